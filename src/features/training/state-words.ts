import { say } from '../../kernel/wording.ts';
import type { Voice, Words } from '../../kernel/wording.ts';
import type { TrainingView } from './training-view.ts';
import type { Availability, OwnState } from './rules/session-state.ts';

/** A state as it stands on every card: the same mark, word and colour everywhere. */
export interface StateWords {
  readonly text: string;
  readonly color: 'Default' | 'Good' | 'Warning' | 'Attention' | 'Accent';
}

/** The ground of the state on a card: coloured text is too pale for the light theme, dark text on a tint is not. */
export function tintOf(color: StateWords['color']): string {
  return color.toLowerCase();
}

type Said = readonly [Words, StateWords['color']];

/** What concerns the person comes before how the session stands for everybody. */
export function stateOf({ training, availability, own, isForPerson }: TrainingView, voice: Voice): StateWords {
  const called = training.session.state === 'cancelled';
  const [words, color] =
    (called ? null : ownWords(own)) ?? (isForPerson || isClosed(availability) ? availabilityWords(availability) : NOT_FOR_YOU);
  return { text: say(words, voice), color };
}

function isClosed({ kind }: Availability): boolean {
  return kind === 'cancelled' || kind === 'over' || kind === 'closed';
}

const NOT_FOR_YOU: Said = [{ ja: '－ 対象外', en: '– Not for you' }, 'Default'];

function availabilityWords(availability: Availability): Said {
  switch (availability.kind) {
    case 'open':
      return availability.isScarce ? scarce(availability.seats) : plenty(availability.seats);
    case 'full':
      return [fullWords(availability.waiting), 'Warning'];
    case 'closed':
      return [{ ja: '■ 申込締切', easy: '■ 申（もう）し込みは終わりました', en: '■ Sign-up closed' }, 'Default'];
    case 'over':
      return [{ ja: '■ 終了', en: '■ Over' }, 'Default'];
    case 'cancelled':
      return [{ ja: '✕ 中止', easy: '✕ 中止（ちゅうし） なくなりました', en: '✕ Called off' }, 'Attention'];
  }
}

function plenty(seats: number): Said {
  const count = String(seats);
  return [{ ja: `○ 受付中（残り${count}席）`, easy: `○ 申し込めます（あと${count}人）`, en: `○ Open (${count} seats left)` }, 'Good'];
}

function scarce(seats: number): Said {
  const count = String(seats);
  const english = seats === 1 ? '1 seat left' : `${count} seats left`;
  return [{ ja: `△ 受付中（残り${count}席）`, easy: `△ 申し込めます（あと${count}人だけ）`, en: `△ Open (only ${english})` }, 'Warning'];
}

function fullWords(waiting: number): Words {
  const count = String(waiting);
  if (waiting === 0)
    return {
      ja: '▲ 満席（キャンセル待ちを受付中）',
      easy: '▲ 席がありません（順番を待てます）',
      en: '▲ Full (you can join the waiting list)',
    };
  return {
    ja: `▲ 満席（キャンセル待ち ${count}人）`,
    easy: `▲ 席がありません（${count}人が待っています）`,
    en: `▲ Full (${count} waiting)`,
  };
}

/** Null where the person's own past says nothing about what can be done now. */
function ownWords(own: OwnState): Said | null {
  return own.kind === 'waiting' ? [waitingWords(own.position.number), 'Warning'] : OWN[own.kind];
}

const OWN: Readonly<Record<Exclude<OwnState['kind'], 'waiting'>, Said | null>> = {
  none: null,
  cancelled: null,
  withdrawn: null,
  confirmed: [{ ja: '✓ 受講決定', easy: '✓ 受けることが決まりました', en: '✓ You have a seat' }, 'Good'],
  missed: [{ ja: '■ キャンセル待ちのまま締切', easy: '■ 席があきませんでした', en: '■ No seat became free' }, 'Default'],
  attended: [{ ja: '✓ 受講済み', easy: '✓ 受けました', en: '✓ Attended' }, 'Good'],
  absent: [{ ja: '－ 欠席', easy: '－ 休みました', en: '– Absent' }, 'Default'],
  'not-entered': [{ ja: '■ 終了（出欠の登録待ち）', easy: '■ 終わりました', en: '■ Over (attendance not entered yet)' }, 'Default'],
  removed: [
    { ja: '✕ 人事担当が取り消しました', easy: '✕ 人事の担当の人が取り消しました', en: '✕ Taken off by the personnel section' },
    'Attention',
  ],
};

function waitingWords(place: number): Words {
  const count = String(place);
  return { ja: `… キャンセル待ち ${count}番目`, easy: `… 待っています ${count}番目（ばんめ）`, en: `… Waiting, number ${count}` };
}
