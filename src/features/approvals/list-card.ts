import type { WaitingCase } from '../../approvals/port.ts';
import type { Card } from '../../card-kit/card.ts';
import { card } from '../../card-kit/fill-template.ts';
import { currentStep } from '../../kernel/approval-case.ts';
import type { ApprovalStep } from '../../kernel/approval-case.ts';
import type { Day } from '../../kernel/tokyo-time.ts';
import { nameOf } from '../../kernel/approval-words.ts';
import { tokyoDay } from '../../kernel/clock.ts';
import { nameWithPlace } from '../../kernel/person.ts';
import type { Person, PersonId } from '../../kernel/person.ts';
import { say } from '../../kernel/wording.ts';
import listTemplate from '../../../cards/approvals/list.json' with { type: 'json' };
import { dueWords } from './case-words.ts';
import type { StateWords } from './case-words.ts';
import type { Telling } from './cards.ts';
import { LIST, SIGHT } from './messages.ts';
import { shorten } from './shorten.ts';

export interface Listing {
  readonly waiting: readonly WaitingCase[];
  /** Those for whom this person stands in. */
  readonly people: ReadonlyMap<PersonId, Person>;
  readonly page: number;
  readonly mayDelegate: boolean;
  readonly now: Date;
}

/** Each has a button; two more stand below (at most six, card-style). */
const PER_PAGE = 4;
const MAX_TITLE = 60;

/** Everything that waits for this person, the earliest 処理期限 first. */
export function listCard(listing: Listing, telling: Telling): Card {
  const words = say(LIST, telling.voice);
  const { waiting, mayDelegate } = listing;
  const pages = Math.max(1, Math.ceil(waiting.length / PER_PAGE));
  const at = Math.min(listing.page, pages - 1);
  const after = waiting.length - (at + 1) * PER_PAGE;
  return card(
    listTemplate,
    {
      ...{ kind: words.kind, title: words.title, hint: words.hint },
      text: waiting.length === 0 ? words.empty : words.count(waiting.length),
      items: waiting.slice(at * PER_PAGE, (at + 1) * PER_PAGE).map((one) => itemOf(one, listing, telling)),
      // The last page leads back to the first, so that nobody is stuck at the end.
      ...{ hasMore: pages > 1, more: after > 0 ? words.more(after) : words.first, next: after > 0 ? at + 1 : 0 },
      ...{ mayDelegate, deputy: words.deputy },
    },
    words.title,
  );
}

function itemOf(one: WaitingCase, listing: Listing, telling: Telling) {
  const { voice } = telling;
  const { title, applicant } = one;
  return {
    title: shorten(title ?? say(SIGHT, voice).gone, MAX_TITLE),
    who: applicant === null ? '' : nameWithPlace(applicant, voice.locale),
    ...stateOf(one, listing, telling),
    ...{ look: say(LIST, voice).look, case: one.case.id },
  };
}

function stateOf({ case: found, part }: WaitingCase, { people, now }: Listing, { voice, workingDays }: Telling) {
  const step = currentStep(found);
  const due = step.dueDay === null ? '' : dueWords(step.dueDay, { voice, now, workingDays });
  const whom = part.standing.for === null ? '' : say(LIST, voice).standIn(nameOf(part.standing.for, people, voice));
  const { mark, tint } = markOf(step, tokyoDay(now), say(SIGHT, voice).held);
  return { state: `${mark} ${due}${whom}`, tint };
}

function markOf({ dueDay, state }: ApprovalStep, today: Day, held: string): { readonly mark: string; readonly tint: StateWords['tint'] } {
  if (dueDay !== null && dueDay < today) return { mark: '⚠', tint: 'attention' };
  if (state === 'held') return { mark: held, tint: 'warning' };
  return { mark: '●', tint: dueDay === today ? 'warning' : 'accent' };
}
