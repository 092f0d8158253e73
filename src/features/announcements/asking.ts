import type { z } from 'zod';
import { isOfficer } from '../../bot/desk-action.ts';
import type { Reply } from '../../bot/reply.ts';
import { noticeCard } from '../../bot/shared-cards.ts';
import { cleanText } from '../../kernel/clean-text.ts';
import type { PersonId } from '../../kernel/person.ts';
import type { Voice, Words } from '../../kernel/wording.ts';
import type { Queries, Tx } from '../../storage/port.ts';
import type { AnnouncementDeps } from './announcement-deps.ts';
import { textIn } from './announcement-card.ts';
import type { Announcement } from './announcement.ts';
import { findAnnouncement } from './announcement-store.ts';
import { refuse } from './refuse.ts';
import { ANSWER_SUMMARY, answeredTitle, ASK_WORDS, QUESTION_WORDS, SENT_WORDS, tooLong } from './messages.ts';
import { noteCard } from './note-card.ts';
import { askCard, questionCard, suggestionCard } from './question-card.ts';
import { answerQuestion, findQuestion, insertQuestion } from './question-store.ts';
import type { Question } from './question-store.ts';
import { isReply, received } from './receiving.ts';
import type { Employee, Received } from './receiving.ts';
import type { answerSchema, questionSchema, questionSendSchema } from './schemas.ts';
import { verbs } from './verbs.ts';

const MAX_QUESTION = 500;
const MAX_ANSWER = 1000;
const JAPANESE: Voice = { locale: 'ja', wording: 'standard' };

/** Opens the field for a question. */
export async function openQuestion(id: string, caller: Employee, deps: AnnouncementDeps): Promise<Reply> {
  const found = await received({ id, verb: verbs.ask }, caller, deps);
  if (isReply(found)) return found;
  const { announcement } = found;
  if (!mayAsk(announcement)) return { kind: 'message', card: noticeCard(caller, 'gone') };
  return { kind: 'replace', card: askCard(announcement, { questionId: deps.newId(), inputs: {}, problems: {} }, caller) };
}

function mayAsk({ content, state }: Announcement): boolean {
  return content.takesQuestions && state !== 'cancelled';
}

/** A question goes to the policy first; help in distress comes before everything and leaves nothing behind. */
export async function askQuestion(data: z.infer<typeof questionSchema>, caller: Employee, deps: AnnouncementDeps): Promise<Reply> {
  const found = await received({ id: data.id, verb: verbs.question }, caller, deps);
  if (isReply(found)) return found;
  const { announcement } = found;
  if (!mayAsk(announcement)) return { kind: 'message', card: noticeCard(caller, 'gone') };
  const question = cleanText(data.question);
  const problem = problemOf(question, { max: MAX_QUESTION, missing: ASK_WORDS.missing });
  if (problem !== null) {
    const typed = { inputs: { question: data.question }, problems: { question: problem } };
    return { kind: 'replace', card: askCard(announcement, { questionId: data.questionId, ...typed }, caller) };
  }
  const first = await deps.answerFirst(question, caller);
  if (first.kind === 'card') return first.reply;
  if (first.kind === 'none') return toAuthor(found, { id: data.questionId, question }, { caller, deps });
  const suggested = { announcement, questionId: data.questionId, question, answer: first };
  return { kind: 'replace', card: suggestionCard(suggested, caller), confidential: true };
}

/** 「作成者に送る」 below the policy's answer. */
export async function sendQuestion(data: z.infer<typeof questionSendSchema>, caller: Employee, deps: AnnouncementDeps): Promise<Reply> {
  const found = await received({ id: data.id, verb: verbs.questionSend }, caller, deps);
  if (isReply(found)) return found;
  const question = cleanText(data.text);
  // The text travelled through the client, so it is looked at again as if it had just been typed.
  if (!mayAsk(found.announcement) || question === '' || question.length > MAX_QUESTION) return { kind: 'refused', why: 'bad-data' };
  const first = await deps.answerFirst(question, caller);
  if (first.kind === 'card') return first.reply;
  return toAuthor(found, { id: data.questionId, question }, { caller, deps });
}

interface Around {
  readonly caller: Employee;
  readonly deps: AnnouncementDeps;
}

async function toAuthor({ announcement }: Received, asked: Pick<Question, 'id' | 'question'>, { caller, deps }: Around): Promise<Reply> {
  const { person, now } = caller;
  const question = { ...asked, announcementId: announcement.id, askedBy: person.aadObjectId };
  const isNew = await deps.storage.transaction(async (tx) => {
    if (!(await insertQuestion(tx, question, now))) return false;
    await tellAuthor(tx, { ...question, askedAt: now, answer: null, answeredBy: null, answeredAt: null }, { announcement, caller, deps });
    const line = { at: now, actor: person.aadObjectId, action: 'announcements.asked', subject: announcement.id };
    await deps.appendAudit(tx, { ...line, detail: { question: asked.id } });
    return true;
  });
  const known = isNew ? null : await findQuestion(deps.storage.db, asked.id);
  // An id that belongs to somebody else's question was made up.
  if (known !== null && known.askedBy !== person.aadObjectId) return { kind: 'refused', why: 'bad-data' };
  const quote = { label: SENT_WORDS.quote, text: asked.question };
  const { title, text } = SENT_WORDS;
  return {
    kind: 'replace',
    card: noteCard({ title, text, quote, opens: { id: announcement.id, at: 'own' }, summary: ANSWER_SUMMARY }, caller),
    confidential: true,
  };
}

