import confirmTemplate from '../../../../cards/announcements/desk-confirm.json' with { type: 'json' };
import exportTemplate from '../../../../cards/announcements/desk-export.json' with { type: 'json' };
import unreadTemplate from '../../../../cards/announcements/desk-unread.json' with { type: 'json' };
import type { Card } from '../../../card-kit/card.ts';
import { card } from '../../../card-kit/fill-template.ts';
import { newsData } from '../../../card-kit/typed-input.ts';
import { nameWithPlace } from '../../../kernel/person.ts';
import type { Person } from '../../../kernel/person.ts';
import { formatTime } from '../../../kernel/tokyo-time.ts';
import { say } from '../../../kernel/wording.ts';
import type { Voice, Words } from '../../../kernel/wording.ts';
import type { Announcement } from '../announcement.ts';
import { BACK, DESK_KIND, nextPageText, peopleText } from './messages.ts';
import { EXPORT_WORDS, UNREAD_WORDS, unreadIntro, untilText } from './progress-messages.ts';
import { deskVerbs } from './verbs.ts';

/** What is asked once, before something that cannot be undone or reaches others. */
export interface Asked {
  readonly title: Words;
  readonly note: Words;
  /** How many people it reaches, by what they are; empty when nobody. */
  readonly facts: readonly { readonly label: Words; readonly count: number }[];
  readonly yes: Words;
  readonly yesVerb: string;
  /** Travels with the answer. */
  readonly what?: string;
}

export function askCard({ id, revision, content }: Announcement, asked: Asked, voice: Voice): Card {
  const { title, note, facts, yes, yesVerb, what = '' } = asked;
  return card(
    confirmTemplate,
    {
      ...{ kind: say(DESK_KIND, voice), title: say(title, voice), name: content.title, note: say(note, voice) },
      facts: facts.map(({ label, count }) => ({ label: say(label, voice), value: say(peopleText(count), voice) })),
      ...{ hasFacts: facts.length > 0, yes: say(yes, voice), back: say(BACK, voice), yesVerb, backVerb: deskVerbs.show },
      ...{ id, revision, what },
    },
    say(DESK_KIND, voice),
  );
}

/** The link, or why there is none; before it, the question which kind of file. */
export type ExportShown =
  { readonly kind: 'ask' } | { readonly kind: 'no-address' } | { readonly kind: 'ready'; readonly url: string; readonly expiresAt: Date };

export function exportCard({ id, content }: Announcement, shown: ExportShown, voice: Voice): Card {
  const isAsk = shown.kind === 'ask';
  const url = shown.kind === 'ready' ? shown.url : '';
  return card(
    exportTemplate,
    {
      ...{ kind: say(DESK_KIND, voice), title: say(exportTitle(shown), voice), name: content.title, intro: say(exportIntro(shown), voice) },
      ...{ note: say(EXPORT_WORDS.named, voice), hasNote: shown.kind !== 'no-address' },
      ...{ isAsk, excel: say(EXPORT_WORDS.excel, voice), csv: say(EXPORT_WORDS.csv, voice), copy: say(EXPORT_WORDS.copy, voice) },
      ...{ hasLink: url !== '', url, fetch: say(EXPORT_WORDS.fetch, voice), back: say(BACK, voice), id },
    },
    say(DESK_KIND, voice),
  );
}

function exportTitle({ kind }: ExportShown): Words {
  return { ask: EXPORT_WORDS.title, ready: EXPORT_WORDS.readyTitle, 'no-address': EXPORT_WORDS.offTitle }[kind];
}

function exportIntro(shown: ExportShown): Words {
  if (shown.kind === 'ask') return EXPORT_WORDS.intro;
  if (shown.kind === 'no-address') return EXPORT_WORDS.off;
  return untilText({ ja: formatTime(shown.expiresAt, 'ja'), en: formatTime(shown.expiresAt, 'en') });
}

export const NAMES_ON_A_PAGE = 20;

export interface UnreadView {
  readonly announcement: Announcement;
  readonly people: readonly Person[];
  readonly page: number;
  readonly canRemind: boolean;
  readonly news: Words | null;
}

export function unreadCard({ announcement, people, page: wanted, canRemind, news }: UnreadView, voice: Voice): Card {
  const pages = Math.max(1, Math.ceil(people.length / NAMES_ON_A_PAGE));
  const page = wanted < pages ? wanted : 0;
  const shown = people.slice(page * NAMES_ON_A_PAGE, (page + 1) * NAMES_ON_A_PAGE);
  return card(
    unreadTemplate,
    {
      ...{ kind: say(DESK_KIND, voice), title: say(UNREAD_WORDS.title, voice), name: announcement.content.title, id: announcement.id },
      ...newsData(news, {}, voice),
      intro: say(people.length === 0 ? UNREAD_WORDS.none : unreadIntro(people.length), voice),
      people: shown.map((person) => ({ who: nameWithPlace(person, voice.locale) })),
      note: say(UNREAD_WORDS.note, voice),
      ...{ canRemind: canRemind && people.length > 0, remind: say(UNREAD_WORDS.remind, voice), back: say(BACK, voice) },
      ...{ hasMore: pages > 1, next: (page + 1) % pages, more: say(nextPageText(page, pages), voice) },
    },
    say(DESK_KIND, voice),
  );
}
