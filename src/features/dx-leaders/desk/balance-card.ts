import type { Card } from '../../../card-kit/card.ts';
import { GRADE_LABELS } from '../../../kernel/grade.ts';
import { fiscalYearLabel } from '../../../kernel/tokyo-time.ts';
import { say } from '../../../kernel/wording.ts';
import type { Voice, Words } from '../../../kernel/wording.ts';
import type { DeskState, Seen } from './candidates.ts';
import { BALANCE_TEXT, selectedWords, shareWords } from './count-words.ts';
import { pageOf } from './cycle-card.ts';
import type { CycleSight, Drawing } from './cycle-card.ts';
import { pageCard } from './page-card.ts';
import { balanceOf } from './rules/balance.ts';
import { YEAR_TARGET } from './rules/programme.ts';
import type { YearProgress } from './rules/programme.ts';
import { deskVerbs } from './verbs.ts';
import { DESK, FACTS } from './words.ts';

/** How candidates and those selected spread over bureaus and grades, and the years of the programme. */
export function balanceCard(
  sight: CycleSight,
  { rows, years }: { readonly rows: readonly Seen[]; readonly years: readonly YearProgress[] },
  drawing: Drawing,
): Card {
  const { voice } = drawing;
  const weighed = rows.flatMap(({ candidate, person }) =>
    person !== null && WEIGHED.includes(candidate.state)
      ? [{ bureau: person.bureau, grade: person.grade, isSelected: candidate.state === 'selected' }]
      : [],
  );
  const { bureaus, grades } = balanceOf(weighed);
  const line = (group: string, share: Parameters<typeof shareWords>[0]): string => `${group}: ${say(shareWords(share), voice)}`;
  return pageCard(
    {
      ...pageOf(sight.cycle, drawing),
      ...{ note: null, text: say(BALANCE_TEXT, voice), facts: [] },
      texts: [
        { label: BY_BUREAU, text: lines(bureaus.map((share) => line(share.group, share))) },
        { label: BY_GRADE, text: lines(grades.map((share) => line(GRADE_LABELS[share.group], share))) },
        { label: FACTS.years, text: years.map((year) => yearLine(year, voice)).join('\n\n') },
      ],
      actions: [{ title: DESK.toDesk, verb: deskVerbs.show }],
    },
    voice,
  );
}

const BY_BUREAU: Words = { ja: '部局', en: 'By bureau' };
const BY_GRADE: Words = { ja: '職階', en: 'By grade' };
const WEIGHED: readonly DeskState[] = ['ready', 'selected', 'not-selected'];

function lines(all: readonly string[]): string {
  return all.length === 0 ? '－' : all.join('\n\n');
}

function yearLine({ fiscalYear, selected }: YearProgress, voice: Voice): string {
  const mark = selected >= YEAR_TARGET ? '✓ ' : '';
  return `${mark}${fiscalYearLabel(fiscalYear, voice.locale)}: ${say(selectedWords(selected), voice)}`;
}
