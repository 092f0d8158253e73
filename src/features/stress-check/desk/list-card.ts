import type { Card } from '../../../card-kit/card.ts';
import { card } from '../../../card-kit/fill-template.ts';
import { say } from '../../../kernel/wording.ts';
import type { Voice } from '../../../kernel/wording.ts';
import listTemplate from '../../../../cards/stress-check/desk-list.json' with { type: 'json' };
import type { ProblemLine } from '../rules/read-numbers.ts';
import { LIST } from './list-words.ts';
import { LONGEST_LIST } from './take-list.ts';
import type { ListResult } from './take-list.ts';
import { DESK, RESULTS } from './words.ts';

export interface ListForm {
  readonly id: string;
  readonly version: number;
  /** As pasted. */
  readonly numbers: string;
  readonly result: ListResult | null;
}

/** Takes the list, and says what became of it. Numbers stay on the card only while there is something to put right. */
export function listCard({ id, version, numbers, result }: ListForm, voice: Voice): Card {
  const words = say(LIST, voice);
  const note = result === null ? '' : noteText(result, voice);
  return card(
    listTemplate,
    {
      ...{ kind: say(DESK.kind, voice), title: words.title, text: words.text, label: words.label },
      ...{ hasNote: note !== '', note, noteTint: note.startsWith('⚠') ? 'attention' : 'good' },
      lines: result?.kind === 'problems' ? linesOf(result.problems, voice) : [],
      numbers: result?.kind === 'problems' ? result.kept.slice(0, LONGEST_LIST) : keptOf(numbers, result),
      ...{ add: words.add, remove: words.remove, back: say(DESK.back, voice), id, version },
    },
    say(DESK.summary, voice),
  );
}

function keptOf(numbers: string, result: ListResult | null): string {
  return result === null || result.kind === 'too-late' ? numbers.slice(0, LONGEST_LIST) : '';
}

function noteText(result: ListResult, voice: Voice): string {
  const words = say(LIST, voice);
  switch (result.kind) {
    case 'done':
      return words.done(result.people, result.changed);
    case 'empty':
      return words.empty;
    case 'too-long':
      return words.tooLong;
    case 'too-late':
      return say(RESULTS['too-late'], voice);
    case 'problems':
      return result.problems.some(({ problem }) => problem === 'more-columns') ? `${words.wrong}${words.dropped}` : words.wrong;
  }
}

const SHOWN_LINES = 10;

function linesOf(problems: readonly ProblemLine[], voice: Voice) {
  const words = say(LIST, voice);
  const shown = problems
    .slice(0, SHOWN_LINES)
    .map(({ line, problem, shown: number }) => ({ line: `${words.line(line)}: ${words.problems[problem](number)}` }));
  const rest = problems.length - shown.length;
  return rest === 0 ? shown : [...shown, { line: words.rest(rest) }];
}
