import type { Card } from '../../card-kit/card.ts';
import { card } from '../../card-kit/fill-template.ts';
import { nameOf } from '../../kernel/approval-words.ts';
import type { Person, PersonId } from '../../kernel/person.ts';
import { atTokyo, formatDay } from '../../kernel/tokyo-time.ts';
import { say } from '../../kernel/wording.ts';
import type { Voice } from '../../kernel/wording.ts';
import type { Delegation } from '../../people/port.ts';
import deputyTemplate from '../../../cards/approvals/deputy.json' with { type: 'json' };
import noticeTemplate from '../../../cards/shared/notice.json' with { type: 'json' };
import { DEPUTY, TOLD } from './deputy-messages.ts';
import { MAX_COLLEAGUE } from './find-colleague.ts';
import type { Search } from './find-colleague.ts';
import { shorten } from './shorten.ts';

/** The form as it was filled in; problems are words, empty when nothing is wrong. */
export interface DeputyForm {
  readonly colleague: string;
  readonly colleagueProblem: string;
  readonly candidates: Search['candidates'];
  readonly from: string;
  readonly fromProblem: string;
  readonly until: string;
  readonly untilProblem: string;
}

export interface DeputyView {
  readonly reader: PersonId;
  readonly delegations: readonly Delegation[];
  readonly people: ReadonlyMap<PersonId, Person>;
  /** False for those who decide nothing themselves. */
  readonly mayAdd: boolean;
  readonly form: DeputyForm;
  /** For the next delegation: the same card tapped twice makes one. */
  readonly fresh: string;
  readonly note: 'started' | 'revoked' | 'already' | null;
}

/** Each has a button; one more stands below. */
const MOST_SHOWN = 5;
const MAX_DATE = 10;

/** Who stands in for whom, and the form for a new 代理. */
export function deputyCard(view: DeputyView, voice: Voice): Card {
  const words = say(DEPUTY, voice);
  const { form, note } = view;
  return card(
    deputyTemplate,
    {
      ...{ kind: words.kind, title: words.title, text: view.mayAdd ? words.text : words.nothing, rule: words.rule },
      ...{ hasNote: note !== null, note: note === null ? '' : words[note], tint: note === 'already' ? 'default' : 'good' },
      given: view.delegations.slice(0, MOST_SHOWN).map((one) => lineOf(one, view, voice)),
      ...{ mayAdd: view.mayAdd, fresh: view.fresh, words: words.form },
      ...{ colleague: shorten(form.colleague, MAX_COLLEAGUE), candidates: form.candidates.map(({ id, name }) => ({ id, name })) },
      ...{ hasColleagueProblem: form.colleagueProblem !== '', colleagueProblem: form.colleagueProblem },
      ...{ hasCandidates: form.candidates.length > 0 },
      ...{ from: shorten(form.from, MAX_DATE), hasFromProblem: form.fromProblem !== '', fromProblem: form.fromProblem },
      ...{ until: shorten(form.until, MAX_DATE), hasUntilProblem: form.untilProblem !== '', untilProblem: form.untilProblem },
    },
    words.kind,
  );
}

function lineOf(one: Delegation, { reader, people }: DeputyView, voice: Voice) {
  const words = say(DEPUTY, voice);
  const isGiven = one.from === reader;
  const whom = nameOf(isGiven ? one.to : one.from, people, voice);
  const line = isGiven ? words.given(whom, spanOf(one, voice)) : words.taken(whom, spanOf(one, voice));
  return { line, mayRevoke: isGiven, revoke: words.revoke, id: one.id };
}

function spanOf({ fromDay, untilDay }: Delegation, voice: Voice): string {
  const [from, until] = [fromDay, untilDay].map((day) => formatDay(atTokyo(day, '12:00'), voice.locale));
  return [...new Set([from, until])].join(voice.locale === 'en' ? ' – ' : '〜');
}

/** To the one who became a deputy, or is none any more. */
export function toldCard(what: keyof typeof TOLD, { delegation, by }: { delegation: Delegation; by: Person }, voice: Voice): Card {
  const words = say(TOLD[what], voice);
  const whom = nameOf(by.aadObjectId, new Map([[by.aadObjectId, by]]), voice);
  return card(noticeTemplate, { title: words.title, text: words.text(whom, spanOf(delegation, voice)) }, words.title);
}
