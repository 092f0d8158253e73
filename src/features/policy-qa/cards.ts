import type { Card } from '../../card-kit/card.ts';
import { card } from '../../card-kit/fill-template.ts';
import type { CardData } from '../../card-kit/card.ts';
import { say } from '../../kernel/wording.ts';
import type { Wording } from '../../kernel/wording.ts';
import type { PolicyDocument } from '../../knowledge/schema.ts';
import answerTemplate from '../../../cards/policy-qa/answer.json' with { type: 'json' };
import clarifyTemplate from '../../../cards/policy-qa/clarify.json' with { type: 'json' };
import declinedTemplate from '../../../cards/policy-qa/declined.json' with { type: 'json' };
import supportTemplate from '../../../cards/policy-qa/support.json' with { type: 'json' };
import type { Answer } from '../../answering/answer/answer.ts';
import { sourceLine } from '../../answering/answer/citation.ts';
import { LABELS, REWORD, SENTENCES } from '../../answering/messages.ts';
import { OFFICIAL } from './official-messages.ts';
import type { FollowUp } from './actions.ts';
import { factsData, nextData } from './phone-layout.ts';
import { joinSections } from './show-official.ts';

interface View {
  readonly document: PolicyDocument;
  /** Somebody outside the roster is told that answers are all there is. */
  readonly isStranger: boolean;
  /** What this person has asked for, whatever the wording of this one answer is. */
  readonly usual: Wording;
  /** Cited sections whose official wording can be shown. */
  readonly official: readonly string[];
  /** What this person can do next. */
  readonly actions: readonly FollowUp[];
}

/** The card of an answer; small talk has none and is sent as text. */
export function answerCard(answer: Answer, view: View): Card {
  const data = dataOf(answer, view);
  switch (answer.outcome) {
    case 'support':
      return card(supportTemplate, data, say(LABELS.reply, answer));
    case 'clarify':
      return card(clarifyTemplate, data, say(LABELS.reply, answer));
    case 'declined':
      return card(declinedTemplate, data, say(LABELS.reply, answer));
    case 'answered':
    case 'smalltalk':
      return card(answerTemplate, data, say(LABELS.reply, answer));
  }
}

function dataOf(answer: Answer, view: View): CardData {
  const { locale } = answer;
  const source = sourceLine(answer.citations, view.document, locale);
  return {
    kind: say(LABELS.kind, answer),
    title: answer.title,
    fallback: `${answer.title}: ${answer.lead}`,
    state: say(isRefusal(answer) ? LABELS.refused : LABELS.notStated, answer),
    paragraphs: answer.lead.trim().split(/\n+/).map(asText),
    items: answer.items.map(asText),
    ...factsData(answer),
    notes: answer.notes.map(asText),
    source,
    hasSource: source !== '',
    ...rewordData(answer, view.usual),
    ...officialData(answer, view.official),
    isStranger: view.isStranger,
    rosterNote: say(SENTENCES.onlyPolicy, answer),
    actions: view.actions.map(({ verb, id, title }) => ({ verb, id, title })),
    nextTitle: say(isNotFound(answer) ? SENTENCES.nearest : LABELS.related, answer),
    ...nextData(withRoomFor(view, answer)),
  };
}

/** Teams shows six actions (teams-facts 1.5); what can be done goes before what else can be asked. */
const MOST_BUTTONS = 6;

function withRoomFor({ actions, official }: View, answer: Answer): Answer {
  const tools = (isRewordable(answer) ? 1 : 0) + (official.length > 0 ? 1 : 0);
  return { ...answer, suggestions: answer.suggestions.slice(0, MOST_BUTTONS - tools - actions.length) };
}

/** The button that turns the card, and the sentence that makes its wording last; English has one wording. */
function rewordData(answer: Answer, usual: Wording): CardData {
  const { wording, basis, confidential } = answer;
  const isEasy = wording === 'easy';
  return {
    hasReword: isRewordable(answer),
    reword: isEasy ? REWORD.standard : REWORD.easy,
    wording: isEasy ? 'standard' : 'easy',
    entry: answer.entries[0] ?? '',
    basis: basis ?? '',
    confidential,
    isEasy,
    wordingNote: usual === 'easy' ? REWORD.usually : REWORD.once,
  };
}

function isRewordable({ basis, locale }: Answer): boolean {
  return basis !== null && locale === 'ja';
}

function officialData(answer: Answer, sections: readonly string[]): CardData {
  const hasOfficial = sections.length > 0;
  return {
    hasOfficial,
    hasTools: hasOfficial || isRewordable(answer),
    official: say(OFFICIAL.button, answer),
    officialSections: joinSections(sections),
    locale: answer.locale,
  };
}

function isNotFound(answer: Answer): boolean {
  return answer.outcome === 'declined' && answer.entries.length === 0;
}

function isRefusal(answer: Answer): boolean {
  return isNotFound(answer) && answer.suggestions.length === 0;
}

function asText(text: string): CardData {
  return { text };
}
