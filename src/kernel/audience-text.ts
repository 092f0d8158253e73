import type { Audience } from './audience.ts';
import { GRADE_LABELS } from './grade.ts';
import { ROLE_LABELS } from './role.ts';
import { say } from './wording.ts';
import type { Voice, Words } from './wording.ts';

const EVERYBODY: Words = { ja: '全員', en: 'All staff' };

/** 「総務部、市民生活部／課長級／採用3年目まで／職員番号で12人」 */
export function audienceText(audience: Audience, voice: Voice): string {
  const comma = say({ ja: '、', en: ', ' }, voice);
  const parts = [
    audience.bureaus?.join(comma),
    audience.sections?.join(comma),
    audience.grades?.map((grade) => GRADE_LABELS[grade]).join(comma),
    audience.roles?.map((role) => ROLE_LABELS[role]).join(comma),
    audience.yearsSinceHiring === undefined ? undefined : say(yearsText(audience.yearsSinceHiring), voice),
    audience.employeeNumbers === undefined ? undefined : say(numbersText(audience.employeeNumbers.length), voice),
  ].filter((part) => part !== undefined);
  return parts.length === 0 ? say(EVERYBODY, voice) : parts.join(say({ ja: '／', en: ' / ' }, voice));
}

function yearsText(years: number): Words {
  if (years === 1) return { ja: '今年度の新規採用職員', en: 'hired in this fiscal year' };
  return { ja: `採用${String(years)}年目まで`, en: `up to year ${String(years)} of service` };
}

function numbersText(count: number): Words {
  return { ja: `職員番号で${String(count)}人`, en: `${String(count)} by employee number` };
}
