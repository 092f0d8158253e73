import type { Inputs } from '../../../../card-kit/typed-input.ts';
import { GRADES } from '../../../../kernel/grade.ts';
import { ROLES } from '../../../../kernel/role.ts';
import type { Words } from '../../../../kernel/wording.ts';
import { DX_CLASSES } from '../../announcement.ts';
import type { Addressees } from '../../announcement.ts';
import { MAX_NUMBERS, readNumbers } from '../../rules/read-numbers.ts';
import type { LineProblem } from '../../rules/read-numbers.ts';
import { PROBLEMS, unknownSections } from '../compose-messages.ts';
import { choiceValue, NONE, readOr } from '../typed.ts';
import type { Read } from '../typed.ts';

export interface Roster {
  readonly bureaus: readonly string[];
  readonly sections: ReadonlySet<string>;
  readonly employeeNumbers: ReadonlySet<string>;
  /** Ids of the forms whose missing answers are known. */
  readonly forms: readonly string[];
}

type Found = Record<string, Words>;

/** Whom it is for; what is left empty does not narrow it. */
export function readAudience(inputs: Inputs, roster: Roster): Read<Addressees> {
  const problems: Found = {};
  const several = <T extends string>(name: string, offered: readonly T[]): readonly T[] | undefined => {
    const chosen = (inputs[name] ?? '').split(',').filter((one) => one !== '' && one !== NONE);
    if (chosen.some((value) => !offered.some((one) => choiceValue(one) === value))) problems[name] = PROBLEMS.notOffered;
    const found = offered.filter((one) => chosen.includes(choiceValue(one)));
    return found.length === 0 ? undefined : found;
  };
  const audience = {
    bureaus: several('bureaus', roster.bureaus),
    sections: sections(inputs['sections'] ?? '', roster.sections, problems),
    grades: several('grades', GRADES),
    dxClasses: several('dxClasses', DX_CLASSES),
    roles: several('roles', ROLES),
    yearsSinceHiring: years(inputs['years'] ?? '', problems),
    unanswered: several('unanswered', roster.forms)?.[0],
    employeeNumbers: numbers(inputs['numbers'] ?? '', roster.employeeNumbers, problems),
  };
  // Without what was left empty, so that two equal choices are equal when they are kept.
  return readOr(problems, Object.fromEntries(Object.entries(audience).filter(([, part]) => part !== undefined)) as Addressees);
}

function sections(typed: string, known: Roster['sections'], problems: Found): string[] | undefined {
  const names = [...new Set(typed.normalize('NFKC').split(/[\s,、;・/]+/))].filter(Boolean);
  const unknown = names.filter((name) => !known.has(name));
  if (unknown.length > 0) problems['sections'] = unknownSections(unknown.slice(0, 10).map((name) => name.slice(0, 20)));
  return names.length === 0 ? undefined : names;
}

const MOST_YEARS = 60;

function years(typed: string, problems: Found): number | undefined {
  const text = typed.normalize('NFKC').trim();
  if (text === '') return undefined;
  const count = /^\d{1,3}$/.test(text) ? Number(text) : 0;
  if (count < 1 || count > MOST_YEARS) problems['years'] = PROBLEMS.notANumber;
  return count;
}

function numbers(pasted: string, known: Roster['employeeNumbers'], problems: Found): string[] | undefined {
  const read = readNumbers(pasted, known);
  if (read.problems.length > 0) problems['numbers'] = linesText(read.problems);
  return read.numbers.length === 0 ? undefined : [...read.numbers];
}

/** So many lines are named: enough to mend the list, few enough to be read. */
const NAMED = 10;

function linesText(problems: readonly LineProblem[]): Words {
  const lines = problems.slice(0, NAMED).map(lineText);
  const more = problems.length - lines.length;
  return {
    ja: [...lines.map(({ ja }) => ja), ...(more > 0 ? [`ほか${String(more)}行`] : [])].join('\n'),
    en: [...lines.map(({ en }) => en), ...(more > 0 ? [`and ${String(more)} more lines`] : [])].join('\n'),
  };
}

function lineText(problem: LineProblem): Words {
  if (problem.kind === 'too-many') {
    const { count } = problem;
    return {
      ja: `${String(count)}人分あります。${String(MAX_NUMBERS)}人までです。部局や職階で選んでください。`,
      en: `${String(count)} lines; ${String(MAX_NUMBERS)} are allowed. Please choose by bureau or grade.`,
    };
  }
  const text = problem.text.length > 20 ? `${problem.text.slice(0, 20)}…` : problem.text;
  if (problem.kind === 'unknown') {
    return {
      ja: `${String(problem.line)}行目: 「${text}」は名簿にありません。`,
      en: `Line ${String(problem.line)}: “${text}” is not on the roster.`,
    };
  }
  return {
    ja: `${String(problem.line)}行目: 「${text}」は職員番号として読めません。`,
    en: `Line ${String(problem.line)}: “${text}” is no employee number.`,
  };
}
