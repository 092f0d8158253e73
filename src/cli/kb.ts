import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { checkAgainstSource, checkCoverage } from '../knowledge/check.ts';
import { describeProblem, readKnowledge } from '../knowledge/load.ts';
import type { Run } from './terminal.ts';

const USAGE = '使い方: navi kb check [--kb フォルダー] [--source 原文のファイル]';

/** `navi kb check`: proves that the knowledge is sound and, with the official text at hand, that it says what the text says. */
export const runKb: Run = (args, terminal) => {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { kb: { type: 'string', default: 'knowledge' }, source: { type: 'string' } },
  });
  if (positionals[0] !== 'check') {
    terminal.printError(USAGE);
    return Promise.resolve(2);
  }
  const read = readKnowledge(values.kb);
  const problems = read.ok
    ? [
        ...checkCoverage(read.files),
        ...(values.source === undefined ? [] : checkAgainstSource(read.files, readFileSync(values.source, 'utf8'))),
      ]
    : read.problems;
  for (const problem of problems) terminal.printError(describeProblem(problem));
  if (!read.ok || problems.length > 0) {
    terminal.printError(`${String(problems.length)}件の誤りがあります。`);
    return Promise.resolve(1);
  }
  const { entries, tables } = read.base;
  const questions = entries.reduce((sum, entry) => sum + entry.questions.length + entry.english.questions.length, 0);
  terminal.print(`項目 ${String(entries.length)}件、質問の例 ${String(questions)}件、表 ${String(tables.length)}件に誤りはありません。`);
  terminal.print(
    values.source === undefined
      ? '原文との照合はしていません（--source で原文のファイルを指定すると、章・節、数字、方針の言葉を照合します）。'
      : '章・節、数字、方針の言葉を原文と照合しました。',
  );
  return Promise.resolve(0);
};
