import type { KnowledgeBase } from '../../knowledge/knowledge-base.ts';
import type { Entry } from '../../knowledge/schema.ts';
import { foldText } from '../../search/fold-text.ts';
import { words } from '../../search/words.ts';
import { answeredText } from '../answer/entry-answer.ts';
import { clausesOf, withoutFrame } from '../understand/clauses.ts';
import { asDefinition } from '../understand/definition-asked.ts';
import { plainSpeech } from '../understand/plain-speech.ts';
import { createPolicyWords } from '../understand/policy-words.ts';
import { findByParts, isSureAsAWhole } from './by-parts.ts';
import type { PartsDeps } from './by-parts.ts';
import { asksContinuation, createContinuedPhrase } from './continued-phrase.ts';
import { createDoubt } from './doubt.ts';
import { createFamiliarity } from './familiarity.ts';
import type { Familiarity } from './familiarity.ts';
import { carryRow, followTopic } from './follow-topic.ts';
import { createEntryRanker } from './rank-entries.ts';
import type { RankedEntry } from './rank-entries.ts';
import { createQuestionReader } from './question-reader.ts';
import { createOwnPostFinder } from './own-post-finder.ts';
import { createSectionNamed } from './section-named.ts';
import { createTableGuesser } from './table-guess.ts';
import type { TableGuesser } from './table-guess.ts';
import { createTableLookup } from './table-lookup.ts';
import type { TableReading } from './table-lookup.ts';
import { bestTable, isSure, topScore } from './topic.ts';
import type { Topic } from './topic.ts';

export interface TopicFinder {
  /** What was typed as it is read: kana written out, slips that are no guesses put right. */
  readonly read: (text: string) => string;
  find(question: string): Topic;
  /** Rows of one table side by side, and something asked of them that is no column of it (「課長と部長で昇任試験は違いますか」): what else is known of each is beside the point. */
  readonly asksBeyondRows: (question: string) => boolean;
  /** The topic of a message that may lean on the one before it (empty for none). */
  findAfter(question: string, previous: string): Topic;
  /** For calibration: an example question's candidates, as if it were not in the knowledge. */
  readonly rankWithout: (example: string) => readonly RankedEntry[];
  readonly familiarity: Familiarity;
  /** What the tables may say to a question that their own words do not explain. */
  readonly guessTables: TableGuesser;
}

/** A corrected or reworded question must fit better than the typed one by more than chance. */
const GAIN = 0.02;
const REWORDED_FACTOR = 0.9;
/** A message that as a whole is like nothing is looked at clause by clause; a clause alone must be clearly like something. */
const CLAUSES_BELOW = 0.36;
const CLAUSE_FROM = 0.4;
/** Shorter ones stand inside other words: よそ in およそ. */
const HIRAGANA = /^[ぁ-んー]{4,}$/u;

export function createTopicFinder(knowledge: KnowledgeBase): TopicFinder {
  const tables = createTableLookup(knowledge.tables, subjectWords(knowledge));
  const { read, correct, guess } = createQuestionReader(knowledge);
  const ranker = createEntryRanker(knowledge, { tables, read, textOf: (entry) => answeredText(entry, knowledge) });
  const look: Look = (text, whole = text) => ({ text, candidates: ranker.rank(text, whole), table: bestTable(tables.read(text), text) });
  const inPolicyWords = createPolicyWords(knowledge.everydayWords);
  const inVisibleWords = createVisibleWords(knowledge);
  const named = createEntryNamed(knowledge);
  const familiarity = createFamiliarity(knowledge);
  const plain = plainWriter(knowledge.city.name);
  const findPart = (asked: string): Topic => {
    const question = asDefinition(read(asked));
    const entry = named(question, () => correct(question));
    if (entry !== null) return certain(entry, question);
    const asTyped = look(inVisibleWords(read(plain(question))));
    if (isBeyondSlips(asTyped)) return asTyped;
    const typed = asGuessed(asCorrected(asTyped, correct(asTyped.text), look), guess(asTyped.text), look);
    return isSure(typed) ? typed : inOtherWords(typed, { look, inPolicyWords, tells: familiarity.tells });
  };
  const parts: PartsDeps = {
    look: (part, whole) => asReworded({ ...look(correct(read(plain(part))), whole), table: null }, inPolicyWords, look),
    find: findPart,
    tells: familiarity.tells,
    carry: (asked, told) => carryRow(tables.read(read(asked)), tables.read(read(told)), asked),
  };
  const ofOwnPost = createOwnPostFinder(tables, look);
  const doubt = createDoubt(knowledge, familiarity);
  const find = (question: string): Topic => ofOwnPost(read(plain(question))) ?? doubt(wholeOrParts(question, findPart(question), parts));
  return {
    read,
    find,
    asksBeyondRows: (question) => tables.read(read(question)).some(namesRowsAlone),
    findAfter: (question, previous) =>
      followTopic(question, previous, { tables, clean: (text) => correct(read(text)), look, find, tells: familiarity.tells }),
    rankWithout: ranker.rankWithout,
    familiarity,
    guessTables: createTableGuesser(knowledge.tables, tables),
  };
}

/** The entry of a section asked for by its title, or of a phrase asked for by its beginning. */
function createEntryNamed(knowledge: KnowledgeBase): (question: string, corrected: () => string) => Entry | null {
  const bySection = createSectionNamed(knowledge);
  const byPhrase = createContinuedPhrase(knowledge);
  return (question, corrected) => bySection(question) ?? (asksContinuation(question) ? byPhrase(corrected()) : null);
}

function namesRowsAlone({ rows, columns }: TableReading): boolean {
  return rows.length > 1 && columns.length === 0;
}

