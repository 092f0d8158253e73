import type { Card, CardData } from '../../../card-kit/card.ts';
import { card } from '../../../card-kit/fill-template.ts';
import { GRADE_LABELS } from '../../../kernel/grade.ts';
import { nameWithPlace } from '../../../kernel/person.ts';
import type { Person } from '../../../kernel/person.ts';
import { MAX_REJECTION_SENTENCE, REJECTION_LABELS } from '../../../kernel/rejection.ts';
import { fiscalYearLabel, formatDay } from '../../../kernel/tokyo-time.ts';
import { say } from '../../../kernel/wording.ts';
import type { Voice, Words } from '../../../kernel/wording.ts';
import candidatesTemplate from '../../../../cards/dx-leaders/desk-candidates.json' with { type: 'json' };
import type { DeskCandidate, DeskState, Seen } from './candidates.ts';
import { pageWords, selectedWords } from './count-words.ts';
import type { CycleSight } from './cycle-card.ts';
import { noteOf, pageCard, shorten } from './page-card.ts';
import type { Note, Page, PageAction } from './page-card.ts';
import { deskVerbs } from './verbs.ts';
import { BUTTONS, DESK, FACTS } from './words.ts';

const LEFT: Words = { ja: '名簿にいない人', en: 'somebody who has left' };

export function nameOf(person: Person | null, voice: Voice): string {
  return person === null ? say(LEFT, voice) : nameWithPlace(person, voice.locale);
}

type Said = readonly [Words, Page['tint']];

const STATES: Readonly<Record<DeskState, Said>> = {
  consent: [{ ja: '… 本人の同意待ち', en: '… Waiting for consent' }, 'default'],
  deciding: [{ ja: '… 所属長の決定待ち', en: '… Waiting for the manager' }, 'default'],
  ready: [{ ja: '… 選考を待っています', en: '… To be decided' }, 'accent'],
  selected: [{ ja: '✓ 選出', en: '✓ Selected' }, 'good'],
  'not-selected': [{ ja: '－ 選出しない', en: '– Not selected' }, 'warning'],
  rejected: [{ ja: '✕ 所属長が却下', en: '✕ Rejected by the manager' }, 'default'],
  declined: [{ ja: '－ 本人が辞退', en: '– Declined' }, 'default'],
  withdrawn: [{ ja: '－ 取下げ', en: '– Withdrawn' }, 'default'],
};

const KINDS: Readonly<Record<DeskCandidate['kind'], Words>> = {
  application: { ja: '応募（公募）', en: 'Application' },
  nomination: { ja: '推薦', en: 'Nomination' },
};

const PER_PAGE = 4;

/** All candidates of a cycle: those to be decided first, those who are out of it last. */
export function candidatesCard(
  { cycle, tally }: CycleSight,
  { rows, page, note }: { readonly rows: readonly Seen[]; readonly page: number; readonly note: Note | null },
  voice: Voice,
): Card {
  const start = page * PER_PAGE < rows.length ? page * PER_PAGE : 0;
  const ordered = rows.toSorted((a, b) => rankOf(a) - rankOf(b));
  const shown = ordered.slice(start, start + PER_PAGE);
  const isLast = start + PER_PAGE >= rows.length;
  const counts = say(pageWords({ count: rows.length, from: start + 1, to: start + shown.length }), voice);
  const selected = `${say(FACTS.selected, voice)} ${say(selectedWords(tally.selected.length), voice)}`;
  return card(
    candidatesTemplate,
    {
      ...{ kind: say(DESK.kind, voice), title: `${fiscalYearLabel(cycle.fiscalYear, voice.locale)} ${say(CANDIDATES, voice)}` },
      ...noteOf(note, voice),
      text: `${counts} ${selected}`,
      rows: shown.map((row) => rowOf(row, voice)),
      ...{
        hasMore: rows.length > PER_PAGE,
        more: say(isLast ? BUTTONS.again : BUTTONS.more, voice),
        nextPage: isLast ? 0 : start / PER_PAGE + 1,
      },
      back: say(DESK.toDesk, voice),
    },
    say(DESK.summary, voice),
  );
}

