import { formatTime } from '../../kernel/tokyo-time.ts';
import { say } from '../../kernel/wording.ts';
import type { Voice, Words } from '../../kernel/wording.ts';
import type { TrainingView } from './training-view.ts';
import type { OwnState } from './rules/session-state.ts';

/** What comes next for this person, and how to undo it; empty when the card says it all. */
export function nextOf(view: TrainingView, voice: Voice, contact: string): string {
  if (view.training.session.state !== 'open') return '';
  const words = NEXT[view.own.kind](view, { by: (date) => formatTime(date, voice.locale), contact });
  return words === null ? '' : say(words, voice);
}

interface Said {
  readonly by: (date: Date) => string;
  readonly contact: string;
}

type Next = (view: TrainingView, said: Said) => Words | null;

const nothing: Next = () => null;

const mayJoin: Next = ({ training: { session }, isForPerson, availability }, { by }) =>
  isForPerson && availability.kind === 'full' ? fullWords(by(session.lockAt)) : null;

const NEXT: Readonly<Record<OwnState['kind'], Next>> = {
  confirmed: ({ training: { session }, own }, { by, contact }) =>
    own.kind === 'confirmed' && own.mayCancel ? untilWords(by(session.cancelBy)) : tooLateWords(contact),
  waiting: ({ training: { session } }, { by }) => waitingWords(by(session.lockAt)),
  missed: () => MISSED,
  none: mayJoin,
  cancelled: mayJoin,
  withdrawn: mayJoin,
  attended: nothing,
  absent: nothing,
  'not-entered': nothing,
  removed: nothing,
};

function untilWords(cancelBy: string): Words {
  return {
    ja: `出られなくなったときは、${cancelBy}までにこのカードかマイページから取り消してください。前の営業日の朝にお知らせします。`,
    easy: `出られないときは、${cancelBy}までに、このカードで「申し込みをやめる」をおしてください。前の日（働く日）の朝に、お知らせします。`,
    en: `If you cannot come, please cancel on this card or on “my page” by ${cancelBy}. You will get a reminder on the working day before.`,
  };
}

/** After the deadline the office can still give the seat to somebody by hand. */
export function tooLateWords(contact: string): Words {
  return {
    ja: `取消しの締切を過ぎました。出られなくなったときは、${contact}へご連絡ください。`,
    easy: `ここで申し込みをやめることは、もうできません。出られないときは、${contact}に知らせてください。`,
    en: `The deadline for cancelling has passed. If you cannot come, please tell ${contact}.`,
  };
}

function waitingWords(lockAt: string): Words {
  return {
    ja: `席が空くと順番に繰り上がり、このチャットでお知らせします（${lockAt}まで）。`,
    easy: `席があいたら、順番に受けられます。このチャットで知らせます（${lockAt}まで）。`,
    en: `When a seat becomes free, the next in the list gets it and is told in this chat (until ${lockAt}).`,
  };
}

function fullWords(lockAt: string): Words {
  return {
    ja: `キャンセル待ちに入ると、席が空いたときに順番に繰り上がります（${lockAt}まで）。`,
    easy: `「順番を待つ」をおすと、席があいたときに受けられます（${lockAt}まで）。`,
    en: `If you join the waiting list, you get a seat when it is your turn (until ${lockAt}).`,
  };
}

const MISSED: Words = {
  ja: '締切までに席が空きませんでした。今回は受講できません。次の回をお待ちください。',
  easy: '席があきませんでした。今回は受けられません。次の研修を待ってください。',
  en: 'No seat became free before the deadline, so you cannot take part this time. Please look for the next date.',
};
