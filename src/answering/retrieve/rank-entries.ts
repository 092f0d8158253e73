import type { KnowledgeBase } from '../../knowledge/knowledge-base.ts';
import type { Entry } from '../../knowledge/schema.ts';
import { askedDetails, holdsDetail } from '../understand/asked-detail.ts';
import type { Detail } from '../understand/asked-detail.ts';
import { agreement, askedKinds } from '../understand/asked-kind.ts';
import type { AskedKind } from '../understand/asked-kind.ts';
import { createEntryIndex } from './entry-index.ts';
import type { Candidate } from './entry-index.ts';
import type { TableLookup } from './table-lookup.ts';

/** Ranks entries by likeness and by what likeness of words does not see: what is asked, and which of several siblings is named. */
export interface EntryRanker {
  /** Best first. `whole` is the message a question is a clause of: an amount asked anywhere in it is asked. */
  rank(question: string, whole?: string): readonly RankedEntry[];
  /** An example question's candidates, as if it were not in the knowledge. */
  readonly rankWithout: (example: string) => readonly RankedEntry[];
}

export interface RankedEntry extends Candidate {
  /** The question asks for an amount, date, name … that the entry neither holds nor is about. */
  readonly lacksDetail: boolean;
}

export interface RankerParts {
  readonly tables: TableLookup;
  readonly read: (text: string) => string;
  /** Everything an entry's answer shows. */
  readonly textOf: (entry: Entry) => string;
}

/** Added when question and example ask for the same (why, when, who …), subtracted when for different things. */
const KIND_STEP = 0.05;
/** A row named in the question but nowhere in the entry: 主幹 must not be answered by 副主幹. */
const OTHER_ROW_FACTOR = 0.7;
/** The right subject without the asked amount, date or name gives way to the entry that says it is not stated. */
const DETAIL_STEP = 0.06;
/** The form of an entry fits the form of the question. */
const SHAPE_STEP = 0.04;
const RERANKED = 12;

/** What is known of an entry before any question. */
interface Profile {
  readonly rows: ReadonlySet<string>;
  readonly details: ReadonlySet<Detail>;
  readonly text: string;
  /** Enumerates something: a list of it is given. */
  readonly lists: boolean;
}

interface Asked {
  readonly kinds: ReadonlySet<AskedKind>;
  readonly details: readonly Detail[];
  readonly rows: ReadonlySet<string>;
}

export function createEntryRanker(knowledge: KnowledgeBase, parts: RankerParts): EntryRanker {
  const index = createEntryIndex(knowledge, parts.read);
  const profiles = new Map(knowledge.entries.map((entry) => [entry.id, profileOf(entry, parts)]));
  const kindsOf = kindsOfVariants(knowledge, parts.read);
  const rankAs = (question: string, whole: string, without?: string): RankedEntry[] => {
    const asked: Asked = { kinds: askedKinds(question), details: askedDetails(whole), rows: parts.tables.rowsNamed(question) };
    return index
      .rank(question, without)
      .slice(0, RERANKED)
      .map((candidate) => adjust(candidate, asked, { profile: profiles.get(candidate.entry.id), kindsOf }))
      .sort((a, b) => b.score - a.score);
  };
  return {
    rank: (question, whole = question) => rankAs(question, whole),
    rankWithout: (example) => rankAs(parts.read(example), example, example),
  };
}

function adjust(
  candidate: Candidate,
  asked: Asked,
  known: { profile: Profile | undefined; kindsOf: ReadonlyMap<string, ReadonlySet<AskedKind>> },
): RankedEntry {
  const { profile } = known;
  const strange = [...asked.rows].some((row) => profile?.rows.has(row) !== true);
  const isStated = candidate.entry.kind !== 'not-stated';
  const lacksDetail = isStated && asked.details.some((detail) => !holds(profile, detail));
  const meant = !isStated && asked.details.some((detail) => profile?.details.has(detail) === true);
  const step =
    shapeBonus(candidate.entry, asked.kinds) +
    KIND_STEP * kindAgreement(candidate, asked, known.kindsOf) +
    (lacksDetail ? -DETAIL_STEP : 0) +
    (meant ? DETAIL_STEP / 2 : 0);
  return { ...candidate, lacksDetail, score: Math.max(0, candidate.score + step) * (strange ? OTHER_ROW_FACTOR : 1) };
}

/** The best agreement with any of the near examples: an entry is asked for in several ways. */
function kindAgreement(candidate: Candidate, asked: Asked, kindsOf: ReadonlyMap<string, ReadonlySet<AskedKind>>): number {
  return Math.max(-1, ...candidate.variants.map((variant) => agreement(asked.kinds, kindsOf.get(variant) ?? new Set())));
}

/** A question for a list is met by an enumeration, one for a meaning by a definition; a comparison that nobody asked for is beside the point. */
function shapeBonus(entry: Entry, kinds: ReadonlySet<AskedKind>): number {
  if (entry.kind === 'comparison') return kinds.has('difference') ? SHAPE_STEP : -SHAPE_STEP;
  if (kinds.has('list') && entry.items.length > 1) return SHAPE_STEP;
  return kinds.has('meaning') && entry.kind === 'definition' ? SHAPE_STEP : 0;
}

/** Details that a list of what is asked gives. */
const LISTED: readonly Detail[] = ['register', 'names'];

function holds(profile: Profile | undefined, detail: Detail): boolean {
  if (profile === undefined) return false;
  return profile.details.has(detail) || (profile.lists && LISTED.includes(detail)) || holdsDetail(profile.text, detail);
}

function profileOf(entry: Entry, parts: RankerParts): Profile {
  const questions = [entry.title, ...entry.questions.map(parts.read), ...entry.english.questions];
  const text = parts.textOf(entry);
  return {
    rows: parts.tables.rowsNamed([...questions, text].join('\n')),
    details: new Set(questions.flatMap((question) => askedDetails(question))),
    text,
    lists: entry.items.length > 1 || entry.table !== undefined,
  };
}

function kindsOfVariants(knowledge: KnowledgeBase, read: (text: string) => string): Map<string, ReadonlySet<AskedKind>> {
  const texts = knowledge.entries.flatMap((entry) => [entry.title, ...entry.questions, entry.english.title, ...entry.english.questions]);
  return new Map(texts.map((text) => [text, askedKinds(read(text))]));
}
