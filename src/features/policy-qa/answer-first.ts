import type { Caller } from '../../bot/feature.ts';
import type { Reply } from '../../bot/reply.ts';
import { sourceLine } from '../../answering/answer/citation.ts';
import { answerCard } from './cards.ts';
import type { HandlerDeps } from './handlers.ts';

/** What the policy says to a question that is meant for somebody else. `card`: help in distress, which comes first and ends it. */
export type AnsweredFirst =
  | { readonly kind: 'none' }
  | { readonly kind: 'answer'; readonly title: string; readonly text: string; readonly source: string }
  | { readonly kind: 'card'; readonly reply: Reply };

/** Longer answers are read where they belong, in the chat; this one stands above a button. */
const MOST_LETTERS = 600;

/**
 * Only a plain answer is offered; whatever the policy would decline or ask back goes to the person it was meant for. Nothing is kept or counted:
 * the question was not asked of the bot.
 */
export function answerFirst(text: string, caller: Caller, deps: HandlerDeps): AnsweredFirst {
  const { locale, wording } = caller;
  const { answer } = deps.answerer.explain({ text, locale, wording });
  if (answer.outcome === 'support') {
    const drawing = { document: deps.document, isStranger: caller.person === null, usual: wording, official: [], actions: [] };
    return { kind: 'card', reply: { kind: 'message', card: answerCard(answer, drawing) } };
  }
  if (answer.outcome !== 'answered') return { kind: 'none' };
  const lines = [answer.lead, ...answer.facts.map(({ label, value }) => `${label}: ${value}`), ...answer.items.map((item) => `・${item}`)];
  const whole = lines.join('\n').trim();
  const short = whole.length > MOST_LETTERS ? `${whole.slice(0, MOST_LETTERS).replace(/[\ud800-\udbff]$/, '')}…` : whole;
  return { kind: 'answer', title: answer.title, text: short, source: sourceLine(answer.citations, deps.document, locale) };
}
