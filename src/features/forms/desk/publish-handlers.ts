import type { BindDeskAction } from '../../../bot/desk-action.ts';
import type { CardAction } from '../../../bot/feature.ts';
import type { Card } from '../../../card-kit/card.ts';
import type { Words } from '../../../kernel/wording.ts';
import { formCard } from '../form-card.ts';
import { lookUp } from '../roster-lookup.ts';
import { confirmCard } from './confirm-card.ts';
import type { Desk } from './desk.ts';
import { definitionOf } from './draft.ts';
import { PUBLISH_WORDS } from './draft-messages.ts';
import type { KeptDraft, Seen } from './draft-store.ts';
import { withDraft } from './field-handlers.ts';
import type { Around } from './field-handlers.ts';
import { NEWS } from './messages.ts';
import { publishCard } from './publish-card.ts';
import { idSchema, partSchema, seenSchema } from './schemas.ts';
import { deskVerbs } from './verbs.ts';

/** The last part of making a form: preview, publish, or throw away. */
export function publishActions(desk: Desk, bind: BindDeskAction): readonly CardAction[] {
  return [
    bind({
      verb: deskVerbs.check,
      schema: idSchema,
      as: 'replace',
      handle: ({ id }, officer) => withDraft(id, { officer, desk }, (kept) => check(kept, null, { officer, desk })),
    }),
    bind({
      verb: deskVerbs.sample,
      schema: idSchema,
      as: 'message',
      handle: ({ id }, officer) => withDraft(id, { officer, desk }, (kept) => sample(kept, { officer, desk })),
    }),
    bind({ verb: deskVerbs.publish, schema: seenSchema, as: 'replace', handle: (seen, officer) => publish(seen, { officer, desk }) }),
    bind({
      verb: deskVerbs.askDiscard,
      schema: seenSchema,
      as: 'replace',
      handle: ({ id }, officer) => withDraft(id, { officer, desk }, (kept) => askDiscard(kept, { officer })),
    }),
    bind({ verb: deskVerbs.discard, schema: partSchema, as: 'replace', handle: (seen, officer) => discard(seen, { officer, desk }) }),
  ];
}

async function check(kept: KeptDraft, news: Words | null, { officer, desk }: Around): Promise<Card> {
  return publishCard(kept, await desk.publishing.readiness(kept, officer.now), { news, voice: officer });
}

/** The very card that people will get, without buttons; what cannot be drawn yet shows the draft again. */
async function sample(kept: KeptDraft, around: Around): Promise<Card> {
  const { officer, desk } = around;
  const { deps, publishing } = desk;
  const { obstacles } = await publishing.readiness(kept, officer.now);
  if (obstacles.includes('no-fields') || obstacles.includes('too-large')) return check(kept, null, around);
  const definition = definitionOf(kept.id, kept.draft);
  const inputs = {};
  const { around: found } = await lookUp(definition, { inputs, voice: officer, now: officer.now }, deps.people);
  const deadline = kept.draft.deadline === null ? null : new Date(kept.draft.deadline);
  return formCard(
    {
      ...{ definition, version: 1, deadline, use: { kind: 'preview' }, inputs, problems: {}, candidates: {} },
      ...{ sections: found.sections, subject: null, isRenewed: false },
    },
    { ...desk.drawn(officer), document: deps.document },
  );
}

async function publish(seen: Seen, around: Around): Promise<Card> {
  const { officer, desk } = around;
  const published = await desk.publishing.publish(seen, officer.person, officer.now);
  switch (published.kind) {
    case 'published':
      return desk.form(published.form, officer, NEWS.published);
    case 'already':
      return desk.form(published.form, officer, NEWS.already);
    case 'changed':
      return check(published.kept, NEWS.changed, around);
    case 'not-ready':
      return check(published.kept, null, around);
    case 'gone':
      return desk.truth(seen.id, officer, null);
  }
}

function askDiscard(kept: KeptDraft, { officer }: Pick<Around, 'officer'>): Card {
  return confirmCard(
    {
      title: PUBLISH_WORDS.askDiscard,
      name: kept.draft.title,
      note: PUBLISH_WORDS.discardNote,
      heads: null,
      yes: PUBLISH_WORDS.discard,
      yesVerb: deskVerbs.discard,
      backVerb: deskVerbs.check,
      about: kept,
    },
    officer,
  );
}

async function discard({ id, revision }: Seen, { officer, desk }: Around): Promise<Card> {
  if (await desk.publishing.discard({ id, revision }, officer.person, officer.now)) {
    return desk.list(officer, { page: 0, news: NEWS.discarded });
  }
  const isKnown = (await desk.drafts.find(id)) !== null || (await desk.deps.store.find(id)) !== null;
  // A second tap on the same button: it was thrown away already.
  return isKnown ? desk.truth(id, officer, NEWS.changed) : desk.list(officer, { page: 0, news: NEWS.discarded });
}
