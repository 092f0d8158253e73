import type { Card, CardData } from '../../card-kit/card.ts';
import { card } from '../../card-kit/fill-template.ts';
import { say } from '../../kernel/wording.ts';
import listTemplate from '../../../cards/forms/list.json' with { type: 'json' };
import { deadlineText } from './deadline-text.ts';
import { inVoice } from './definition.ts';
import type { Drawing } from './form-card.ts';
import type { RunningForm } from './form-store.ts';
import { KIND } from './messages.ts';
import { LIST_STATES, LIST_WORDS, STATES, ownCounts, tintOf } from './response-messages.ts';
import type { Response } from './response-store.ts';
import { verbs } from './verbs.ts';

/** An open form and what this person has sent with it. */
export interface ListedForm {
  readonly form: RunningForm;
  /** Without those taken back, the newest first. */
  readonly own: readonly Response[];
}

/** With the button that turns the page, as many as a card may have. */
const ON_A_PAGE = 5;

export function listCard(forms: readonly ListedForm[], wanted: number, drawing: Drawing): Card {
  const { voice } = drawing;
  const pages = Math.max(1, Math.ceil(forms.length / ON_A_PAGE));
  const page = Math.min(wanted, pages - 1);
  const isLast = page === pages - 1;
  return card(
    listTemplate,
    {
      kind: say(KIND, voice),
      title: say(LIST_WORDS.title, voice),
      text: say(forms.length === 0 ? LIST_WORDS.empty : LIST_WORDS.text, voice),
      rows: sorted(forms)
        .slice(page * ON_A_PAGE, (page + 1) * ON_A_PAGE)
        .map((one) => rowOf(one, drawing)),
      hint: say(LIST_WORDS.hint, voice),
      hasMore: pages > 1,
      more: say(isLast ? LIST_WORDS.first : LIST_WORDS.more, voice),
      page: isLast ? 0 : page + 1,
    },
    say(KIND, voice),
  );
}

/** What must be answered first, and the nearest deadline first. */
function sorted(forms: readonly ListedForm[]): readonly ListedForm[] {
  const rank = ({ form, own }: ListedForm): string => {
    const waits = isAsked(form) && own.length === 0 ? '0' : '1';
    return `${waits} ${form.deadline?.toISOString() ?? '~'}`;
  };
  return [...forms].sort((one, other) => compare(rank(one), rank(other)));
}

function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}

/** A form that everybody is to answer once, rather than one that is there for those who want something. */
export function isAsked({ definition }: RunningForm): boolean {
  return definition.responses === 'once' && definition.act === 'answer';
}

function rowOf({ form, own }: ListedForm, drawing: Drawing): CardData {
  const { voice } = drawing;
  const [latest] = own;
  const isDone = form.definition.responses === 'once' && latest !== undefined;
  return {
    name: inVoice(form.definition.title, voice),
    ...stateData({ form, own }, drawing),
    until: deadlineText(form.deadline, drawing, voice) ?? say(LIST_WORDS.undated, voice),
    hasUntil: form.deadline !== null,
    button: say(isDone ? LIST_WORDS.see : LIST_WORDS.open, voice),
    verb: isDone ? verbs.show : verbs.open,
    id: isDone ? latest.id : form.id,
  };
}

function stateData({ form, own }: ListedForm, { voice }: Drawing): CardData {
  const [latest] = own;
  if (latest === undefined) {
    const { words, color } = isAsked(form) ? LIST_STATES.unanswered : LIST_STATES.open;
    return { state: say(words, voice), tint: tintOf(color) };
  }
  if (form.definition.responses === 'once') {
    const { words, color } = latest.state === 'submitted' ? LIST_STATES.answered : STATES[latest.state];
    return { state: say(words, voice), tint: tintOf(color) };
  }
  const deciding = own.filter(({ state }) => state === 'deciding').length;
  const open = LIST_STATES.open;
  return { state: `${say(open.words, voice)}（${say(ownCounts(deciding, own.length - deciding), voice)}）`, tint: tintOf(open.color) };
}
