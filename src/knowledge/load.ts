import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import { AppError } from '../kernel/errors.ts';
import { findBrokenLinks } from './links.ts';
import { readYaml } from './read-yaml.ts';
import type { KnowledgeBase, KnowledgeFiles } from './knowledge-base.ts';
import type { KnowledgeProblem, YamlFile } from './read-yaml.ts';
import { citySchema, documentSchema, entryFileSchema, readingsSchema, synonymsSchema, tableSchema } from './schema.ts';

export type LoadResult =
  | { readonly ok: true; readonly base: KnowledgeBase; readonly files: KnowledgeFiles }
  | { readonly ok: false; readonly problems: readonly KnowledgeProblem[] };

/** Reads a knowledge directory completely; either all of it is sound or every problem is reported and nothing is used. */
export function readKnowledge(directory: string): LoadResult {
  const problems: KnowledgeProblem[] = [];
  const read = <S extends z.ZodType>(file: string, schema: S): YamlFile<z.infer<S>> | null => {
    if (!existsSync(file)) {
      problems.push({ file, line: 1, column: 1, message: 'ファイルがありません' });
      return null;
    }
    const result = readYaml(file, schema);
    if (result.ok) return result.data;
    problems.push(...result.problems);
    return null;
  };
  const document = read(join(directory, 'document.yaml'), documentSchema);
  const city = read(join(directory, 'city.yaml'), citySchema);
  const synonyms = read(join(directory, 'synonyms.yaml'), synonymsSchema);
  const readingsFile = join(directory, 'readings.yaml');
  const readings = existsSync(readingsFile) ? read(readingsFile, readingsSchema) : null;
  const entries = yamlFilesIn(join(directory, 'entries')).map((file) => read(file, entryFileSchema));
  const tables = yamlFilesIn(join(directory, 'tables')).map((file) => read(file, tableSchema));
  if (document === null || city === null || synonyms === null || problems.length > 0) return { ok: false, problems };

  const files: KnowledgeFiles = {
    document,
    entries: entries.filter((file) => file !== null),
    tables: tables.filter((file) => file !== null),
  };
  const broken = findBrokenLinks(files);
  if (broken.length > 0) return { ok: false, problems: broken };
  return {
    ok: true,
    files,
    base: {
      document: document.data,
      city: city.data,
      entries: files.entries.flatMap((file) => file.data.entries),
      tables: files.tables.map((file) => file.data),
      synonyms: synonyms.data.groups,
      readings: readings?.data.readings ?? {},
    },
  };
}

/**
 * Reads the knowledge the bot starts with.
 * @throws AppError `knowledge.invalid`, one line per problem with file and line.
 */
export function loadKnowledge(directory: string): KnowledgeBase {
  const result = readKnowledge(directory);
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
    .sort()
    .map((name) => join(directory, name));
}
