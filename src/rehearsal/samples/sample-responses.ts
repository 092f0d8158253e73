import { tokyoDay } from '../../kernel/clock.ts';
import type { Person } from '../../kernel/person.ts';
import { atTokyo } from '../../kernel/tokyo-time.ts';
import type { WorkingDays } from '../../kernel/working-day.ts';

/** One thing that somebody of the sample city did with a form. */
export type SampleStep =
  | {
      readonly kind: 'respond';
      readonly by: Person;
      readonly form: string;
      readonly inputs: Readonly<Record<string, string>>;
      readonly at: Date;
    }
  /** Decides everything that waits for this person at that moment. */
  | { readonly kind: 'approve'; readonly by: Person; readonly at: Date };

interface Plan {
  readonly kind: SampleStep['kind'];
  readonly by: string;
  /** Working days before today. */
  readonly ago: number;
  readonly form?: string;
  readonly inputs?: Readonly<Record<string, string>>;
}

/** In order of time: one application that was approved, and two that wait for 月岡 誠, the 所属長 of 市民課. */
const PLANS: readonly Plan[] = [
  {
    kind: 'respond',
    by: '星野 あかり',
    ago: 8,
    form: 'book-loan',
    inputs: { title: '伝わる文章の書き方', note: '窓口の案内文を見直したいです。' },
  },
  { kind: 'approve', by: '高橋 花子', ago: 7 },
  {
    kind: 'respond',
    by: '市民課/shuji',
    ago: 2,
    form: 'audit-lecture',
    inputs: { course: '窓口接遇研修', before: 'true', reason: '窓口の担当になり、もう一度学び直したいためです。' },
  },
  {
    kind: 'respond',
    by: '星野 あかり',
    ago: 1,
    form: 'correspondence-course',
    inputs: {
      source: 'center',
      course: '簿記3級講座',
      reason: '公金の収納事務を、仕組みから理解して説明できるようになりたいためです。',
      agreed: 'true',
    },
  },
];

/** What people did before the sample city was opened, at 10:00 of each day. */
export function sampleResponses(staff: readonly Person[], now: Date, days: WorkingDays): readonly SampleStep[] {
  return PLANS.flatMap(({ kind, by, ago, form = '', inputs = {} }): SampleStep[] => {
    const person = personOf(by, staff);
    if (person === undefined) return [];
    const at = atTokyo(days.add(tokyoDay(now), -ago), '10:00');
    return [kind === 'respond' ? { kind, by: person, form, inputs, at } : { kind, by: person, at }];
  });
}

/** A name of the cast, or the first of a section with this grade. */
export function personOf(who: string, staff: readonly Person[]): Person | undefined {
  return staff.find(({ name, section, grade }) => name === who || `${section}/${grade}` === who);
}
