import { say } from '../../kernel/wording.ts';
import type { Voice } from '../../kernel/wording.ts';
import type { KnowledgeBase } from '../../knowledge/knowledge-base.ts';
import { SENTENCES } from '../messages.ts';
import type { Headings } from '../retrieve/headings-asked.ts';
import { answer } from './answer.ts';
import type { Answer } from './answer.ts';
import { citationsOf } from './citation.ts';
import { entryAnswer, isConfidential } from './entry-answer.ts';

/** What stands below a heading, from the structure of the document and therefore complete. */
export function headingsAnswer({ section, below, entry }: Headings, knowledge: KnowledgeBase, voice: Voice): Answer {
  if (entry !== null) return entryAnswer(entry, knowledge, voice);
  return answer(voice, {
    outcome: 'answered',
    title: section.title,
    lead: say(SENTENCES.headings, voice).replace('{title}', section.title).replace('{count}', String(below.length)),
    items: below.map(({ title }) => title),
    citations: citationsOf([section.path], knowledge.document),
    entries: section.about === undefined ? [] : [section.about],
    confidential: isConfidential([section.path]),
  });
}
