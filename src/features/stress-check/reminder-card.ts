import type { Card } from '../../card-kit/card.ts';
import { card } from '../../card-kit/fill-template.ts';
import { say } from '../../kernel/wording.ts';
import reminderTemplate from '../../../cards/stress-check/reminder.json' with { type: 'json' };
import { OWN, REMINDER, SUMMARY, VOLUNTARY } from './messages.ts';
import { headOf, hostOf, linkOf } from './own-card.ts';
import type { Looking } from './own-card.ts';
import type { Period } from './rules/period.ts';

/** The reminder as it goes out: the check is voluntary, who sees what, how to stop it, whom to ask. */
export function reminderCard({ period, number }: { readonly period: Period; readonly number: number }, looking: Looking): Card {
  const { voice } = looking;
  const [own, words] = [say(OWN, voice), say(REMINDER, voice)];
  return card(
    reminderTemplate,
    {
      ...headOf(period, looking),
      ...{ kind: words.kind, text: period.intro, voluntary: say(VOLUNTARY, voice), why: words.why(number, period.reminders) },
      facts: [
        { label: own.site, value: hostOf(period) },
        { label: own.results, value: own.resultsText },
        { label: own.standing, value: own.standingText },
        { label: own.contact, value: period.contact },
      ],
      ...linkOf(period, looking),
      ...{ id: period.id, taken: own.taken, stop: own.stop, more: words.more, summary: say(SUMMARY, voice) },
    },
    say(SUMMARY, voice),
  );
}
