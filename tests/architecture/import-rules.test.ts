import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { cruise } from 'dependency-cruiser';
import type { ICruiseResult, IForbiddenRuleType } from 'dependency-cruiser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const configuration = createRequire(import.meta.url)('../../.dependency-cruiser.cjs') as {
  forbidden: IForbiddenRuleType[];
  options: Record<string, unknown>;
};

/** One mistake for each rule: the file, what it wrongly imports, and the rule that must name it. */
const MISTAKES: readonly (readonly [rule: string, file: string, imports: string])[] = [
  ['bot-keeps-to-its-circle', 'src/bot/a.ts', '../people/target.ts'],
  ['card-kit-keeps-to-its-circle', 'src/card-kit/a.ts', '../bot/target.ts'],
  ['search-keeps-to-its-circle', 'src/search/a.ts', '../knowledge/target.ts'],
  ['knowledge-keeps-to-its-circle', 'src/knowledge/a.ts', '../search/target.ts'],
  ['answering-keeps-to-its-circle', 'src/answering/a.ts', '../platform/target.ts'],
  ['answering-is-pure', 'src/answering/b.ts', 'node:fs'],
  ['config-keeps-to-its-circle', 'src/config/a.ts', '../platform/target.ts'],
  ['storage-keeps-to-its-circle', 'src/storage/a.ts', '../people/target.ts'],
  ['people-keeps-to-its-circle', 'src/people/a.ts', '../teams/target.ts'],
  ['official-keeps-to-its-circle', 'src/official/a.ts', '../people/target.ts'],
  ['approvals-keeps-to-its-circle', 'src/approvals/a.ts', '../bot/target.ts'],
  ['exports-keeps-to-its-circle', 'src/exports/a.ts', '../people/target.ts'],
  ['jobs-keeps-to-its-circle', 'src/jobs/a.ts', '../people/target.ts'],
  ['outbox-keeps-to-its-circle', 'src/outbox/a.ts', '../teams/target.ts'],
  ['teams-keeps-to-its-circle', 'src/teams/a.ts', '../features/alpha/index.ts'],
  ['http-keeps-to-its-circle', 'src/http/a.ts', '../teams/target.ts'],
  ['platform-keeps-to-its-circle', 'src/platform/a.ts', '../config/target.ts'],
  ['rehearsal-keeps-to-its-circle', 'src/rehearsal/a.ts', '../teams/target.ts'],
  ['teams-keeps-its-package', 'src/bot/b.ts', 'botbuilder'],
  ['http-keeps-its-package', 'src/teams/b.ts', 'restify'],
  ['storage-keeps-its-package', 'src/people/b.ts', 'kysely'],
  ['platform-keeps-its-package', 'src/http/b.ts', 'pino'],
  ['knowledge-keeps-its-package', 'src/people/c.ts', 'yaml'],
  ['people-keeps-its-package-csv', 'src/platform/b.ts', 'csv-parse'],
  ['official-keeps-its-package', 'src/people/d.ts', 'mammoth'],
  ['exports-keeps-its-package-csv', 'src/people/e.ts', 'csv-stringify'],
  ['platform-keeps-its-package-holidays', 'src/people/f.ts', '@holiday-jp/holiday_jp'],
  ['jobs-keeps-its-package', 'src/people/g.ts', 'croner'],
  ['card-kit-keeps-its-package', 'src/bot/c.ts', 'adaptivecards-templating'],
  ['kernel-imports-nothing', 'src/kernel/a.ts', 'node:fs'],
  ['search-is-pure', 'src/search/b.ts', 'node:fs'],
  ['rules-are-pure', 'src/features/alpha/rules.ts', './target.ts'],
  ['features-do-not-meet', 'src/features/alpha/a.ts', '../beta/index.ts'],
  ['features-have-one-door', 'src/bot/d.ts', '../features/alpha/target.ts'],
  ['features-know-ports-only', 'src/features/alpha/b.ts', '../../teams/target.ts'],
  ['features-use-their-own-cards', 'src/features/alpha/c.ts', '../../../cards/beta/card.json'],
  ['features-need-no-package-but-zod', 'src/features/alpha/d.ts', 'yaml'],
  ['drivers-stay-in-their-folder', 'src/storage/b.ts', 'pg'],
  ['drivers-do-not-meet', 'src/storage/postgres/a.ts', '../sqlite/target.ts'],
  ['only-the-top-composes', 'src/outbox/b.ts', '../app.ts'],
  ['no-circular', 'src/bot/e.ts', './f.ts'],
  ['src-not-to-tests', 'src/bot/g.ts', '../../tests/target.ts'],
  ['everything-resolves', 'src/bot/h.ts', './nowhere.ts'],
];

