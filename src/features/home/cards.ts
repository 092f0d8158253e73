import type { Caller } from '../../bot/feature.ts';
import type { Card, CardData } from '../../card-kit/card.ts';
import { card } from '../../card-kit/fill-template.ts';
import { say } from '../../kernel/wording.ts';
import type { Voice, Wording } from '../../kernel/wording.ts';
import type { City, PolicyDocument } from '../../knowledge/schema.ts';
import consultationTemplate from '../../../cards/home/consultation.json' with { type: 'json' };
import hubTemplate from '../../../cards/home/hub.json' with { type: 'json' };
import wordingTemplate from '../../../cards/home/wording.json' with { type: 'json' };
import { menuPage } from './menu.ts';
import type { MenuItem } from './menu.ts';
import { CONSULTATION, EXAMPLES, HUB, WORDING } from './messages.ts';

export interface HubView {
  readonly document: PolicyDocument;
  /** The doors that this person may use. */
  readonly entrances: readonly MenuItem[];
  readonly page: number;
}

/** What this person may do, with three examples of questions; what has no room stands on the next card. */
export function hubCard(caller: Caller, { document, entrances, page: wanted }: HubView): Card {
  const words = say(HUB, caller);
  const examples = EXAMPLES[caller.locale].map((_, id): MenuItem => ({ kind: 'example', id }));
  const { items, next, page } = menuPage([...entrances, { kind: 'consultation' }, { kind: 'wording' }, ...examples], wanted);
  return card(
    hubTemplate,
    {
      kind: words.kind,
      ...headOf(caller, document, page),
      entrances: entranceData(items),
      examplesTitle: words.examplesTitle,
      ...exampleData(items, caller, page),
      hint: words.hint,
      consultation: words.consultation,
      hasConsultation: items.some(({ kind }) => kind === 'consultation'),
      hasTurn: items.some(({ kind }) => kind === 'wording'),
      page,
      ...turnData(caller),
      more: words.more,
      hasMore: next !== null,
      next: next ?? 0,
    },
    words.kind,
  );
}

function headOf(caller: Caller, document: PolicyDocument, page: number): CardData {
  const words = say(HUB, caller);
  const greeting = caller.person === null ? words.stranger : words.greeting(caller.person.name);
  const intro = words.text(documentName(document, caller));
  return {
    title: page === 0 ? greeting : words.moreTitle,
    text: caller.person === null ? `${intro}\n${words.notOnRoster}` : intro,
    isFirst: page === 0,
  };
}

/** As buttons where there is room for them; on the first card at least as lines to type after. */
function exampleData(items: readonly MenuItem[], { locale }: Caller, page: number): CardData {
  const buttons = items.flatMap((item) => (item.kind === 'example' ? [item.id] : []));
  const areButtons = buttons.length > 0;
  return {
    hasExamples: areButtons || page === 0,
    lines: areButtons || page > 0 ? [] : EXAMPLES[locale].map((question) => ({ question })),
    examples: buttons.map((id) => ({ id: String(id), question: EXAMPLES[locale][id] ?? '' })),
  };
}

export function entranceData(items: readonly MenuItem[]): readonly CardData[] {
  return items.flatMap((item) => (item.kind === 'entrance' ? [{ verb: item.verb, title: item.title }] : []));
}

/** What the setting is now, with the button that undoes it. */
export function wordingCard(caller: Caller): Card {
  const { kind, title, text, undo } = say(WORDING[caller.wording], caller);
  return card(wordingTemplate, { kind, title, text, undo, ...turnData(caller) }, say(HUB, caller).kind);
}

/** The button that turns the setting. */
function turnData(caller: Caller): { turn: string; wording: Wording } {
  return { turn: say(WORDING[caller.wording], caller).turn, wording: caller.wording === 'easy' ? 'standard' : 'easy' };
}

export function consultationCard(voice: Voice, { city, document }: { city: City; document: PolicyDocument }): Card {
  const words = say(CONSULTATION, voice);
  return card(
    consultationTemplate,
    {
      kind: words.kind,
      title: words.title,
      text: words.text,
      privacy: words.privacy,
      source: words.source(documentName(document, voice)),
      routes: city.consultation.map((route) => ({
        name: say({ ja: route.name, en: route.english }, voice),
        detail: route.detail ?? '',
        hasDetail: route.detail !== undefined,
      })),
    },
    say(HUB, voice).kind,
  );
}

function documentName({ title, edition, english }: PolicyDocument, voice: Voice): string {
  return say({ ja: `${title} ${edition}`, en: `${english.title} (${english.edition})` }, voice);
}
