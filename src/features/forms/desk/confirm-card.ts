import type { Card } from '../../../card-kit/card.ts';
import { card } from '../../../card-kit/fill-template.ts';
import { say } from '../../../kernel/wording.ts';
import type { Voice, Words } from '../../../kernel/wording.ts';
import confirmTemplate from '../../../../cards/forms/desk-confirm.json' with { type: 'json' };
import type { HeadCount } from '../../../kernel/head-count.ts';
import type { Seen } from './draft-store.ts';
import { BACK, DESK_KIND } from './messages.ts';
import { headsData } from './publish-card.ts';

/** What is asked once, before something that cannot be undone or reaches others. */
export interface Question {
  readonly title: Words;
  /** What it is about: the title of a form, the label of a field. */
  readonly name: string;
  readonly note: Words;
  /** How many people it reaches; null when nobody. */
  readonly heads: HeadCount | null;
  readonly yes: Words;
  readonly yesVerb: string;
  readonly backVerb: string;
  readonly about: Seen;
  readonly part?: string;
}

export function confirmCard({ title, name, note, heads, yes, about, part = '', ...question }: Question, voice: Voice): Card {
  return card(
    confirmTemplate,
    {
      kind: say(DESK_KIND, voice),
      title: say(title, voice),
      name,
      note: say(note, voice),
      facts: heads === null ? [] : headsData(heads, voice).map(({ bureau, count }) => ({ label: bureau, value: count })),
      hasFacts: heads !== null,
      yes: say(yes, voice),
      back: say(BACK, voice),
      ...{ id: about.id, revision: about.revision, part, yesVerb: question.yesVerb, backVerb: question.backVerb },
    },
    say(DESK_KIND, voice),
  );
}
