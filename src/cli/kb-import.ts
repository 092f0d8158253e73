import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { knowledgeDirectory } from '../config/env.ts';
import { loadKnowledge } from '../knowledge/load.ts';
import { importOfficial } from '../official/import-official.ts';
import { describeOfficial, describeRefusal } from '../official/official-report.ts';
import { systemClock } from '../platform/system.ts';
import type { Run } from './terminal.ts';
import { withStorage } from './with-storage.ts';

const USAGE = '使い方: navi kb import 原文のファイル（.pdf、.docx、.md、.txt） [--dry-run]';

/** `navi kb import`: takes over the official document, whose words are then shown under an answer on request. */
export const runKbImport: Run = async (args, terminal) => {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { 'dry-run': { type: 'boolean', default: false }, kb: { type: 'string' } },
  });
  const [file, ...others] = positionals;
  if (file === undefined || others.length > 0) {
    terminal.printError(USAGE);
    return 2;
  }
  const { document } = loadKnowledge(values.kb ?? knowledgeDirectory(terminal.env));
  const bytes = readFileSync(file);
  return withStorage(terminal, async (storage) => {
    const request = { storage, document, now: systemClock.now(), bytes, fileName: basename(file), actor: 'operator' };
    const result = await importOfficial({ ...request, dryRun: values['dry-run'] });
    switch (result.kind) {
      case 'invalid':
        for (const line of describeRefusal(result)) terminal.printError(line);
        terminal.printError('公式の文言は変えていません。');
        return 1;
      case 'same':
        terminal.print('同じファイルを取り込み済みです。変わるところはありません。');
        return 0;
      case 'planned':
      case 'imported':
        for (const line of describeOfficial(result.plan, document)) terminal.print(line);
        terminal.print(
          result.kind === 'planned' ? '確認だけです（--dry-run）。公式の文言は変えていません。' : '公式の文言を更新しました。',
        );
        return 0;
    }
  });
};
