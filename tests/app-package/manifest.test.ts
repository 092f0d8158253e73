import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Draft04 from 'ajv-draft-04';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
/** What the toolkit fills in when it packs the app; the schema wants ids in their place. */
const packed = read('appPackage/manifest.json').replace(/\$\{\{[A-Z_]+\}\}/g, '00000000-0000-4000-8000-000000000001');
interface Manifest {
  readonly $schema: string;
  readonly manifestVersion: string;
  readonly localizationInfo: unknown;
  readonly bots: readonly { readonly scopes: readonly string[]; readonly commandLists?: unknown }[];
}

const manifest = JSON.parse(packed) as Manifest;

/** Microsoft's own schema files; the package's function would fetch them from the internet. */
function problemsBy(schema: string, value: unknown): unknown {
  const text = read(`node_modules/@microsoft/app-manifest/build/json-schemas/teams/v1.26/${schema}`);
  const ajv = new Draft04.default({ strict: false, allErrors: true, validateFormats: false, unicodeRegExp: false });
  ajv.validate(JSON.parse(text) as object, value);
  return ajv.errors;
}

/** Width, height and colour type from the header of a PNG. */
function png(path: string): { width: number; height: number; colourType: number } {
  const bytes = readFileSync(join(root, path));
  expect(bytes.subarray(1, 4).toString()).toBe('PNG');
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20), colourType: bytes[25] ?? -1 };
}

describe('the Teams package', () => {
  it('has a manifest that the official schema accepts', () => {
    expect(problemsBy('MicrosoftTeams.schema.json', manifest)).toBeNull();
  });

  it('is refused by the schema when a name is too long, so that the check is one', () => {
    expect(problemsBy('MicrosoftTeams.schema.json', { ...manifest, name: { short: 'あ'.repeat(31), full: 'x' } })).not.toBeNull();
  });

  it('speaks Japanese by default and English from a file that the official schema accepts', () => {
    expect(manifest.localizationInfo).toEqual({ defaultLanguageTag: 'ja', additionalLanguages: [{ languageTag: 'en', file: 'en.json' }] });
    expect(problemsBy('MicrosoftTeams.Localization.schema.json', JSON.parse(read('appPackage/en.json')))).toBeNull();
  });

  it('greets with a welcome message and therefore has no prompt starters (Teams: one of the two)', () => {
    expect(manifest.bots).toHaveLength(1);
    expect(manifest.bots[0]?.scopes).toEqual(['personal']);
    expect(manifest.bots[0]?.commandLists).toBeUndefined();
  });

  it('has the icons Teams asks for: 192 pixels in colour, 32 pixels with transparency', () => {
    expect(png('appPackage/color.png')).toMatchObject({ width: 192, height: 192 });
    expect(png('appPackage/outline.png')).toEqual({ width: 32, height: 32, colourType: 6 });
  });

  it('names a public schema of the version it states', () => {
    expect(manifest.$schema).toBe(
      `https://developer.microsoft.com/json-schemas/teams/v${manifest.manifestVersion}/MicrosoftTeams.schema.json`,
    );
  });
});
