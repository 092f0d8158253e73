import { say } from '../../kernel/wording.ts';
import type { Voice } from '../../kernel/wording.ts';
import { SENTENCES, TITLES } from '../messages.ts';
import { answer } from './answer.ts';
import type { Answer, Citation } from './answer.ts';

/** One of several things that a message asks about, with its own answer. */
export interface Part {
  readonly name: string;
  readonly answer: Answer;
}

/** 「AとBの違い」 that no entry of the knowledge compares: both explanations side by side. */
export function comparisonAnswer(parts: readonly Part[], voice: Voice): Answer {
  const names = parts.map((part) => part.name);
  const title = voice.locale === 'ja' ? `${names.join('と')}の違い` : `${names.join(' and ')}: ${say(TITLES.comparison, voice)}`;
  return join({ parts, title, lead: say(SENTENCES.eachSide, voice), voice });
}

/** Two questions in one message, both answered. */
export function severalAnswers(parts: readonly Part[], voice: Voice): Answer {
  return join({
    parts,
    title: parts.map((part) => part.name).join(voice.locale === 'ja' ? '、' : ', '),
    lead: say(SENTENCES.eachQuestion, voice),
    voice,
  });
}

function join(joined: { parts: readonly Part[]; title: string; lead: string; voice: Voice }): Answer {
  const { parts, title, lead, voice } = joined;
  const answers = parts.map((part) => part.answer);
  return answer(voice, {
    // A choice offered beside a silence answers nothing yet.
    outcome: answers.some((one) => one.outcome === 'answered') ? 'answered' : 'declined',
    title,
    lead,
    facts: parts.map((part) => ({ label: part.name, value: spoken(part.answer) })),
    notes: [...new Set(answers.flatMap((one) => one.notes))],
    citations: firstOf(answers.flatMap((one) => one.citations.slice(0, 1))),
    suggestions: answers.flatMap((one) => one.suggestions.slice(0, 1)),
    entries: [...new Set(answers.flatMap((one) => one.entries))],
    confidential: answers.some((one) => one.confidential),
  });
}

/** An answer in one piece of text: its lead, then facts and items. */
function spoken(one: Answer): string {
  const facts = one.facts.map((fact) => `${fact.label}: ${fact.value}`);
  return [one.lead.trim(), facts.join('\n'), one.items.map((item) => `・${item}`).join('\n')].filter((text) => text !== '').join('\n');
}

function firstOf(citations: readonly Citation[]): Citation[] {
  return citations.filter((citation, at) => citations.findIndex((other) => other.path === citation.path) === at);
}
