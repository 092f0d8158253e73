import type { LearnedWords } from './learned-words.ts';
import type { YamlFile } from './read-yaml.ts';
import type { City, Entry, EntryFile, KnowledgeTable, PolicyDocument } from './schema.ts';

/** Everything the bot knows of the policy, as one immutable value. */
export interface KnowledgeBase {
  readonly document: PolicyDocument;
  readonly city: City;
  readonly entries: readonly Entry[];
  readonly tables: readonly KnowledgeTable[];
  /** Groups of words with one meaning. */
  readonly synonyms: readonly (readonly string[])[];
  /** Everyday words and the policy's words for them. */
  readonly everydayWords: Readonly<Record<string, string>>;
  /** Words and how they are read, in hiragana; empty when the knowledge has no `readings.yaml`. */
  readonly readings: Readonly<Record<string, readonly string[]>>;
  /** What `navi kb learn` found; null when nothing was learned: the answers are then chosen by likeness alone. */
  readonly learned: LearnedWords | null;
}

/** The files a knowledge base was read from, for checks that must name a line. */
export interface KnowledgeFiles {
  readonly document: YamlFile<PolicyDocument>;
  readonly entries: readonly YamlFile<EntryFile>[];
  readonly tables: readonly YamlFile<KnowledgeTable>[];
}
