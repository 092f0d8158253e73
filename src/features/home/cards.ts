import type { Caller } from '../../bot/feature.ts';
import type { Card } from '../../card-kit/card.ts';
import { card } from '../../card-kit/fill-template.ts';
import { say } from '../../kernel/wording.ts';
import type { Voice, Wording } from '../../kernel/wording.ts';
import type { City, PolicyDocument } from '../../knowledge/schema.ts';
import consultationTemplate from '../../../cards/home/consultation.json' with { type: 'json' };
import hubTemplate from '../../../cards/home/hub.json' with { type: 'json' };
import wordingTemplate from '../../../cards/home/wording.json' with { type: 'json' };
import { CONSULTATION, EXAMPLES, HUB, WORDING } from './messages.ts';

export function hubCard(caller: Caller, document: PolicyDocument): Card {
  const words = say(HUB, caller);
  const title = caller.person === null ? words.stranger : words.greeting(caller.person.name);
  const intro = words.text(documentName(document, caller));
  return card(
    hubTemplate,
    {
      kind: words.kind,
      title,
      text: caller.person === null ? `${intro}\n${words.notOnRoster}` : intro,
      examplesTitle: words.examplesTitle,
      examples: EXAMPLES[caller.locale].map((question, index) => ({ id: String(index), question })),
      hint: words.hint,
      consultation: words.consultation,
      ...turnData(caller),
    },
    words.kind,
  );
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
