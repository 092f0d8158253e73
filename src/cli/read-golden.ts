import { readFileSync } from 'node:fs';
import { AppError } from '../kernel/errors.ts';
import { goldenItemSchema } from './golden-item.ts';
import type { GoldenItem } from './golden-item.ts';

/**
 * The questions of one golden set.
 * @throws AppError `knowledge.invalid`, with file and line
 */
export function readGolden(file: string): GoldenItem[] {
  return readText(file)
    .split(/\r?\n/)
    .flatMap((line, index) => (line.trim() === '' ? [] : [readItem(line, `${file}:${String(index + 1)}`)]));
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw new AppError('knowledge.invalid', `${file}: ファイルが読めません`, { cause });
  }
}

function readItem(line: string, place: string): GoldenItem {
  try {
    return goldenItemSchema.parse(JSON.parse(line));
  } catch (cause) {
    throw new AppError('knowledge.invalid', `${place}: 質問の形（id, question, kind, answerable, must_include …）になっていません`, {
      cause,
    });
  }
}
