import type { Caller } from '../../bot/feature.ts';
import type { Card } from '../../card-kit/card.ts';
import { card } from '../../card-kit/fill-template.ts';
import type { Locale } from '../../kernel/locale.ts';
import type { City, PolicyDocument } from '../../knowledge/schema.ts';
import consultationTemplate from '../../../cards/home/consultation.json' with { type: 'json' };
import hubTemplate from '../../../cards/home/hub.json' with { type: 'json' };
import { CONSULTATION, EXAMPLES, HUB } from './messages.ts';

export function hubCard(caller: Caller, document: PolicyDocument): Card {
  const words = HUB[caller.locale];
  const title = caller.person === null ? words.stranger : words.greeting(caller.person.name);
  const intro = words.text(documentName(document, caller.locale));
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
    },
    words.kind,
  );
}

export function consultationCard(locale: Locale, { city, document }: { city: City; document: PolicyDocument }): Card {
  const words = CONSULTATION[locale];
  return card(
    consultationTemplate,
    {
      kind: words.kind,
      title: words.title,
      text: words.text,
      privacy: words.privacy,
      source: words.source(documentName(document, locale)),
      routes: city.consultation.map((route) => ({
        name: locale === 'ja' ? route.name : route.english,
        detail: route.detail ?? '',
        hasDetail: route.detail !== undefined,
      })),
    },
    HUB[locale].kind,
  );
}

function documentName(document: PolicyDocument, locale: Locale): string {
  return locale === 'ja' ? `${document.title} ${document.edition}` : `${document.english.title} (${document.english.edition})`;
}