const CANDIDATES: Words = { ja: 'DXリーダーの候補者', en: 'DX-leader candidates' };
const ORDER: readonly DeskState[] = ['ready', 'selected', 'not-selected', 'deciding', 'consent', 'rejected', 'declined', 'withdrawn'];

function rankOf({ candidate }: Seen): number {
  return ORDER.indexOf(candidate.state);
}

function rowOf({ candidate, person }: Seen, voice: Voice): CardData {
  const [state, tint] = STATES[candidate.state];
  const grade = person === null ? [] : [GRADE_LABELS[person.grade]];
  return {
    ...{ name: nameOf(person, voice), state: say(state, voice), tint, about: [...grade, say(KINDS[candidate.kind], voice)].join('・') },
    ...{ open: say(BUTTONS.open, voice), id: candidate.id },
  };
}

/** What the chain has decided, in words, one line each. */
export interface CandidateSight extends Seen {
  readonly cycle: CycleSight['cycle'];
  readonly nominator: Person | null;
  readonly history: readonly string[];
  /** Why the one who looks does not decide on this candidate, and who does; null when they may. */
  readonly barred: string | null;
}

export function candidateCard(sight: CandidateSight, note: Note | null, voice: Voice): Card {
  const { candidate, person } = sight;
  const [state, tint] = STATES[candidate.state];
  return pageCard(
    {
      ...{ kind: DESK.candidateKind, title: nameOf(person, voice), state, tint, note, text: sight.barred ?? '' },
      facts: factsOf(sight, voice),
      texts: textsOf(candidate),
      ...{ id: candidate.id, version: candidate.version, actions: choicesOf(sight) },
    },
    voice,
  );
}

function factsOf({ candidate, person, nominator, history }: CandidateSight, voice: Voice): Page['facts'] {
  const route = say(KINDS[candidate.kind], voice);
  const submitted = candidate.submittedAt === null ? [] : [`${formatDay(candidate.submittedAt, voice.locale)} ${say(SUBMITTED, voice)}`];
  return [
    ...(person === null ? [] : [{ label: FACTS.grade, value: GRADE_LABELS[person.grade] }]),
    { label: FACTS.route, value: candidate.nominator === null ? route : `${route}（${nameOf(nominator, voice)}）` },
    { label: FACTS.publishing, value: say(candidate.mayPublish ? AGREED : NOT_AGREED, voice) },
    ...[...submitted, ...history].map((value) => ({ label: FACTS.path, value })),
    ...(candidate.rejection === null || candidate.state !== 'not-selected'
      ? []
      : [
          {
            label: FACTS.reason,
            value: `${say(REJECTION_LABELS[candidate.rejection.category], voice)}: ${shorten(candidate.rejection.sentence, MAX_REJECTION_SENTENCE)}`,
          },
        ]),
  ];
}

const SUBMITTED: Words = { ja: '提出', en: 'submitted' };
const AGREED: Words = { ja: '名簿に氏名を載せることに同意', en: 'Agrees to be named' };
const NOT_AGREED: Words = { ja: '名簿に氏名を載せることに同意していません', en: 'Does not agree to be named' };

function textsOf({ reason, motivation, theme, skills }: DeskCandidate): Page['texts'] {
  return [
    { label: FACTS.nominationReason, text: reason },
    { label: FACTS.motivation, text: motivation },
    { label: FACTS.theme, text: theme },
    { label: FACTS.skills, text: skills },
  ].filter(({ text }) => text !== '');
}

function choicesOf({ candidate: { state }, cycle, barred }: CandidateSight): readonly PageAction[] {
  const back = { title: DESK.toList, verb: deskVerbs.candidates };
  if (cycle.state !== 'closed' || barred !== null) return [back];
  const select = { title: BUTTONS.select, verb: deskVerbs.select };
  const passOver = { title: BUTTONS.passOver, verb: deskVerbs.askPassOver };
  const undo = { title: BUTTONS.undo, verb: deskVerbs.undo };
  if (state === 'ready') return [select, passOver, back];
  if (state === 'selected') return [passOver, undo, back];
  return state === 'not-selected' ? [select, undo, back] : [back];
}