function wholeOrParts(question: string, whole: Topic, parts: PartsDeps): Topic {
  return isSureAsAWhole(whole) ? whole : findByParts(question, whole, parts);
}

/** The index does not see words of hiragana alone: without 「いいこと」 a question for benefits would ask for nothing. */
function createVisibleWords({ everydayWords }: KnowledgeBase): (text: string) => string {
  return createPolicyWords(Object.fromEntries(Object.entries(everydayWords).filter(([word]) => HIRAGANA.test(word))));
}

function certain(entry: Entry, text: string): Topic {
  return { text, candidates: [{ entry, score: 1, likeness: 1, variants: [], matched: [], lacksDetail: false }], table: null };
}

type Look = (text: string, whole?: string) => Topic;

function asCorrected(typed: Topic, corrected: string, look: Look): Topic {
  if (corrected === typed.text) return typed;
  const better = look(corrected);
  const findsTable = better.table !== null && typed.table === null;
  return findsTable || topScore(better) > topScore(typed) + GAIN ? better : typed;
}

/** 「自嘲級の役割」: a word that people do write, in a place where it leads nowhere and another of the same sound leads straight to an answer. */
const GUESS_GAIN = 0.1;
const GUESS_FROM = 0.5;

function asGuessed(typed: Topic, guessed: string, look: Look): Topic {
  if (guessed === typed.text || isSure(typed)) return typed;
  const guess = look(guessed);
  return guess.table !== null || topScore(guess) > Math.max(GUESS_FROM, topScore(typed) + GUESS_GAIN) ? guess : typed;
}

/** As like an entry as this, a question holds no slip worth looking for; polite words around a misspelt name make it like some entry as well. */
const BEYOND_SLIPS = 0.8;

function isBeyondSlips(typed: Topic): boolean {
  return typed.table !== null || topScore(typed) >= BEYOND_SLIPS;
}

/** A rewording is a guess at what was meant: it has to fit better than the person's own words. */
function asReworded(typed: Topic, inPolicyWords: (text: string) => string, look: Look): Topic {
  const text = inPolicyWords(typed.text);
  if (text === typed.text) return typed;
  const candidates = look(text, typed.text).candidates.map((one) => ({ ...one, score: one.score * REWORDED_FACTOR }));
  const reworded = { text, candidates, table: null };
  return topScore(reworded) > topScore(typed) + GAIN ? reworded : typed;
}

interface ClauseDeps {
  readonly look: Look;
  readonly inPolicyWords: (text: string) => string;
  readonly tells: (text: string) => number;
}

/** A clause that tells less is like some example by chance: 「何が目的なんだっけ」. */
const CLAUSE_TELLS = 1.6;
const ASKS_ALONE = 0.5;

/** 「うちの課長は何も見てくれないんだけど、課長って本来何をする役目？」: the last clause asks for a cell by row and column. */
function cellsInClause(text: string, look: Look): Topic | null {
  const last = clausesOf(text).at(-1);
  const topic = last === undefined ? null : look(last, text);
  return topic?.table?.kind === 'cells' && topic.table.columns.length === 1 ? topic : null;
}

function inOtherWords(typed: Topic, deps: ClauseDeps): Topic {
  const topic = asReworded(typed, deps.inPolicyWords, deps.look);
  return topScore(topic) >= CLAUSES_BELOW ? topic : byClauses(topic, deps);
}

function byClauses(topic: Topic, { look, inPolicyWords, tells }: ClauseDeps): Topic {
  const cells = cellsInClause(topic.text, look);
  if (cells !== null) return cells;
  const clauses = clausesOf(topic.text)
    .filter(hasSubject)
    .flatMap((clause, _, all) => withLast(clause, all.at(-1) ?? '', tells))
    .map((clause) => weakened(asReworded({ ...look(clause, topic.text), table: null }, inPolicyWords, look), tells));
  const best = clauses.reduce((one, other) => (topScore(other) > topScore(one) ? other : one), topic);
  return topScore(best) >= CLAUSE_FROM ? best : topic;
}

/** 「最初の半年のあれ、何が目的なんだっけ」: what asks, without a subject, is looked up with each of the clauses before it. */
function withLast(clause: string, last: string, tells: ClauseDeps['tells']): string[] {
  return clause === last || tells(last) >= ASKS_ALONE ? [clause] : [clause, `${clause} ${last}`];
}

function weakened(topic: Topic, tells: ClauseDeps['tells']): Topic {
  const share = Math.min(1, tells(topic.text) / CLAUSE_TELLS);
  return { ...topic, candidates: topic.candidates.map((one) => ({ ...one, score: one.score * share })) };
}

/** The words by which entries are named. */
function subjectWords(knowledge: KnowledgeBase): (word: string) => boolean {
  const named = new Set(
    words(foldText(knowledge.entries.flatMap((entry) => [entry.title, entry.english.title, ...entry.synonyms]).join('\n'))),
  );
  return (word) => named.has(word);
}

/** What was said, without chat, politeness and the city. */
function plainWriter(city: string): (text: string) => string {
  const withoutCity = cityCutter(city);
  return (text) => withoutCity(withoutFrame(plainSpeech(text)));
}

/** Everything here is about the city; its name would only match at random. */
function cityCutter(name: string): (text: string) => string {
  const pattern = new RegExp(
    `(?:${name}(?!役所)|(?<![\\p{L}ー])(?:市|この|うちの)?(?:市)?役所(?:の|側)?(?:近く)?)(?:の|では|における|で|は|が)?`,
    'gu',
  );
  return (text) => {
    const rest = text.replace(pattern, '');
    return rest !== text && words(foldText(rest)).length > 0 ? rest : text;
  };
}

/** 「正しいですか」 alone is like some example by chance. */
function hasSubject(clause: string): boolean {
  return words(foldText(clause)).length > 1;
}
