import type { Words } from '../../../kernel/wording.ts';
import type { LineProblem } from '../rules/read-numbers.ts';

interface ListWords {
  readonly title: string;
  readonly text: string;
  readonly label: string;
  readonly add: string;
  readonly remove: string;
  readonly done: (people: number, changed: number) => string;
  readonly empty: string;
  readonly tooLong: string;
  readonly wrong: string;
  readonly dropped: string;
  readonly line: (line: number) => string;
  readonly rest: (count: number) => string;
  readonly problems: Readonly<Record<LineProblem, (shown: string) => string>>;
}

export const LIST: Words<ListWords> = {
  ja: {
    title: '受検した人の名簿を入れる',
    text: '受検した人の職員番号だけを、一行に一つずつ貼り付けてください。案内を送らないためだけに使います。点数や結果のある列は、貼り付けないでください。',
    label: '職員番号（一行に一つ）',
    add: '受検した人に加える',
    remove: '受検した人から外す',
    done: (people, changed) => `✓ ${String(people)}人を受け付け、${String(changed)}人の記録を変えました。`,
    empty: '⚠ 職員番号がありません。何も変えていません。',
    tooLong: '⚠ 一度に入れられるのは12,000文字までです。何も変えていません。いくつかに分けてください。',
    wrong: '⚠ 次の行を直してください。何も変えていません。',
    dropped: '職員番号のほかの列は、受け取らずに捨てました。',
    line: (line) => `${String(line)}行目`,
    rest: (count) => `ほか ${String(count)}行`,
    problems: {
      unknown: (shown) => `職員番号「${shown}」は名簿にありません`,
      'more-columns': () => '職員番号のほかの列があります。職員番号だけにしてください',
      'too-long': () => '長すぎて、職員番号と読めません',
    },
  },
  en: {
    title: 'Enter who has taken it',
    text: 'Paste the employee numbers of those who have taken the check, one a line and nothing else. They are used only to send no message. Never paste columns with scores or results.',
    label: 'Employee numbers (one a line)',
    add: 'Add to those who have taken it',
    remove: 'Take off the list',
    done: (people, changed) => `✓ ${String(people)} people read, ${String(changed)} changed.`,
    empty: '⚠ There is no employee number. Nothing was changed.',
    tooLong: '⚠ At most 12,000 characters at a time. Nothing was changed; please split the list.',
    wrong: '⚠ Please correct these lines. Nothing was changed.',
    dropped: 'Columns other than the employee number were thrown away.',
    line: (line) => `Line ${String(line)}`,
    rest: (count) => `and ${String(count)} more`,
    problems: {
      unknown: (shown) => `the number “${shown}” is not on the roster`,
      'more-columns': () => 'there are further columns; give the number alone',
      'too-long': () => 'too long for an employee number',
    },
  },
};

interface NextWords {
  readonly title: string;
  readonly none: string;
  readonly text: (count: number, day: string) => string;
  readonly why: string;
  readonly more: string;
  readonly again: string;
}

export const NEXT: Words<NextWords> = {
  ja: {
    title: '次の案内が届く人',
    none: '－ これから送る案内はありません。',
    text: (count, day) => `${day}の案内は、いまの記録では${String(count)}人に届きます。`,
    why: '受検したと記録された人と、案内を止めた人は、どちらも出ません。この一覧は実施事務従事者だけが見られ、見たことは監査記録に残ります（人数だけ）。写したり、ほかの人に伝えたりしないでください。',
    more: '続きを見る',
    again: '最初にもどる',
  },
  en: {
    title: 'Who gets the next message',
    none: '– No further message is to be sent.',
    text: (count, day) => `As things stand, the message of ${day} goes to ${String(count)} people.`,
    why: 'Neither those recorded as having taken it nor those who stopped the messages are listed. Only the stress check staff see this; each look is in the audit log (as a number). Do not copy it or pass it on.',
    more: 'Show more',
    again: 'Back to the first',
  },
};
