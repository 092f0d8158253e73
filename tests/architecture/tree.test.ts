import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { VARIABLES } from '../../src/config/env.ts';

const root = join(import.meta.dirname, '../..');

function filesUnder(directory: string): string[] {
  return readdirSync(join(root, directory), { recursive: true, encoding: 'utf8' })
    .map((name) => join(directory, name))
    .filter((name) => statSync(join(root, name)).isFile());
}

function foldersIn(directory: string): string[] {
  return readdirSync(join(root, directory)).filter((name) => statSync(join(root, directory, name)).isDirectory());
}

const source = filesUnder('src')
  .filter((file) => file.endsWith('.ts'))
  .map((file) => ({ file, text: readFileSync(join(root, file), 'utf8') }));

/** Verbs as they stand in code: `'<feature>.<action>'` in the verbs.ts of a feature. */
const verbsInCode = source
  .filter(({ file }) => file.endsWith('/verbs.ts'))
  .flatMap(({ text }) => [...text.matchAll(/'([a-z-]+\.[a-z-]+)'/g)].map((match) => match[1] ?? ''));

const templates = filesUnder('cards').filter((file) => file.endsWith('.json') && !file.endsWith('.sample.json'));

describe('the tree', () => {
  it('has one card folder and one test folder for each feature that shows cards', () => {
    const features = foldersIn('src/features');
    expect(foldersIn('cards').filter((name) => !['shared', 'rehearsal'].includes(name))).toEqual(features);
    expect(foldersIn('tests/features')).toEqual(features);
  });

  it('knows every verb that a card sends, and shows every verb it knows, if only as data of a sample', () => {
    const onCards = filesUnder('cards')
      .filter((file) => file.endsWith('.json'))
      .flatMap((file) => [...readFileSync(join(root, file), 'utf8').matchAll(/"verb":\s*"([^"$]+)"/g)].map((match) => match[1] ?? ''));
    expect([...new Set(onCards)].sort()).toEqual([...new Set(verbsInCode)].sort());
  });

  it('keeps sample data beside every card template', () => {
    expect(templates.filter((file) => !existsSync(join(root, file.replace(/\.json$/, '.sample.json'))))).toEqual([]);
  });

  it('explains every environment variable in .env.example, and no other', () => {
    const example = readFileSync(join(root, 'env/.env.example'), 'utf8');
    const named = [...example.matchAll(/^#? ?([A-Z][A-Z_]+)=/gm)].map((match) => match[1] ?? '');
    expect([...new Set(named)].sort()).toEqual([...VARIABLES].sort());
  });

  it('locks every package that another one may need, so that a fresh clone can be installed', () => {
    const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
      packages: Record<string, { optionalDependencies?: Record<string, string> }>;
    };
    const locked = Object.keys(lock.packages);
    const missing = Object.values(lock.packages).flatMap(({ optionalDependencies = {} }) =>
      Object.keys(optionalDependencies).filter((name) => !locked.some((path) => path.endsWith(`node_modules/${name}`))),
    );
    expect(missing).toEqual([]);
  });

  it('keeps download addresses and machine paths out of what is committed', () => {
    expect(readFileSync(join(root, 'package-lock.json'), 'utf8')).not.toContain('"resolved"');
    const texts = ['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', ...filesUnder('docs').filter((file) => file.endsWith('.md'))];
    const paths = texts.filter((file) => /(^|[^\w.])\/(work|root)\//m.test(readFileSync(join(root, file), 'utf8')));
    expect(paths.map((file) => relative(root, join(root, file)))).toEqual([]);
  });
});
