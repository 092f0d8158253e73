import listTemplate from '../../../../cards/announcements/desk-list.json' with { type: 'json' };
import type { Card, CardData } from '../../../card-kit/card.ts';
import { card } from '../../../card-kit/fill-template.ts';
import { newsData } from '../../../card-kit/typed-input.ts';
import { formatTime } from '../../../kernel/tokyo-time.ts';
import { say } from '../../../kernel/wording.ts';
import type { Voice, Words } from '../../../kernel/wording.ts';
import type { Announcement, State } from '../announcement.ts';
import { DESK_KIND, LIST_WORDS, listIntro, nextPageText, STATE_WORDS } from './messages.ts';

/** Teams shows six buttons, and each row is one. */
const ROWS = 4;
/** What waits for somebody first. */
const ORDER: readonly State[] = ['confirming', 'sending', 'scheduled', 'draft', 'sent', 'cancelled'];

export interface DeskList {
  readonly announcements: readonly Announcement[];
  readonly page: number;
  readonly news: Words | null;
}

export function listCard({ announcements, page: wanted, news }: DeskList, voice: Voice): Card {
  const rows = announcements.toSorted((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state));
  const pages = Math.max(1, Math.ceil(rows.length / ROWS));
  const page = wanted < pages ? wanted : 0;
  return card(
    listTemplate,
    {
      kind: say(DESK_KIND, voice),
      title: say(LIST_WORDS.title, voice),
      ...newsData(news, {}, voice),
      intro: say(listIntro(rows.length), voice),
      rows: rows.slice(page * ROWS, (page + 1) * ROWS).map((one) => rowData(one, voice)),
      create: say(LIST_WORDS.create, voice),
      ...{ more: say(nextPageText(page, pages), voice), hasMore: pages > 1, page: (page + 1) % pages },
    },
    say(DESK_KIND, voice),
  );
}

function rowData({ id, state, content, ...times }: Announcement, voice: Voice): CardData {
  const { words, tint } = STATE_WORDS[state];
  const at = times.startedAt ?? times.scheduledAt ?? times.updatedAt;
  // Only what asks for something stands out in a list.
  const isQuiet = state === 'sent' || state === 'cancelled';
  return {
    ...{ id, name: content.title, state: say(words, voice), tint: isQuiet ? 'default' : tint },
    detail: formatTime(at, voice.locale),
  };
}
