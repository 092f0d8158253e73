import { citationName, citationsOf, sourceLine } from '../../answering/answer/citation.ts';
import type { Card, CardData } from '../../card-kit/card.ts';
import { card } from '../../card-kit/fill-template.ts';
import { say } from '../../kernel/wording.ts';
import type { Voice } from '../../kernel/wording.ts';
import type { PolicyDocument } from '../../knowledge/schema.ts';
import officialTemplate from '../../../cards/policy-qa/official.json' with { type: 'json' };
import { OFFICIAL, shownInstead } from './official-messages.ts';
import type { OfficialPage } from './official-pages.ts';

export interface OfficialView {
  readonly pages: readonly OfficialPage[];
  /** From 0. */
  readonly at: number;
  /** As the button carries them. */
  readonly sections: string;
  readonly document: PolicyDocument;
  readonly voice: Voice;
}

/** A passage of the official document word for word, or that there is none any more. */
export function officialCard(view: OfficialView): Card {
  const { pages, at, voice } = view;
  const page = pages[at];
  const data = page === undefined ? goneData(voice) : pageData(page, view);
  const hasMore = at + 1 < pages.length;
  const place = `${String(at + 1)} / ${String(pages.length)}`;
  return card(
    officialTemplate,
    {
      kind: say(OFFICIAL.kind, voice),
      ...data,
      hasMore,
      place: pages.length > 1 ? place : '',
      hasPlace: page !== undefined && pages.length > 1,
      more: say(OFFICIAL.more, voice),
      sections: view.sections,
      next: at + 1,
      locale: voice.locale,
    },
    say(OFFICIAL.summary, voice),
  );
}

function goneData(voice: Voice): CardData {
  const title = say(OFFICIAL.goneTitle, voice);
  const text = say(OFFICIAL.gone, voice);
  return { title, fallback: text, note: '', hasNote: false, blocks: [{ text, weight: 'Default' }], source: '', hasSource: false };
}

function pageData({ asked, passage, blocks }: OfficialPage, { document, voice }: OfficialView): CardData {
  const nameOf = (path: string): string => citationsOf([path], document).map(citationName).join('');
  const source = sourceOf(passage.path, blocks[0]?.page ?? null, {
    document: { ...document, title: passage.title, edition: passage.edition },
    voice,
  });
  const isOther = asked !== passage.path;
  return {
    title: nameOf(passage.path),
    fallback: `${nameOf(passage.path)}: ${blocks[0]?.text ?? ''}`,
    note: isOther ? say(shownInstead(nameOf(asked), nameOf(passage.path)), voice) : '',
    hasNote: isOther,
    blocks: blocks.map(({ text, isHeading }) => ({ text, weight: isHeading ? 'Bolder' : 'Default' })),
    source,
    hasSource: true,
  };
}

/** With the page as printed in the document when the import knows it, else with the start of the chapter. */
function sourceOf(path: string, page: number | null, { document, voice }: Pick<OfficialView, 'document' | 'voice'>): string {
  const citations = citationsOf([path], document);
  if (page === null) return sourceLine(citations, document, voice.locale);
  const known = sourceLine(
    citations.map((citation) => ({ ...citation, page: null })),
    document,
    voice.locale,
  );
  return voice.locale === 'ja' ? `${known}（${String(page)}頁）` : `${known} (page ${String(page)})`;
}
