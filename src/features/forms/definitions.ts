import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { AppError } from '../../kernel/errors.ts';
import { describeProblem } from '../../knowledge/load.ts';
import { readYaml } from '../../knowledge/read-yaml.ts';
import type { KnowledgeProblem, YamlFile } from '../../knowledge/read-yaml.ts';
import { formDefinitionSchema } from './definition.ts';
import type { FormDefinition } from './definition.ts';

/** The policy in use: a rule on a card must stand where it says. */
interface Known {
  readonly title: string;
  readonly sections: ReadonlySet<string>;
}

/**
 * The built-in forms, by the order of their files, but for those that are made for the policy of another city.
 * @throws AppError `knowledge.invalid`, one line per problem with file and line
 */
export function readBuiltInForms(directory: string, known: Known): readonly FormDefinition[] {
  const problems: KnowledgeProblem[] = [];
  const files = yamlFilesIn(directory).flatMap((file) => {
    const result = readYaml(file, formDefinitionSchema);
    if (result.ok) return isForThisPolicy(result.data.data, known) ? [result.data] : [];
    problems.push(...result.problems);
    return [];
  });
  problems.push(...files.flatMap((file) => [...misnamed(file), ...withoutSection(file, known)]));
  if (problems.length > 0) throw new AppError('knowledge.invalid', problems.map(describeProblem).join('\n'));
  return files.map(({ data }) => data);
}

function isForThisPolicy({ policy }: FormDefinition, { title }: Known): boolean {
  return policy === undefined || policy === title;
}

function yamlFilesIn(directory: string): string[] {
  return readdirSync(directory)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => join(directory, name));
}

/** The name of the file is the id, so that no two forms can have the same. */
function misnamed({ file, data, locate }: YamlFile<FormDefinition>): KnowledgeProblem[] {
  const name = basename(file, '.yaml');
  return data.id === name ? [] : [{ file, ...locate(['id']), message: `id は、ファイルの名前と同じ ${name} にします` }];
}

function withoutSection({ file, data, locate }: YamlFile<FormDefinition>, { sections }: Known): KnowledgeProblem[] {
  return data.rules.flatMap(({ section }, at) =>
    sections.has(section) ? [] : [{ file, ...locate(['rules', at, 'section']), message: `方針に ${section} という章・節はありません` }],
  );
}
