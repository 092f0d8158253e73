import type { Card, CardData } from '../../../card-kit/card.ts';
import { card } from '../../../card-kit/fill-template.ts';
import { newsData } from '../../../card-kit/typed-input.ts';
import { say } from '../../../kernel/wording.ts';
import type { Voice, Words } from '../../../kernel/wording.ts';
import publishTemplate from '../../../../cards/forms/desk-publish.json' with { type: 'json' };
import type { HeadCount } from '../../../kernel/head-count.ts';
import { draftFacts, headData } from './draft-card.ts';
import { DRAFT_WORDS, OBSTACLES, peopleText, PUBLISH_WORDS, STEPS } from './draft-messages.ts';
import type { KeptDraft } from './draft-store.ts';
import { BACK } from './messages.ts';
import type { Readiness } from './publishing.ts';

/** More 部局 than this are summed up in one line. */
const MAX_BUREAUS = 14;

/** Asks once before the form is published: for whom, how, and what is still missing. */
export function publishCard(
  kept: KeptDraft,
  { heads, obstacles }: Readiness,
  shown: { readonly news: Words | null; readonly voice: Voice },
): Card {
  const { id, revision, draft } = kept;
  const { voice } = shown;
  const { kind, title: name, state, tint } = headData(draft, voice);
  return card(
    publishTemplate,
    {
      ...{ kind, title: say(STEPS.publish, voice), name, state, tint, id, revision },
      ...newsData(shown.news, {}, voice),
      obstacles: obstacles.map((obstacle) => ({ obstacle: say(OBSTACLES[obstacle], voice) })),
      facts: [...draftFacts(draft, heads.total, voice), { label: say(DRAFT_WORDS.fieldsTitle, voice), value: String(draft.fields.length) }],
      headsTitle: say(PUBLISH_WORDS.headsTitle, voice),
      heads: headsData(heads, voice),
      note: say(PUBLISH_WORDS.intro, voice),
      publish: say(PUBLISH_WORDS.publish, voice),
      sample: say(PUBLISH_WORDS.sample, voice),
      back: say(BACK, voice),
      discard: say(PUBLISH_WORDS.discard, voice),
      isReady: obstacles.length === 0,
      hasSample: draft.fields.length > 0 && !obstacles.includes('too-large'),
    },
    kind,
  );
}

/** 「合計 48人、総務部 12人 …」 */
export function headsData(
  { total, bureaus }: HeadCount,
  voice: Voice,
): readonly (CardData & { readonly bureau: string; readonly count: string })[] {
  const count = (people: number): string => say(peopleText(people), voice);
  const shown = bureaus.slice(0, MAX_BUREAUS);
  const rest = bureaus.slice(MAX_BUREAUS).reduce((sum, bureau) => sum + bureau.count, 0);
  return [
    { bureau: say({ ja: '合計', en: 'Total' }, voice), count: count(total) },
    ...shown.map((one) => ({ bureau: one.bureau, count: count(one.count) })),
    ...(rest === 0 ? [] : [{ bureau: say({ ja: 'ほかの部局', en: 'Other bureaus' }, voice), count: count(rest) }]),
  ];
}
