import { createIndex, createQueryReader } from '../../search/create-index.ts';
import type { SearchHit, SearchIndex } from '../../search/create-index.ts';
import type { KnowledgeBase } from '../../knowledge/knowledge-base.ts';
import type { Entry, KnowledgeTable } from '../../knowledge/schema.ts';

/** One way to ask for an entry: an example question or a title, in either language. */
export interface Variant {
  readonly entry: Entry;
  readonly text: string;
}

interface VariantHit extends Variant {
  readonly hit: SearchHit;
}

/** How well one entry fits a question. Scores are comparable between questions. */
export interface Candidate {
  readonly entry: Entry;
  /** 0–1, the fused measure that decides. */
  readonly score: number;
  /** Likeness of the question and the nearest example question, 0–1. */
  readonly likeness: number;
  /** Example questions or titles of the entry, nearest first; only those near the best one. */
  readonly variants: readonly string[];
  readonly matched: readonly string[];
}

export interface EntryIndex {
  /** Best first; as if the example question `without` were not in the knowledge. */
  rank(question: string, without?: string): readonly Candidate[];
}

/** Bigrams alone: on this knowledge as good as all three lengths, in half the time. */
const GRAMS = [{ size: 2, weight: 0.3 }];
/** Enough that every entry near the question is among them: entries have about ten variants each. */
const VARIANTS_LOOKED_AT = 40;
const ENTRIES_LOOKED_AT = 20;

/** Likeness leans on the question (must not hold what the variant lacks) more than on the variant. */
const NORM_SHARE = 0.6;

const WEIGHTS = { likeness: 0.4, whole: 0.4, coverage: 0.2 } as const;

/** `read` turns kana-only example questions into written words, as it does with what people type. */
export function createEntryIndex(knowledge: KnowledgeBase, read: (text: string) => string): EntryIndex {
  const variants = knowledge.entries.flatMap(variantsOf);
  const entries = new Map(knowledge.entries.map((entry) => [entry.id, entry]));
  const reader = createQueryReader(knowledge.synonyms);
  const byVariant = createIndex(
    variants.map((variant, at) => ({ id: String(at), fields: { text: [read(variant.text)] } })),
    { fields: [{ name: 'text', weight: 1, b: 0.3 }], reader, questions: true, grams: GRAMS },
  );
  const byEntry = createIndex(
    knowledge.entries.map((entry) => ({ id: entry.id, fields: fieldsOf(entry, knowledge.tables) })),
    {
      fields: [
        { name: 'title', weight: 2, b: 0.3 },
        { name: 'text', weight: 1, b: 0.8 },
      ],
      reader,
      grams: GRAMS,
    },
  );
  const variantHits = (question: string, without?: string): VariantHit[] =>
    byVariant.search(question, VARIANTS_LOOKED_AT).flatMap((hit) => {
      const variant = variants[Number(hit.id)];
      return variant === undefined || variant.text === without ? [] : [{ ...variant, hit }];
    });
  return { rank: (question, without) => fuseHits({ question, hits: variantHits(question, without), byEntry, entries }) };
}

function variantsOf(entry: Entry): Variant[] {
  return [entry.title, ...entry.questions, entry.english.title, ...entry.english.questions].map((text) => ({ entry, text }));
}

function fieldsOf(entry: Entry, tables: readonly KnowledgeTable[]): Record<string, readonly string[]> {
  const table = tables.find((one) => one.id === entry.table);
  return {
    title: [entry.title, entry.english.title, ...entry.synonyms],
    text: [
      entry.answer,
      entry.easy,
      ...entry.facts.flatMap((fact) => [fact.label, fact.value]),
      ...entry.items,
      entry.english.answer,
      ...(table === undefined ? [] : tableText(table)),
    ],
  };
}

function tableText(table: KnowledgeTable): string[] {
  return [table.title, ...table.rows.flatMap((row) => [row.names[0] ?? '', ...Object.values(row.cells).flat()])];
}

function fuseHits(found: {
  question: string;
  hits: readonly VariantHit[];
  byEntry: SearchIndex;
  entries: ReadonlyMap<string, Entry>;
}): Candidate[] {
  const near = new Map<string, Near[]>();
  for (const hit of found.hits) {
    const one = { hit, likeness: likenessOf(hit.hit) };
    const list = near.get(hit.entry.id);
    if (list === undefined) near.set(hit.entry.id, [one]);
    else list.push(one);
  }
  const wholes = new Map(found.byEntry.search(found.question, ENTRIES_LOOKED_AT).map((hit) => [hit.id, hit]));
  return [...new Set([...near.keys(), ...wholes.keys()])]
    .flatMap((id) => {
      const entry = found.entries.get(id);
      return entry === undefined ? [] : [candidate(entry, near.get(id) ?? [], wholes.get(id) ?? null)];
    })
    .sort((a, b) => b.score - a.score);
}

interface Near {
  readonly hit: VariantHit;
  readonly likeness: number;
}

/** Variants at least this share as like as the best one say what the entry is asked for in these words. */
const NEAR_SHARE = 0.7;

function candidate(entry: Entry, near: readonly Near[], whole: SearchHit | null): Candidate {
  const sorted = [...near].sort((a, b) => b.likeness - a.likeness);
  const best = sorted[0] ?? NOTHING_NEAR;
  const found = whole ?? NOTHING_FOUND;
  const coverage = Math.max(found.coverage, best.hit.hit.coverage);
  return {
    entry,
    likeness: best.likeness,
    score: WEIGHTS.likeness * best.likeness + WEIGHTS.whole * Math.min(1, found.norm) + WEIGHTS.coverage * coverage,
    variants: sorted.filter((one) => one.likeness >= NEAR_SHARE * best.likeness).map((one) => one.hit.text),
    matched: whole === null ? best.hit.hit.matched : whole.matched,
  };
}

const NOTHING_FOUND: Pick<SearchHit, 'coverage' | 'norm' | 'matched'> = { coverage: 0, norm: 0, matched: [] };
const NOTHING_NEAR = { likeness: 0, hit: { hit: NOTHING_FOUND } };

function likenessOf(hit: SearchHit): number {
  return Math.min(1, hit.norm) ** NORM_SHARE * Math.min(1, hit.fit) ** (1 - NORM_SHARE);
}
