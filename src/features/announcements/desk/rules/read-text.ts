import type { Inputs } from '../../../../card-kit/typed-input.ts';
import { cleanLine, cleanText } from '../../../../kernel/clean-text.ts';
import type { Content, Text } from '../../announcement.ts';
import { tooLong } from '../../messages.ts';
import { forbiddenLinks } from '../../rules/links.ts';
import { forbiddenLink, PROBLEMS } from '../compose-messages.ts';
import { readOr } from '../typed.ts';
import type { Read } from '../typed.ts';
import type { Words } from '../../../../kernel/wording.ts';

export const TEXT_LIMITS = { title: 60, body: 2000 } as const;

export type TextPart = Pick<Content, 'title' | 'body' | 'english'>;

/** Title and text, and the English version where there is one. */
export function readText(inputs: Inputs, hosts: readonly string[]): Read<TextPart> {
  const problems: Record<string, Words> = {};
  const line = (name: string): string => limited(name, cleanLine(inputs[name] ?? ''), { max: TEXT_LIMITS.title, problems });
  const text = (name: string): string => {
    const written = limited(name, cleanText(inputs[name] ?? ''), { max: TEXT_LIMITS.body, problems });
    const forbidden = forbiddenLinks(written, hosts);
    if (forbidden.length > 0) problems[name] = forbiddenLink(forbidden, hosts);
    return written;
  };
  const part = { title: line('name'), body: text('text'), english: { title: line('englishName'), body: text('englishText') } };
  if (part.title === '') problems['name'] = PROBLEMS.missing;
  if (part.body === '') problems['text'] = PROBLEMS.missing;
  return readOr(problems, { ...part, english: englishOf(part.english, problems) });
}

/** Both or none. */
function englishOf(english: Text, problems: Record<string, Words>): Text | null {
  const { title, body } = english;
  if (title === '' && body === '') return null;
  if (title === '') problems['englishName'] = PROBLEMS.bothEnglish;
  if (body === '') problems['englishText'] = PROBLEMS.bothEnglish;
  return english;
}

interface Limit {
  readonly max: number;
  readonly problems: Record<string, Words>;
}

export function limited(name: string, text: string, { max, problems }: Limit): string {
  if (text.length > max) problems[name] = tooLong(max, text.length);
  return text;
}
