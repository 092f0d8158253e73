/** Characters with a meaning in Teams' Markdown. */
const IN_TEXT = /[\\*_`~[\]<>$]/g;
/** The mark of a heading, a list item or a numbered item, which only means something at the start of a line. */
const AT_LINE_START = /(?<=^\s*)[#+-](?=[#\s])|(?<=^\s*\d{1,9})\.(?=\s)/gm;
/** Controls, bidirectional overrides and private characters have no place in a card. */
const UNSAFE = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ue000-\ue0ff]/g;

/** Text for a place that is shown or sent as it is: a button's title and data must not grow backslashes. */
export function plainText(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(UNSAFE, '');
}

/** Text for a place where Teams reads Markdown, so that it can neither format nor link. */
export function markdownText(text: string): string {
  return plainText(text).replace(IN_TEXT, '\\$&').replace(AT_LINE_START, '\\$&');
}

/** Where Teams reads Markdown: the text of a TextBlock, both sides of a fact, the title of a choice or toggle (teams-facts 3.4). */
export function isMarkdown(parent: Readonly<Record<string, unknown>>, key: string, inChoices: boolean): boolean {
  if (parent['type'] === 'TextBlock') return key === 'text';
  if (parent['type'] === 'Input.Toggle') return key === 'title';
  const isFactOrChoice = parent['type'] === undefined && 'title' in parent && 'value' in parent;
  return isFactOrChoice && (key === 'title' || (key === 'value' && !inChoices));
}
