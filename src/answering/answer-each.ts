import type { Voice } from '../kernel/wording.ts';
import type { Entry } from '../knowledge/schema.ts';
import type { Answer } from './answer/answer.ts';
import { severalAnswers } from './answer/joint-answer.ts';
import type { Explanation, Look } from './explanation.ts';
import type { TopicFinder } from './retrieve/find-topic.ts';
import { sharePart } from './retrieve/part-of.ts';
import { topScore } from './retrieve/topic.ts';
import type { Topic } from './retrieve/topic.ts';
import { asksForMore, leaning } from './understand/follow-up.ts';
import { severalQuestions } from './understand/several-questions.ts';

export interface EachDeps {
  readonly finder: TopicFinder;
  readonly answer: (topic: Topic) => { readonly look: Look; readonly answer: Answer };
}

interface AnsweredPart {
  readonly name: string;
  readonly topic: Topic;
  readonly look: Look;
  readonly answer: Answer;
}

/** From here on one of several questions is known well enough to stand beside another. */
const KNOWN_FROM = 0.3;
/** A part as good as this needs nothing of the others to be understood. */
const CLEAR_FROM = 0.6;
/** The second question says in words that it goes on from the first: 「それはいつですか」. */
const LEANS = 2;
/** A further question that tells less names no subject of its own: 「お名前は？」 belongs to the one before it, and the message is one question. */
const ASKS_ALONE = 0.6;

/** Several questions in one message are answered one by one, when each is clearly about something and not about the same. */
export function answerEach(
  question: Voice & { readonly text: string },
  deps: EachDeps,
): { answer: Answer; explanation: Explanation } | null {
  const several = asksForMore(question.text) ? null : severalQuestions(question.text);
  if (several === null || several.texts.slice(1).some((text) => hasNoSubject(text, deps.finder))) return null;
  const found = findEach(several.texts, deps.finder);
  if (!areKnown(found, deps.finder.find(question.text), several.isCertain)) return null;
  const parts = found.map(({ text, topic }) => ({ name: text.replace(/[?？。]$/u, ''), topic, ...deps.answer(topic) }));
  const different = new Set(parts.map((part) => part.answer.entries[0] ?? part.name)).size;
  if (different !== parts.length || hasLostSubject(parts)) return null;
  return { answer: severalAnswers(parts, question), explanation: { route: 'several', looks: parts.map((part) => part.look) } };
}

function hasNoSubject(text: string, finder: TopicFinder): boolean {
  return leaning(text) !== LEANS && finder.familiarity.tells(text) < ASKS_ALONE;
}

function findEach(texts: readonly string[], finder: TopicFinder): { text: string; topic: Topic }[] {
  return texts.map((text, at) => ({
    text,
    topic: leaning(text) === LEANS ? finder.findAfter(text, texts[at - 1] ?? '') : finder.find(text),
  }));
}

/** What may be one thing after all must be known better by its parts than as a whole. */
function areKnown(found: readonly { topic: Topic }[], whole: Topic, isCertain: boolean): boolean {
  if (!isCertain && whole.table !== null) return false;
  const least = isCertain ? KNOWN_FROM : Math.max(KNOWN_FROM, topScore(whole));
  return found.every(({ topic }) => topic.table !== null || topScore(topic) >= least);
}

/** What the first part asks is not stated, and a later one leads, faintly, to another part of the policy: without the first it has lost its subject. */
function hasLostSubject([first, ...later]: readonly AnsweredPart[]): boolean {
  const told = first?.topic.candidates[0];
  if (told === undefined || first?.answer.outcome !== 'declined') return false;
  return later.some(({ topic, answer }) => answer.outcome === 'answered' && isFaint(topic) && leadsAway(topic, told.entry));
}

function isFaint(topic: Topic): boolean {
  return topic.table === null && topScore(topic) < CLEAR_FROM;
}

function leadsAway({ candidates: [one] }: Topic, entry: Entry): boolean {
  return one !== undefined && !sharePart(one.entry, entry);
}
