import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import { AppError } from '../kernel/errors.ts';
import { readLearnedWords } from './learned-words.ts';
import { findBrokenLinks } from './links.ts';
import { readYaml } from './read-yaml.ts';
import type { KnowledgeBase, KnowledgeFiles } from './knowledge-base.ts';
import type { KnowledgeProblem, YamlFile } from './read-yaml.ts';
import { citySchema, documentSchema, entryFileSchema, readingsSchema, synonymsSchema, tableSchema } from './schema.ts';

export type LoadResult =
  | { readonly ok: true; readonly base: KnowledgeBase; readonly files: KnowledgeFiles }
  | { readonly ok: false; readonly problems: readonly KnowledgeProblem[] };

/** Beside the files that HR edits; see `navi kb learn`. */
export const LEARNED_WORDS = 'learned-words.json';

/** Reads a knowledge directory completely; either all of it is sound or every problem is reported and nothing is used. */
export function readKnowledge(directory: string, readLearned = readLearnedWords): LoadResult {
  const { one, all, problems } = createReader(directory);
  const document = one('document.yaml', documentSchema);
  const city = one('city.yaml', citySchema);
  const synonyms = one('synonyms.yaml', synonymsSchema);
  const readings = one('readings.yaml', readingsSchema);
  const entries = all('entries', entryFileSchema);
  const tables = all('tables', tableSchema);
  if (document === null || city === null || synonyms === null || readings === null || problems.length > 0) return { ok: false, problems };

  const files: KnowledgeFiles = { document, entries, tables };
  const broken = findBrokenLinks(files);
  if (broken.length > 0) return { ok: false, problems: broken };
  return {
    ok: true,
    files,
    base: {
      document: document.data,
      city: city.data,
      entries: entries.flatMap((file) => file.data.entries),
      tables: tables.map((file) => file.data),
      synonyms: synonyms.data.groups,
      everydayWords: synonyms.data.everyday,
      readings: readings.data.readings,
      learned: readLearned(join(directory, LEARNED_WORDS)),
    },
  };
}

/** Reads files of one directory and collects what is wrong with them. */
function createReader(directory: string) {
  const problems: KnowledgeProblem[] = [];
  const one = <S extends z.ZodType>(name: string, schema: S): YamlFile<z.infer<S>> | null => {
    const file = join(directory, name);
    if (!existsSync(file)) {
      problems.push({ file, line: 1, column: 1, message: 'ファイルがありません' });
      return null;
    }
    const result = readYaml(file, schema);
    if (result.ok) return result.data;
    problems.push(...result.problems);
    return null;
  };
  const all = <S extends z.ZodType>(folder: string, schema: S): YamlFile<z.infer<S>>[] =>
    yamlFilesIn(join(directory, folder)).flatMap((name) => one(join(folder, name), schema) ?? []);
  return { one, all, problems };
}

/**
 * Reads the knowledge the bot starts with.
 * @throws AppError `knowledge.invalid`, one line per problem with file and line.
 */
export function loadKnowledge(directory: string, readLearned = readLearnedWords): KnowledgeBase {
  const result = readKnowledge(directory, readLearned);
  if (result.ok) return result.base;
  throw new AppError('knowledge.invalid', result.problems.map(describeProblem).join('\n'));
}

export function describeProblem(problem: KnowledgeProblem): string {
  return `${problem.file}:${String(problem.line)}:${String(problem.column)} ${problem.message}`;
}

function yamlFilesIn(directory: string): string[] {
  if (!existsSync(directory)) return [];
  return readdirSync(directory)
    .filter((name) => name.endsWith('.yaml'))
    .sort();
}
