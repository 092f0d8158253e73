import { parseArgs } from 'node:util';
import { AppError } from '../kernel/errors.ts';
import { openAnswerSource } from './answer-source.ts';
import type { AnswerSource, PrintedAnswer } from './answer-source.ts';
import type { GoldenItem } from './golden-item.ts';
import { readGolden } from './read-golden.ts';
import { scoreAnswer } from './score-answer.ts';
import type { Score } from './score-answer.ts';
import type { Run, Terminal } from './terminal.ts';

const USAGE = '使い方: eval 質問.jsonl [--min 0.85] [--kb 知識のフォルダー|資料.json]';

/** The `eval` door. Exit code 0; 1 below `--min` or when the set cannot be read; 2 for wrong arguments. */
export const runEval: Run = (args, terminal) => Promise.resolve(evaluate(args, terminal));

function evaluate(args: readonly string[], terminal: Terminal): number {
  const options = readOptions(args);
  if (options === null) {
    terminal.printError(USAGE);
    return 2;
  }
  try {
    const items = readGolden(options.file);
    const results = scoreAll(items, openAnswerSource({ kb: options.kb }));
    terminal.print(report(results));
    const share = ratio(results, (result) => result.score.right);
    if (share >= options.min) return 0;
    terminal.printError(`正答率 ${percent(share)} は、求める ${percent(options.min)} に届きません`);
    return 1;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    terminal.printError(error.message);
    return 1;
  }
}

function readOptions(args: readonly string[]): { file: string; min: number; kb: string | undefined } | null {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { min: { type: 'string', default: '0' }, kb: { type: 'string' } },
    });
    const [file] = positionals;
    const min = Number(values.min);
    return file === undefined || positionals.length > 1 || Number.isNaN(min) ? null : { file, min, kb: values.kb };
  } catch {
    return null;
  }
}

interface Result {
  readonly item: GoldenItem;
  readonly answer: PrintedAnswer;
  readonly score: Score;
}

function scoreAll(items: readonly GoldenItem[], source: AnswerSource): Result[] {
  return items.map((item) => {
    const answer = source({ text: item.question, previous: item.previous ?? '' });
    return { item, answer, score: scoreAnswer(item, answer) };
  });
}

function report(results: readonly Result[]): string {
  const kinds = [...new Set(results.map((result) => result.item.kind))];
  const rows = [
    ...kinds.map((kind) =>
      rowOf(
        kind,
        results.filter((result) => result.item.kind === kind),
      ),
    ),
    rowOf('合計', results),
  ];
  const head = ['種類', '問', '正答', '出典(先頭)', '出典(いずれか)', '頁', '誤って断った', '誤って答えた'];
  const failures = results.filter((result) => !result.score.right || result.score.firstCitation === false);
  return [head, ...rows].map((cells) => cells.join('\t')).join('\n') + `\n\n${failures.map(describe).join('\n')}`;
}

function rowOf(name: string, results: readonly Result[]): string[] {
  const share = (pick: (score: Score) => boolean | null): string => {
    const asked = results.filter((result) => pick(result.score) !== null);
    return asked.length === 0 ? '–' : `${String(asked.filter((result) => pick(result.score) === true).length)}/${String(asked.length)}`;
  };
  const answerable = results.filter((result) => result.item.answerable).length;
  return [
    name,
    String(results.length),
    share((score) => score.right),
    share((score) => score.firstCitation),
    share((score) => score.anyCitation),
    share((score) => score.page),
    `${String(results.filter((result) => result.score.falseRefusal).length)}/${String(answerable)}`,
    `${String(results.filter((result) => result.score.falseAnswer).length)}/${String(results.length - answerable)}`,
  ];
}

function describe({ item, answer, score }: Result): string {
  const cited = answer.citations.map((citation) => citation.path).join('、');
  const wanted = score.firstCitation === false ? [`出典 ${cited === '' ? 'なし' : cited}、求める出典 ${item.section.join(' | ')}`] : [];
  return `✗ ${item.id} [${item.kind}] ${item.question}\n  ${[...score.reasons, ...wanted].join('; ')}\n  ${answer.outcome}: ${answer.text.replace(/\s+/g, ' ').slice(0, 240)}`;
}

function ratio(results: readonly Result[], test: (result: Result) => boolean): number {
  return results.length === 0 ? 1 : results.filter(test).length / results.length;
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)}%`;
}