/** The author while they are of 人事担当; all of 人事担当 otherwise. */
async function answerers(db: Queries, { createdBy }: Announcement, { roster }: AnnouncementDeps): Promise<readonly PersonId[]> {
  const holders = (await roster(db).holdersOf('hr')).map(({ aadObjectId }) => aadObjectId);
  return holders.includes(createdBy) ? [createdBy] : holders;
}

async function tellAuthor(
  tx: Tx,
  question: Question,
  { announcement, caller, deps }: Around & { readonly announcement: Announcement },
): Promise<void> {
  const to = await answerers(tx, announcement, deps);
  const voices = await deps.roster(tx).voicesOf(to);
  const view = { question, announcement, asker: caller.person, answeredBy: null, news: null, typed: { inputs: {}, problems: {} } };
  await deps.outbox.enqueueAll(
    tx,
    to.map((person) => ({
      ...{ dedupeKey: `announcements.question:${question.id}:${person}`, to: person },
      card: questionCard(view, voices.get(person) ?? JAPANESE),
    })),
  );
}

/** Answered in place, once; whoever comes second reads the answer that went out. */
export async function giveAnswer(data: z.infer<typeof answerSchema>, caller: Employee, deps: AnnouncementDeps): Promise<Reply> {
  if (!isOfficer(caller)) {
    await refuse({ verb: verbs.answer, caller, subject: data.id }, deps);
    return { kind: 'message', card: noticeCard(caller, 'notYours') };
  }
  const known = await findQuestion(deps.storage.db, data.id);
  const announcement = known === null ? null : await findAnnouncement(deps.storage.db, known.announcementId);
  if (known === null || announcement === null) return { kind: 'message', card: noticeCard(caller, 'gone') };
  return answerOpen(known, data.answer, { announcement, caller, deps });
}

async function answerOpen(known: Question, typed: string, around: AroundOne): Promise<Reply> {
  if (known.answer !== null) return drawn(known, { news: QUESTION_WORDS.already, ...around });
  const answer = cleanText(typed);
  const problem = problemOf(answer, { max: MAX_ANSWER, missing: QUESTION_WORDS.missing });
  if (problem !== null) return drawn(known, { news: null, typed: { inputs: { answer: typed }, problems: { answer: problem } }, ...around });
  const answered = await keepAnswer({ id: known.id, answer }, around);
  const now = answered ?? (await findQuestion(around.deps.storage.db, known.id)) ?? known;
  return drawn(now, { news: answered === null ? QUESTION_WORDS.already : null, ...around });
}

function problemOf(text: string, { max, missing }: { readonly max: number; readonly missing: Words }): Words | null {
  if (text === '') return missing;
  return text.length > max ? tooLong(max, text.length) : null;
}

type AroundOne = Around & { readonly announcement: Announcement };

function keepAnswer(
  given: { readonly id: string; readonly answer: string },
  { announcement, caller, deps }: AroundOne,
): Promise<Question | null> {
  const { person, now } = caller;
  return deps.storage.transaction(async (tx) => {
    const question = await answerQuestion(tx, { ...given, by: person.aadObjectId }, now);
    if (question === null) return null;
    const to = question.askedBy;
    const voice = (await deps.roster(tx).voicesOf([to])).get(to) ?? JAPANESE;
    await deps.outbox.enqueue(tx, {
      ...{ dedupeKey: `announcements.answered:${question.id}:${to}`, to },
      card: answerNote(question, announcement, voice),
    });
    const line = { at: now, actor: person.aadObjectId, action: 'announcements.answered', subject: announcement.id };
    await deps.appendAudit(tx, { ...line, detail: { question: question.id } });
    return question;
  });
}

function answerNote({ question, answer }: Question, { id, content }: Announcement, voice: Voice) {
  const text: Words = { ja: answer ?? '', en: answer ?? '' };
  const title = answeredTitle(textIn(content, voice).title);
  const quote = { label: SENT_WORDS.quote, text: question };
  return noteCard({ title, text, quote, opens: { id, at: 'own' }, summary: ANSWER_SUMMARY }, voice);
}

interface Drawn extends AroundOne {
  readonly news: Words | null;
  readonly typed?: { readonly inputs: Readonly<Record<string, string>>; readonly problems: Readonly<Record<string, Words>> };
}

async function drawn(
  question: Question,
  { news, typed = { inputs: {}, problems: {} }, announcement, caller, deps }: Drawn,
): Promise<Reply> {
  const asker = await deps.people.find(question.askedBy);
  const answeredBy = question.answeredBy === null ? null : await deps.people.find(question.answeredBy);
  return { kind: 'replace', card: questionCard({ question, announcement, asker, answeredBy, news, typed }, caller), confidential: true };
}
