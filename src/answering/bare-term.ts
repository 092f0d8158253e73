import type { KnowledgeBase } from '../knowledge/knowledge-base.ts';
import type { Entry, KnowledgeTable } from '../knowledge/schema.ts';
import { foldText } from '../search/fold-text.ts';
import { createRewriter } from '../search/synonyms.ts';
import { answeredText } from './answer/entry-answer.ts';
import type { Decision } from './decide.ts';
import type { RankedEntry } from './retrieve/rank-entries.ts';
import type { TableQuestion } from './retrieve/table-question.ts';
import { rowSaying, rowsListing } from './retrieve/table-question.ts';
import type { Topic } from './retrieve/topic.ts';

/**
 * 「RPA」「接遇」「コスト意識」: one term and no question. It is answered with what the policy says of it, though a silence may be nearer:
 * its own statement, the rows that hold it, or the statement that names it. Null where the topic is more than a term, or nothing says it.
 */
export type BareTerm = (topic: Topic, ranked: readonly RankedEntry[], decided: Decision) => Decision | null;

const TERM = /^[\p{Script=Han}ァ-ヶーa-z0-9・]{2,16}(?:の[\p{Script=Han}ァ-ヶーa-z]{2,8})?$/u;
const AROUND = /^[「『(\s]+|[」』)\s。、?!]+$/gu;
/** Shorter ones stand in many sentences and are what none of them is about: 重要, 担当, 対応. */
const SHORTEST_NAMED = 3;
/** As good as this share of the best, a statement that only names the term is about it. */
const NEAR_BEST = 0.5;

export function createBareTerm(knowledge: KnowledgeBase): BareTerm {
  const rewrite = createRewriter(knowledge.synonyms);
  const read = (text: string): string => rewrite(foldText(text));
  const isNamed = (entry: Entry, term: string): boolean => entry.table === undefined && read(entry.title).includes(term);
  const says = (entry: Entry, term: string): boolean => isNamed(entry, term) || read(answeredText(entry, knowledge)).includes(term);
  const told: Told = { tables: knowledge.tables, isNamed, says };
  return (topic, ranked, decided) => {
    const typed = foldText(topic.text).replace(AROUND, '');
    if (topic.followsUp === true || topic.table !== null) return null;
    const stated = ranked.filter(({ entry }) => isStatement(entry));
    const asked: Asked = { typed, term: rewrite(typed), stated, decided };
    return byList(asked, told) ?? (typed.length >= SHORTEST_NAMED && TERM.test(typed) ? byName(asked, told) : null);
  };
}

interface Told {
  readonly tables: readonly KnowledgeTable[];
  readonly isNamed: (entry: Entry, term: string) => boolean;
  readonly says: (entry: Entry, term: string) => boolean;
}

interface Asked {
  readonly typed: string;
  /** With synonyms exchanged for the policy's word. */
  readonly term: string;
  readonly stated: readonly RankedEntry[];
  readonly decided: Decision;
}

/** The rows that list an ability; one with a definition or a statement of its own is told by that. */
function byList({ typed, term, stated }: Asked, { tables, isNamed }: Told): Decision | null {
  const listed = rowsWith(tables, (table) => rowsListing(table, typed));
  if (listed === null) return null;
  const own = stated.find(({ entry }) => isNamed(entry, term))?.entry;
  const goesFirst = own === undefined || (isOfficial(listed, typed) && own.kind !== 'definition');
  return goesFirst ? { kind: 'table', question: listed } : null;
}

function byName(asked: Asked, { tables, isNamed, says }: Told): Decision | null {
  const { typed, term, stated, decided } = asked;
  if (isSettled(decided, (entry) => says(entry, term), term)) return null;
  const own = stated.find(({ entry }) => isNamed(entry, term));
  if (own !== undefined) return { kind: 'entry', entry: own.entry };
  const row = rowsWith(tables, (table) => rowSaying(table, typed));
  if (row !== null) return { kind: 'table', question: row };
  return decided.kind === 'entry' && isStatement(decided.entry) ? null : bySaying(asked, says);
}

function bySaying({ term, stated }: Asked, says: Told['says']): Decision | null {
  const best = stated[0]?.score ?? 0;
  const saying = stated.find(({ entry, score }) => score >= NEAR_BEST * best && says(entry, term));
  return saying === undefined ? null : { kind: 'entry', entry: saying.entry };
}

/** A statement that says the term, or the silence about just this: 「DX人材育成の実施体制」. */
function isSettled(decided: Decision, says: (entry: Entry) => boolean, term: string): boolean {
  if (decided.kind !== 'entry') return false;
  const { kind, title } = decided.entry;
  if (kind === 'comparison') return foldText(title).includes(term);
  return kind === 'not-stated'
    ? foldText(title)
        .replace(/\(.*\)$/, '')
        .endsWith(term)
    : says(decided.entry);
}

/** A comparison that nobody asked for is beside the point. */
function isStatement({ kind }: Entry): boolean {
  return kind !== 'not-stated' && kind !== 'comparison';
}

function isOfficial(question: TableQuestion, term: string): boolean {
  return question.kind === 'reverse' && question.found.some(({ value }) => foldText(value) === term);
}

function rowsWith(tables: readonly KnowledgeTable[], ask: (table: KnowledgeTable) => TableQuestion | null): TableQuestion | null {
  return tables.map(ask).find((question) => question !== null) ?? null;
}
