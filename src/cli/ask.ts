import { parseArgs } from 'node:util';
import { z } from 'zod';
import { AppError } from '../kernel/errors.ts';
import { openAnswerSource } from './answer-source.ts';
import type { AnswerSource, PrintedAnswer } from './answer-source.ts';
import { explainText } from './explain-text.ts';
import type { Run, Terminal } from './terminal.ts';

const USAGE = '使い方: ask "質問" | ask --jsonl < 質問.jsonl  [--kb 知識のフォルダー|資料.json] [--top 件数] [--easy] [--explain]';

const lineSchema = z.object({ id: z.union([z.string(), z.number()]), question: z.string(), previous: z.string().nullish() });

/** The `ask` door. Exit code 0; 1 when a line could not be read or the knowledge is unsound; 2 for wrong arguments. */
export const runAsk: Run = async (args, terminal) => {
  const options = readOptions(args);
  if (options === null) {
    terminal.printError(USAGE);
    return 2;
  }
  try {
    const source = openAnswerSource(options);
    if (options.jsonl) return await answerLines(source, terminal);
    terminal.print(printed(source({ text: options.question, previous: '' }), options.explain));
    return 0;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    terminal.printError(error.message);
    return 1;
  }
};

interface AskOptions {
  readonly jsonl: boolean;
  readonly kb: string | undefined;
  readonly top: number;
  /** In やさしい日本語, as for a person who has set it. */
  readonly easy: boolean;
  /** Also say how the answer came about. */
  readonly explain: boolean;
  readonly question: string;
}

function readOptions(args: readonly string[]): AskOptions | null {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        jsonl: { type: 'boolean', default: false },
        kb: { type: 'string' },
        top: { type: 'string', default: '0' },
        easy: { type: 'boolean', default: false },
        explain: { type: 'boolean', default: false },
      },
    });
    const top = Number(values.top);
    const question = positionals.join(' ');
    if (!Number.isInteger(top) || top < 0 || (!values.jsonl && question === '')) return null;
    return { jsonl: values.jsonl, kb: values.kb, top, question, easy: values.easy, explain: values.explain };
  } catch {
    return null;
  }
}

function printed(answer: PrintedAnswer, explain: boolean): string {
  const ranking = answer.ranking === undefined ? [] : [answer.ranking.join(' ')];
  const explanation = explain && answer.explanation !== undefined ? ['', explainText(answer.explanation)] : [];
  return [answer.text, ...ranking, ...explanation].join('\n');
}

async function answerLines(source: AnswerSource, terminal: Terminal): Promise<number> {
  let exitCode = 0;
  let number = 0;
  for await (const line of terminal.input) {
    number += 1;
    if (line.trim() === '') continue;
    const asked = readLine(line);
    if (asked === null) {
      terminal.printError(`${String(number)}行目: {"id","question","previous"?} の形のJSONではありません`);
      exitCode = 1;
    } else {
      const { outcome, text, citations, ranking } = source({ text: asked.question, previous: asked.previous ?? '' });
      terminal.print(JSON.stringify({ id: asked.id, outcome, text, citations, ...(ranking === undefined ? {} : { ranking }) }));
    }
  }
  return exitCode;
}

function readLine(line: string): z.infer<typeof lineSchema> | null {
  try {
    return lineSchema.safeParse(JSON.parse(line.replace(/^\ufeff/, ''))).data ?? null;
  } catch {
    return null;
  }
}
