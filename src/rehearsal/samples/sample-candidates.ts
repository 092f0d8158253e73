import { tokyoDay } from '../../kernel/clock.ts';
import type { Person } from '../../kernel/person.ts';
import { addDays, atTokyo, fiscalYearOf } from '../../kernel/tokyo-time.ts';
import type { Day } from '../../kernel/tokyo-time.ts';
import type { WorkingDays } from '../../kernel/working-day.ts';
import { personOf } from './sample-responses.ts';

/** How far somebody of the sample city has come. `deciding`: their 所属長 has not decided. */
export type SampleEnd = 'deciding' | 'ready' | 'rejected' | 'withdrawn' | 'consent' | 'declined' | 'nominated-ready';

export interface SampleCandidate {
  readonly person: Person;
  readonly end: SampleEnd;
  readonly motivation: string;
  readonly theme: string;
  readonly skills: string;
  readonly mayPublish: boolean;
}

export interface SampleLeader {
  readonly id: string;
  readonly person: Person;
  readonly fiscalYear: number;
  readonly theme: string;
  readonly fromDay: Day;
}

/** One year's call as it stands at this moment. */
export interface SampleCycle {
  readonly fiscalYear: number;
  readonly applyUntil: Date;
  readonly openedAt: Date;
  readonly candidates: readonly SampleCandidate[];
  /** Of the year before, still in term. */
  readonly leaders: readonly SampleLeader[];
}

interface Plan {
  readonly who: string;
  readonly end: SampleEnd;
  readonly theme: string;
  readonly motivation: string;
  readonly skills?: string;
  readonly isSilent?: boolean;
}

/** One in each state. The only 所属長 who still has to decide is 月岡 誠, so that a visitor can bring the year to its end. */
const PLANS: readonly Plan[] = [
  {
    ...{ who: '企画政策課/shuji', end: 'ready', theme: '庁内の会議をペーパーレスにする' },
    ...{ motivation: '毎週の会議のたびに、資料を200枚ほど印刷しています。減らす手順を各課と作りたいです。', skills: '会議システムの試行' },
  },
  {
    ...{ who: '財政課/shusa-shunin', end: 'ready', theme: '予算要求の集計を自動にする' },
    ...{ motivation: '各課の表を手で集めています。入力の形をそろえ、集計の時間をなくしたいです。', skills: '表計算の自動化' },
  },
  {
    ...{ who: '障がい福祉課/fuku-shukan', end: 'ready', theme: '更新の手続きをオンラインで受ける', isSilent: true },
    motivation: '窓口に来られない人が多い手続きです。来庁しなくても更新できるようにしたいです。',
  },
  {
    ...{ who: '環境課/shusa-shunin', end: 'ready', theme: '現場の点検をその場で記録する' },
    motivation: '点検の紙を庁舎で打ち直しています。現場で入力できるようにしたいです。',
  },
  {
    ...{ who: '市民課/fuku-shukan', end: 'deciding', theme: '書かない窓口を広げる' },
    ...{ motivation: '転入の手続きで、同じことを何度も書いてもらっています。一度で済むようにしたいです。', skills: '窓口業務8年' },
  },
  {
    ...{ who: '課税課/shuji', end: 'rejected', theme: '申告の案内を分かりやすくする' },
    motivation: '問い合わせの多い項目から、案内文を直したいです。',
  },
  {
    ...{ who: '建築住宅課/shuji', end: 'withdrawn', theme: '図面の検索' },
    motivation: '図面を探す時間を短くしたいです。',
  },
  {
    who: '長寿介護課/shuji',
    end: 'consent',
    theme: '',
    motivation: '訪問の記録を、自分で作った表で早くしています。ほかの係にも広めてほしいです。',
  },
  { who: '保育幼稚園課/shusa-shunin', end: 'declined', theme: '', motivation: '入園の選考の表を作り直した経験があります。' },
  { who: '学務課/shuji', end: 'nominated-ready', theme: '', motivation: '学校との連絡を、電話から電子にする工夫を続けています。' },
];

const LEADERS: readonly { readonly who: string; readonly theme: string }[] = [
  { who: '生涯学習課/shusa-shunin', theme: '講座の申込みをオンラインにする' },
  { who: '経済振興課/shuji', theme: '補助金の審査を表で見えるようにする' },
  { who: '下水道施設課/shuji', theme: '管路の台帳を地図で引く' },
];

const FIRST_YEAR = 2026;
const LAST_YEAR = 2031;

/** The year's call; null outside the years of the programme (5.5.(3)). */
export function sampleCycle(staff: readonly Person[], now: Date, days: WorkingDays): SampleCycle | null {
  const fiscalYear = fiscalYearOf(now);
  if (fiscalYear < FIRST_YEAR || fiscalYear > LAST_YEAR) return null;
  const today = tokyoDay(now);
  return {
    fiscalYear,
    applyUntil: atTokyo(days.add(today, 10), '17:00'),
    openedAt: atTokyo(days.add(today, -8), '09:00'),
    candidates: PLANS.flatMap(({ who, skills = '', isSilent = false, ...plan }) => {
      const person = personOf(who, staff);
      return person === undefined ? [] : [{ ...plan, person, skills, mayPublish: !isSilent }];
    }),
    leaders: LEADERS.flatMap(({ who, theme }, at) => {
      const person = personOf(who, staff);
      const id = `sample-leader-${String(at)}`;
      return person === undefined ? [] : [{ id, person, theme, fiscalYear: fiscalYear - 1, fromDay: addDays(today, -300) }];
    }),
  };
}
