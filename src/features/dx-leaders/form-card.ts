import type { Card } from '../../card-kit/card.ts';
import { card } from '../../card-kit/fill-template.ts';
import { say } from '../../kernel/wording.ts';
import type { Voice, Words } from '../../kernel/wording.ts';
import formTemplate from '../../../cards/dx-leaders/form.json' with { type: 'json' };
import nominateTemplate from '../../../cards/dx-leaders/nominate.json' with { type: 'json' };
import type { ApplicationTexts } from './candidate.ts';
import { FORM, NOMINATE, PROBLEMS, TOO_LONG } from './card-messages.ts';
import { COMMON } from './messages.ts';
import { lengthOf, LIMITS, MAX_REASON } from './rules/limits.ts';
import type { TextProblem, TextProblems } from './rules/limits.ts';

/** What was written so far, and what is wrong with it. */
export interface FormInput extends ApplicationTexts {
  readonly cycle: string;
  readonly version: number;
  readonly mayPublish: boolean;
  readonly problems: TextProblems;
  readonly note: Words | null;
}

/** More than is allowed, and still small enough for a card. */
const MAX_KEPT = 1_400;

export function formCard(input: FormInput, voice: Voice): Card {
  const words = FORM[voice.locale];
  const { note, problems, cycle, version } = input;
  const kept = (text: string): string => Array.from(text).slice(0, MAX_KEPT).join('');
  const problem = (field: keyof ApplicationTexts): string =>
    problemWords(problems[field], { text: input[field], limit: LIMITS[field], voice });
  return card(
    formTemplate,
    {
      ...{ kind: say(COMMON, voice).programme, title: words.title, words },
      ...{ hasNote: note !== null, note: note === null ? '' : say(note, voice) },
      ...{ hasMotivation: problems.motivation !== undefined, motivationProblem: problem('motivation'), motivation: kept(input.motivation) },
      ...{ hasTheme: problems.theme !== undefined, themeProblem: problem('theme'), theme: kept(input.theme) },
      ...{ hasSkills: problems.skills !== undefined, skillsProblem: problem('skills'), skills: kept(input.skills) },
      ...{ publish: String(input.mayPublish), cycle, version },
    },
    say(COMMON, voice).summary,
  );
}

function problemWords(
  problem: TextProblem | undefined,
  { text, limit, voice }: { readonly text: string; readonly limit: number; readonly voice: Voice },
): string {
  if (problem === undefined) return '';
  if (problem === 'missing') return say(PROBLEMS.missing, voice);
  const length = lengthOf(text);
  return say(TOO_LONG, voice)(limit, length, Math.min(length, MAX_KEPT));
}

export interface NominateInput {
  readonly cycle: string;
  readonly colleague: string;
  readonly colleagueProblem: Words | null;
  readonly candidates: readonly { readonly id: string; readonly name: string }[];
  readonly reason: string;
  readonly reasonProblem: TextProblem | null;
}

/** Nobody's name is longer. */
const MAX_NAME = 60;

export function nominateCard(input: NominateInput, voice: Voice): Card {
  const words = NOMINATE[voice.locale];
  const { candidates, colleagueProblem, reasonProblem, reason } = input;
  return card(
    nominateTemplate,
    {
      ...{ kind: say(COMMON, voice).programme, title: words.title, words, cycle: input.cycle },
      colleague: Array.from(input.colleague).slice(0, MAX_NAME).join(''),
      ...{ hasColleague: colleagueProblem !== null, colleagueProblem: colleagueProblem === null ? '' : say(colleagueProblem, voice) },
      ...{ hasCandidates: candidates.length > 0, candidates: candidates.map(({ id, name }) => ({ id, name })) },
      reason: Array.from(reason).slice(0, MAX_KEPT).join(''),
      hasReason: reasonProblem !== null,
      reasonProblem: problemWords(reasonProblem ?? undefined, { text: reason, limit: MAX_REASON, voice }),
    },
    say(COMMON, voice).summary,
  );
}
