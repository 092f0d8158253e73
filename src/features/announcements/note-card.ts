import noteTemplate from '../../../cards/announcements/note.json' with { type: 'json' };
import type { Card } from '../../card-kit/card.ts';
import { card } from '../../card-kit/fill-template.ts';
import { say } from '../../kernel/wording.ts';
import type { Voice, Words } from '../../kernel/wording.ts';
import { KIND, SENT_WORDS } from './messages.ts';

export interface Note {
  readonly title: Words;
  readonly text: Words;
  /** What somebody wrote, with what it is. */
  readonly quote?: { readonly label: Words; readonly text: string };
  /** Id of the announcement that the button opens, as a recipient or at the desk. */
  readonly opens: { readonly id: string; readonly at: 'own' | 'desk'; readonly button?: Words } | null;
  readonly summary: Words;
}

const NO_QUOTE = { hasQuote: false, quoteLabel: '', quote: '' };
const OPEN_DESK: Words = { ja: '状況を見る', en: 'See how it stands' };

/** A short message to one person. */
export function noteCard({ title, text, quote, opens, summary }: Note, voice: Voice): Card {
  return card(
    noteTemplate,
    {
      kind: say(KIND, voice),
      title: say(title, voice),
      text: say(text, voice),
      ...(quote === undefined ? NO_QUOTE : { hasQuote: true, quoteLabel: say(quote.label, voice), quote: quote.text }),
      ...{ id: opens?.id ?? '', hasOpen: opens?.at === 'own', hasDesk: opens?.at === 'desk' },
      ...{ open: say(SENT_WORDS.open, voice), openDesk: say(opens?.button ?? OPEN_DESK, voice) },
    },
    say(summary, voice),
  );
}