const SOUND: readonly (readonly [file: string, text: string])[] = [
  ...['people', 'bot', 'knowledge', 'search', 'platform', 'teams', 'config', 'features/alpha', 'storage/sqlite'].map(
    (room) => [`src/${room}/target.ts`, 'export const target = 1;'] as const,
  ),
  ['src/features/alpha/index.ts', 'export const alpha = 1;'],
  ['src/features/beta/index.ts', 'export const beta = 1;'],
  ['src/app.ts', 'export const app = 1;'],
  ['src/bot/f.ts', "import './e.ts'; export const f = 1;"],
  ['tests/target.ts', 'export const target = 1;'],
  ['cards/beta/card.json', '{}'],
  ...[
    'botbuilder',
    'restify',
    'kysely',
    'pino',
    'yaml',
    'csv-parse',
    'csv-stringify',
    '@holiday-jp/holiday_jp',
    'croner',
    'mammoth',
    'adaptivecards-templating',
    'pg',
  ].flatMap(
    (name) =>
      [
        [`node_modules/${name}/package.json`, `{"name":"${name}","version":"1.0.0","main":"index.js"}`],
        [`node_modules/${name}/index.js`, 'module.exports = 1;'],
      ] as const,
  ),
  ['package.json', '{"type":"module","dependencies":{}}'],
  [
    'tsconfig.json',
    '{"compilerOptions":{"module":"nodenext","moduleResolution":"nodenext","allowImportingTsExtensions":true,"noEmit":true}}',
  ],
];

async function violationsIn(directory: string): Promise<readonly { rule: string; from: string }[]> {
  const result = await cruise(['src'], {
    ...configuration.options,
    ruleSet: { forbidden: configuration.forbidden },
    validate: true,
    baseDir: directory,
    tsConfig: { fileName: join(directory, 'tsconfig.json') },
  });
  const { summary } = result.output as ICruiseResult;
  return summary.violations.map((violation) => ({ rule: violation.rule.name, from: violation.from }));
}

describe('the import rules', () => {
  const directory = mkdtempSync(join(tmpdir(), 'navi-import-rules-'));
  let found: readonly { rule: string; from: string }[] = [];

  beforeAll(async () => {
    const planted = MISTAKES.map(
      ([, file, imports]) => [file, `import ${imports.endsWith('.json') ? 'x from ' : ''}'${imports}';\n`] as const,
    );
    for (const [file, text] of [...SOUND, ...planted]) {
      mkdirSync(dirname(join(directory, file)), { recursive: true });
      writeFileSync(join(directory, file), text);
    }
    found = await violationsIn(directory);
  });

  afterAll(() => rmSync(directory, { recursive: true }));

  it.each(MISTAKES)('%s is named when broken', (rule, file) => {
    expect(found).toContainEqual({ rule, from: file });
  });

  it('each have a planted mistake', () => {
    const rules = configuration.forbidden.map((rule) => rule.name ?? '');
    expect(rules.filter((rule) => !MISTAKES.some(([name]) => name === rule))).toEqual([]);
  });
});
