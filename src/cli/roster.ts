import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { importRoster } from '../people/roster-import.ts';
import { describePlan } from '../people/roster-report.ts';
import { systemClock } from '../platform/system.ts';
import { withStorage } from './with-storage.ts';
import type { Run } from './terminal.ts';

const USAGE = '使い方: navi roster import 名簿.csv [--dry-run]';

/** `navi roster import`: makes the roster equal to the file, or says by line and column why not and changes nothing. */
export const runRoster: Run = async (args, terminal) => {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { 'dry-run': { type: 'boolean', default: false } },
  });
  const [command, file] = positionals;
  if (command !== 'import' || file === undefined) {
    terminal.printError(USAGE);
    return 2;
  }
  const bytes = readFileSync(file);
  return withStorage(terminal, async (storage) => {
    const dryRun = values['dry-run'];
    const result = await importRoster({ storage, now: systemClock.now(), bytes, fileName: basename(file), actor: 'operator', dryRun });
    if (result.kind === 'invalid') {
      for (const problem of result.problems) terminal.printError(problem);
      terminal.printError(`${String(result.problems.length)}件の誤りがあるため、名簿は変えていません。`);
      return 1;
    }
    for (const line of describePlan(result.plan)) terminal.print(line);
    terminal.print(result.kind === 'planned' ? '確認だけです（--dry-run）。名簿は変えていません。' : '名簿を更新しました。');
    return 0;
  });
};
