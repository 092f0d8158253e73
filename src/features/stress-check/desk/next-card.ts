import type { Card } from '../../../card-kit/card.ts';
import { card } from '../../../card-kit/fill-template.ts';
import { tokyoDay } from '../../../kernel/clock.ts';
import { nameWithPlace } from '../../../kernel/person.ts';
import { say } from '../../../kernel/wording.ts';
import { appendAudit } from '../../../storage/audit.ts';
import nextTemplate from '../../../../cards/stress-check/desk-next.json' with { type: 'json' };
import { dayText } from '../day-text.ts';
import type { StressCheckDeps } from '../deps.ts';
import { peopleToRemind } from '../remind.ts';
import { nextReminder } from '../rules/period.ts';
import type { Period } from '../rules/period.ts';
import type { StressCaller } from './desk-action.ts';
import { NEXT } from './list-words.ts';
import { DESK } from './words.ts';

const PER_PAGE = 10;

/** Names, as far as the next message needs them, and the look in the audit log: how many, never who. */
export async function nextCard(
  period: Period,
  wanted: number,
  { caller, deps }: { caller: StressCaller; deps: StressCheckDeps },
): Promise<Card> {
  const next = nextReminder(period, tokyoDay(caller.now));
  const people = next === null ? [] : await peopleFor(period, next.number, deps);
  const page = wanted * PER_PAGE < people.length ? wanted : 0;
  const shown = people.slice(page * PER_PAGE, (page + 1) * PER_PAGE);
  await deps.storage.transaction((tx) =>
    appendAudit(tx, {
      ...{ at: caller.now, actor: caller.person.aadObjectId, action: 'stress-check.names-viewed', subject: period.id },
      detail: { names: shown.length, page },
    }),
  );
  const isLast = (page + 1) * PER_PAGE >= people.length;
  const words = say(NEXT, caller);
  return card(
    nextTemplate,
    {
      ...{ kind: say(DESK.kind, caller), title: words.title, why: words.why },
      text: next === null ? words.none : words.text(people.length, dayText(next.day, caller)),
      names: shown.map((person) => ({ name: nameWithPlace(person, caller.locale) })),
      ...{ hasMore: people.length > PER_PAGE, more: isLast ? words.again : words.more, next: isLast ? 0 : page + 1 },
      back: say(DESK.back, caller),
    },
    say(DESK.summary, caller),
  );
}

async function peopleFor(period: Period, number: number, { storage, people }: StressCheckDeps) {
  const everybody = await people.everybody();
  const ids = new Set(await peopleToRemind(storage.db, { period, number, everybody: everybody.map(({ aadObjectId }) => aadObjectId) }));
  return everybody.filter(({ aadObjectId }) => ids.has(aadObjectId));
}
