import type { Card } from '../../../card-kit/card.ts';
import { card } from '../../../card-kit/fill-template.ts';
import { newsData } from '../../../card-kit/typed-input.ts';
import { tokyoDay } from '../../../kernel/clock.ts';
import { tokyoClock } from '../../../kernel/tokyo-time.ts';
import { say } from '../../../kernel/wording.ts';
import type { Voice, Words } from '../../../kernel/wording.ts';
import basicsTemplate from '../../../../cards/forms/desk-basics.json' with { type: 'json' };
import { isDay } from '../rules/validate.ts';
import { ANSWERINGS, CHAINS } from './draft.ts';
import type { Basics } from './draft.ts';
import { ANSWERING_WORDS, BASICS_WORDS, CHAIN_WORDS, STEPS } from './draft-messages.ts';
import { inputData } from './input-data.ts';
import type { Typed } from './input-data.ts';
import { BACK, DESK_KIND } from './messages.ts';
import { END_OF_DAY } from './rules/read-basics.ts';
import type { Inputs } from './rules/problem.ts';

/** Which draft a card of the making is about; revision 0 before it is kept for the first time. `new` leads on to the next part. */
export interface Making {
  readonly id: string;
  readonly revision: number;
  readonly step: 'new' | 'edit';
}

export interface PartView extends Typed {
  readonly making: Making;
  /** What happened before this card; null when nothing is to be said. */
  readonly news: Words | null;
}

export const EMPTY_BASICS: Inputs = { answering: 'once', chain: 'none' };

export function basicsCard({ making, news, ...typed }: PartView, voice: Voice): Card {
  const { inputs } = typed;
  const input = (name: string, label: Words, keep?: number) => ({
    [name]: inputData(typed, { name, label, ...(keep === undefined ? {} : { keep }) }, voice),
  });
  const hasDeadline = isDay(inputs['deadlineDay'] ?? '');
  const isNew = making.revision === 0;
  return card(
    basicsTemplate,
    {
      kind: say(DESK_KIND, voice),
      title: say(STEPS.basics, voice),
      ...newsData(news, typed.problems, voice),
      ...wordsOf(voice),
      ...input('name', BASICS_WORDS.title),
      ...input('purpose', BASICS_WORDS.purpose, 1500),
      ...input('introduction', BASICS_WORDS.introduction, 1500),
      ...input('answering', BASICS_WORDS.answering),
      ...input('chain', BASICS_WORDS.chain),
      ...input('deadlineDay', BASICS_WORDS.deadlineDay),
      deadlineTime: { ...inputData(typed, { name: 'deadlineTime', label: BASICS_WORDS.deadlineTime }, voice), value: timeOf(inputs) },
      ...input('retention', BASICS_WORDS.retention, 20),
      answerings: ANSWERINGS.map((id) => ({ id, label: say(ANSWERING_WORDS[id], voice) })),
      chains: CHAINS.map((id) => ({ id, label: say(CHAIN_WORDS[id], voice) })),
      ...{ hasDeadline, hasNoDeadline: !hasDeadline, isNew, isKept: !isNew, ...making },
      save: say(making.step === 'new' ? BASICS_WORDS.next : BASICS_WORDS.save, voice),
    },
    say(DESK_KIND, voice),
  );
}

function wordsOf(voice: Voice) {
  return {
    intro: say(BASICS_WORDS.intro, voice),
    nameExample: say(BASICS_WORDS.titleExample, voice),
    missing: say(BASICS_WORDS.missing, voice),
    anonymousHint: say(BASICS_WORDS.anonymousHint, voice),
    retentionHint: say(BASICS_WORDS.retentionHint, voice),
    back: say(BACK, voice),
  };
}

/** An input for times shows nothing but times. */
function timeOf(inputs: Inputs): string {
  const typed = inputs['deadlineTime'] ?? '';
  return /^\d{2}:\d{2}$/.test(typed) ? typed : END_OF_DAY;
}

/** What is kept, as if it had been typed. */
export function basicsInputs({ title, purpose, intro, answering, chain, deadline, retentionDays }: Basics): Inputs {
  const end = deadline === null ? null : new Date(deadline);
  return {
    ...{ name: title, purpose, introduction: intro, answering, chain, retention: String(retentionDays) },
    ...(end === null ? {} : { deadlineDay: tokyoDay(end), deadlineTime: tokyoClock(end) }),
  };
}
