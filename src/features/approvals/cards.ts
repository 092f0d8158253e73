import type { ApprovalSubject, AskedBecause, CaseSight } from '../../approvals/port.ts';
import type { Card, CardData } from '../../card-kit/card.ts';
import { card } from '../../card-kit/fill-template.ts';
import { currentStep } from '../../kernel/approval-case.ts';
import { nameOf } from '../../kernel/approval-words.ts';
import { say } from '../../kernel/wording.ts';
import type { Voice } from '../../kernel/wording.ts';
import type { WorkingDays } from '../../kernel/working-day.ts';
import decisionTemplate from '../../../cards/approvals/decision.json' with { type: 'json' };
import textTemplate from '../../../cards/approvals/text.json' with { type: 'json' };
import { dueWords, historyLines, isConsent, stateWords } from './case-words.ts';
import { CONSENT_CASE, CONSENT_KINDS, CONSENT_SUMMARY, DECLINING } from './consent-messages.ts';
import { delegateForm, NO_FORMS, rejectForm } from './decision-forms.ts';
import type { DelegateInput, RejectInput } from './decision-forms.ts';
import { CASE, KINDS, READ, SIGHT, SUMMARIES } from './messages.ts';
import { paged, shorten, shortenAll } from './shorten.ts';
import type { Worded } from './shorten.ts';

/** How a case is shown. `form`: the inputs that a decision needs stand in the place of the buttons. */
export interface Showing {
  readonly why: AskedBecause | 'updated' | 'asked-for';
  /** What the tap has done. */
  readonly note?: string;
  readonly form?: { readonly kind: 'reject'; readonly input: RejectInput } | { readonly kind: 'delegate'; readonly input: DelegateInput };
}

export interface Telling {
  readonly voice: Voice;
  readonly workingDays: WorkingDays;
}

const MAX_TITLE = 100;
/** Four bytes at most for each character, so that what people write never fills a card (25 KB) together with all the rest. */
const FACTS = { each: 160, all: 1_500, count: 14 };
const TEXTS = { each: 900, all: 2_400 };
const MAX_RULE = 200;

/** The decider card, its forms and its result: one card that changes in place. */
export function decisionCard(sight: CaseSight, showing: Showing, telling: Telling): Card {
  const { voice } = telling;
  const data: CardData = {
    kind: say((isConsent(sight.case) ? CONSENT_KINDS : KINDS)[showing.why], voice),
    ...stateWords(sight, voice),
    ...{ hasNote: showing.note !== undefined, note: showing.note ?? '' },
    ...subjectData(sight, showing, telling),
    ...historyData(sight, voice),
    ...{ case: sight.case.id, version: sight.case.version, words: wordsOf(sight, voice) },
    ...buttons(sight, showing),
    ...NO_FORMS,
    ...formData(sight, showing, voice),
  };
  return card(decisionTemplate, data, say(isConsent(sight.case) ? CONSENT_SUMMARY : SUMMARIES[showing.why], voice));
}

function wordsOf({ case: found }: CaseSight, { locale }: Voice) {
  return { ...CASE[locale], ...DECLINING[locale], ...(isConsent(found) ? CONSENT_CASE[locale] : {}) };
}

function subjectData(sight: CaseSight, showing: Showing, telling: Telling) {
  const { subject } = sight;
  const words = say(SIGHT, telling.voice);
  const texts = showing.form === undefined ? shownTexts(subject) : [];
  return {
    title: shorten(subject?.title ?? (isBrief(sight, showing) ? words.noTitle : words.gone), MAX_TITLE),
    facts: factsOf(sight, telling).map(({ label, text }) => ({ label, value: text })),
    hasFacts: true,
    // While a reason is written, that text needs the room.
    texts: texts.map(({ label, text }) => ({ label, text })),
    ...ruleOf(subject),
  };
}

/** A message that was written together with its record, of which nothing could be told. */
function isBrief({ subject, part }: CaseSight, { why }: Showing): boolean {
  return subject === null && part.kind === 'now' && why !== 'asked-for';
}

function historyData(sight: CaseSight, voice: Voice) {
  const history = historyLines(sight, voice).map((line) => ({ line }));
  return { hasHistory: history.length > 0, historyTitle: say(SIGHT, voice).historyTitle, history };
}

function formData({ case: found }: CaseSight, { form }: Showing, voice: Voice): CardData {
  switch (form?.kind) {
    case 'reject':
      return isConsent(found) ? { isDeclining: true } : rejectForm(form.input, voice);
    case 'delegate':
      return delegateForm(form.input);
    case undefined:
      return {};
  }
}

function ruleOf(subject: ApprovalSubject | null) {
  return { hasRule: (subject?.rule ?? '') !== '', rule: shorten(subject?.rule ?? '', MAX_RULE) };
}

function factsOf({ case: found, subject, people, now }: CaseSight, { voice, workingDays }: Telling): readonly Worded[] {
  const words = say(SIGHT, voice);
  const { dueDay } = currentStep(found);
  const given = (subject?.facts ?? []).map(({ label, value }) => ({ label, text: value }));
  return [
    { label: subject?.applicantLabel ?? words.applicant, text: nameOf(found.applicant, people, voice) },
    ...shortenAll(given.slice(0, FACTS.count), FACTS),
    ...(found.state === 'open' && dueDay !== null ? [{ label: words.due, text: dueWords(dueDay, { voice, now, workingDays }) }] : []),
  ];
}

function shownTexts(subject: ApprovalSubject | null): readonly Worded[] {
  return shortenAll(subject?.texts ?? [], TEXTS);
}

function buttons(sight: CaseSight, showing: Showing) {
  const { case: found, subject, part } = sight;
  const { name, state } = currentStep(found);
  const canDecide = part.kind === 'now' && showing.form === undefined && subject !== null;
  return {
    isBrief: isBrief(sight, showing),
    canDecide,
    canHold: canDecide && state === 'waiting' && name !== 'consent',
    canDelegate: canDecide && part.standing.as === 'decider' && name !== 'consent',
    canRead: canDecide && isShortened(subject),
  };
}

function isShortened(subject: ApprovalSubject): boolean {
  const shown = shownTexts(subject);
  const facts = subject.facts.map(({ label, value }) => ({ label, text: value }));
  const short = shortenAll(facts.slice(0, FACTS.count), FACTS);
  return subject.texts.some(({ text }, at) => shown[at]?.text !== text) || facts.some(({ text }, at) => short[at]?.text !== text);
}

const PAGE = 2_400;

/** Everything that the applicant wrote, page by page. */
export function textCard(sight: CaseSight & { readonly subject: ApprovalSubject }, page: number, voice: Voice): Card {
  const { subject } = sight;
  const words = say(READ, voice);
  const pages = paged([...subject.facts.map(({ label, value }) => ({ label, text: value })), ...subject.texts], PAGE);
  const at = Math.min(page, pages.length - 1);
  return card(
    textTemplate,
    {
      ...{ kind: words.kind, title: shorten(subject.title, MAX_TITLE), case: sight.case.id },
      texts: (pages[at] ?? []).map(({ label, text }) => ({ label, text })),
      ...{ place: `${String(at + 1)} / ${String(pages.length)}`, hasMore: at + 1 < pages.length, more: words.more, next: at + 1 },
    },
    say(SUMMARIES['asked-for'], voice),
  );
}
