import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { AppError } from '../kernel/errors.ts';
import { checkAgainstSource, checkCoverage } from '../knowledge/check.ts';
import type { KnowledgeBase } from '../knowledge/knowledge-base.ts';
import { describeProblem, readKnowledge } from '../knowledge/load.ts';
import type { SourceLine } from '../knowledge/source-line.ts';
import { readDocument } from '../official/read-document.ts';
import { goldenSets } from './asked-before.ts';
import { runKbImport } from './kb-import.ts';
import { runKbLearn } from './kb-learn.ts';
import { runKbSuggest } from './kb-suggest.ts';
import { learnedState } from './learned-state.ts';
import type { Run, Terminal } from './terminal.ts';

const USAGE = `使い方: navi kb check [--kb フォルダー] [--source 原文のファイル]
　　　　navi kb import 原文のファイル [--dry-run]
　　　　navi kb learn [--kb フォルダー]
　　　　navi kb suggest [--all] [--from 質問のファイル]`;

const COMMANDS: Readonly<Record<string, Run>> = { check: runKbCheck, import: runKbImport, learn: runKbLearn, suggest: runKbSuggest };

/** `navi kb`: what HR does with the knowledge and with the official document. */
export const runKb: Run = (args, terminal) => {
  const [name = '', ...rest] = args;
  const run = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (run !== undefined) return run(rest, terminal);
  terminal.printError(USAGE);
  return Promise.resolve(2);
};

/** `navi kb check`: proves that the knowledge is sound and, with the official text at hand, that it says what the text says. */
async function runKbCheck(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values } = parseArgs({ args: [...args], options: { kb: { type: 'string', default: 'knowledge' }, source: { type: 'string' } } });
  const read = readKnowledge(values.kb);
  const source = values.source === undefined ? null : await readSource(values.source);
  const problems = read.ok
    ? [...checkCoverage(read.files), ...(source === null ? [] : checkAgainstSource(read.files, source))]
    : read.problems;
  for (const problem of problems) terminal.printError(describeProblem(problem));
  if (!read.ok || problems.length > 0) {
    terminal.printError(`${String(problems.length)}件の誤りがあります。`);
    return 1;
  }
  printSound(read.base, source !== null, terminal);
  for (const line of learnedState(read.base, goldenSets(values.kb))) terminal.print(line);
  return 0;
}

function printSound({ entries, tables }: KnowledgeBase, isCompared: boolean, terminal: Terminal): void {
  const questions = entries.reduce((sum, entry) => sum + entry.questions.length + entry.english.questions.length, 0);
  terminal.print(`項目 ${String(entries.length)}件、質問の例 ${String(questions)}件、表 ${String(tables.length)}件に誤りはありません。`);
  terminal.print(
    isCompared
      ? '章・節、数字、方針の言葉を原文と照合しました。'
      : '原文との照合はしていません（--source で原文のファイルを指定すると、章・節、数字、方針の言葉を照合します）。',
  );
}

async function readSource(file: string): Promise<readonly SourceLine[]> {
  const read = await readDocument(file, readFileSync(file));
  if (read.kind === 'unreadable') throw new AppError('knowledge.invalid', `${file}: ${read.message}`);
  return read.lines;
}
