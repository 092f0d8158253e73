import announcementTemplate from '../../../cards/announcements/announcement.json' with { type: 'json' };
import type { Card, CardData } from '../../card-kit/card.ts';
import { card } from '../../card-kit/fill-template.ts';
import type { Person } from '../../kernel/person.ts';
import { formatTime } from '../../kernel/tokyo-time.ts';
import { say } from '../../kernel/wording.ts';
import type { Voice } from '../../kernel/wording.ts';
import type { City } from '../../knowledge/schema.ts';
import { addresseesText } from './audience-words.ts';
import type { Announcement, Content, Text } from './announcement.ts';
import { CARD_WORDS, KIND, linkHint, linkTitle, readText, reasonText, senderText, SUMMARY } from './messages.ts';
import { isAllowedLink } from '../../kernel/link-hosts.ts';
import { withoutForbiddenLinks } from './rules/links.ts';

export interface ShownAnnouncement {
  readonly announcement: Pick<Announcement, 'id' | 'content'>;
  /** Null once they have left: then the city's own contact stands for them. */
  readonly author: Person | null;
  /** Title of the form that the card opens, or that decided who gets it. */
  readonly formTitle: (id: string, voice: Voice) => string | null;
  readonly formVerb: string;
  /** `live`: somebody received it. `trial`: HR looks at it. `withdrawn`: it was called off. */
  readonly as: 'live' | 'trial' | 'withdrawn';
  readonly readAt: Date | null;
  readonly city: City;
  readonly linkHosts: readonly string[];
}

/** The announcement as everybody receives it, in their own voice. */
export function announcementCard(shown: ShownAnnouncement, voice: Voice): Card {
  const { announcement, as, linkHosts } = shown;
  const { content } = announcement;
  const { title, body } = textIn(content, voice);
  return card(
    announcementTemplate,
    {
      ...{
        id: announcement.id,
        title,
        isTrial: as !== 'live',
        trial: say(as === 'withdrawn' ? CARD_WORDS.withdrawn : CARD_WORDS.trial, voice),
      },
      ...senderData(shown, voice),
      ...{ isMandatory: content.mandatory !== null, must: say(CARD_WORDS.must, voice), why: content.mandatory ?? '' },
      ...{ language: say(CARD_WORDS.japaneseOnly, voice), hasLanguage: voice.locale === 'en' && content.english === null },
      body: { rich: withoutForbiddenLinks(body, linkHosts) },
      ...readData(shown.readAt, voice),
      reason: reasonOf(shown, voice),
      ...buttonsData(shown, voice),
      ...formData(shown, voice),
      ...linkData(content, linkHosts, voice),
    },
    say(SUMMARY, voice),
  );
}

function senderData({ author, city }: ShownAnnouncement, voice: Voice): CardData {
  const section = author?.section ?? city.contact.name;
  const place = author === null ? section : `${author.bureau} ${section}`;
  return {
    kind: `${say(KIND, voice)}${say({ ja: '・', en: ' · ' }, voice)}${section}`,
    sender: say(senderText(place, contactOf(city)), voice),
  };
}

function buttonsData({ announcement, as, readAt }: ShownAnnouncement, voice: Voice): CardData {
  const { asksRead, takesQuestions } = announcement.content;
  const isShown = as !== 'withdrawn';
  return {
    ...{ canRead: isShown && asksRead && readAt === null, canAsk: isShown && takesQuestions },
    ...{ readTitle: say(CARD_WORDS.readTitle, voice), askTitle: say(CARD_WORDS.askTitle, voice) },
  };
}

/** The author's English where they wrote it. */
export function textIn(content: Content, { locale }: Pick<Voice, 'locale'>): Text {
  return locale === 'en' ? (content.english ?? content) : content;
}

function readData(readAt: Date | null, voice: Voice): CardData {
  if (readAt === null) return { isRead: false, read: '' };
  return { isRead: true, read: say(readText({ ja: formatTime(readAt, 'ja'), en: formatTime(readAt, 'en') }), voice) };
}

/** Whom to ask whether it is real, as the city's own settings say it. */
function contactOf({ contact }: City): { readonly ja: string; readonly en: string } {
  const detail = contact.detail === undefined ? '' : contact.detail;
  return {
    ja: detail === '' ? contact.name : `${contact.name}（${detail}）`,
    en: detail === '' ? contact.english : `${contact.english} (${detail})`,
  };
}

function reasonOf({ announcement, formTitle }: ShownAnnouncement, voice: Voice): string {
  const { audience, mandatory } = announcement.content;
  const title = audience.unanswered === undefined ? null : formTitle(audience.unanswered, voice);
  const ja = addresseesText(audience, title, { locale: 'ja', wording: 'standard' });
  const en = addresseesText(audience, title, { locale: 'en', wording: 'standard' });
  return say(reasonText({ ja, en }, mandatory !== null), voice);
}

function formData({ announcement, formTitle, formVerb, as }: ShownAnnouncement, voice: Voice): CardData {
  const id = announcement.content.form;
  const isShown = id !== null && as !== 'withdrawn' && formTitle(id, voice) !== null;
  return { formTitle: say(CARD_WORDS.openForm, voice), form: { isShown, id: id ?? '', verb: formVerb } };
}

function linkData({ link }: Content, linkHosts: readonly string[], voice: Voice): CardData {
  if (link === null || !isAllowedLink(link.url, linkHosts)) return { linkTitle: '', link: { isShown: false, url: '', hint: '' } };
  const hint = say(linkHint(link.label, new URL(link.url).hostname), voice);
  return { linkTitle: say(linkTitle(link.label), voice), link: { isShown: true, url: link.url, hint } };
}
