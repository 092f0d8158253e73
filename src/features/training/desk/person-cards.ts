import personTemplate from '../../../../cards/training/desk-person.json' with { type: 'json' };
import signUpTemplate from '../../../../cards/training/desk-sign-up.json' with { type: 'json' };
import type { Card, CardData } from '../../../card-kit/card.ts';
import { card } from '../../../card-kit/fill-template.ts';
import { nameWithPlace } from '../../../kernel/person.ts';
import type { Person } from '../../../kernel/person.ts';
import { formatTime } from '../../../kernel/tokyo-time.ts';
import { say } from '../../../kernel/wording.ts';
import type { Voice } from '../../../kernel/wording.ts';
import type { Training } from '../rules/course.ts';
import { tintOf } from '../state-words.ts';
import { REASON_LIMIT } from './ask-cards.ts';
import type { DeskSession } from './desk-reads.ts';
import type { RosterRow } from './desk-roster.ts';
import { deskStepsOf } from './desk-state.ts';
import { countWords, KIND, nameOf, spanOf, SUMMARY } from './desk-words.ts';
import { keptText } from './kept-text.ts';
import { errorData, noteData } from './note-data.ts';
import type { DeskNote } from './note-data.ts';
import { rowState } from './people-cards.ts';
import { PERSON, SIGN_UP } from './people-words.ts';
import type { Problems } from './read-field.ts';

export interface PersonShown {
  readonly voice: Voice;
  readonly now: Date;
  readonly note?: DeskNote | undefined;
  /** What was typed, and what is wrong with it. */
  readonly typed?: { readonly reason: string; readonly to: string } | undefined;
  readonly problems?: Problems<'reason'>;
  readonly isDateMissing?: boolean;
}

export interface OnePerson {
  readonly session: DeskSession;
  readonly row: RosterRow;
  /** Other dates of the course. */
  readonly dates: readonly Training[];
}

/** One person on the roster, to be taken off or moved. */
export function personCard(one: OnePerson, shown: PersonShown): Card {
  const { session, row } = one;
  const { voice, now, note } = shown;
  const { canChangePeople } = deskStepsOf(session, now);
  return card(
    personTemplate,
    {
      ...{ kind: say(KIND, voice), title: nameOf(row.person, voice), state: rowState(row, voice) },
      tint: tintOf(row.number === null ? 'Good' : 'Warning'),
      ...noteData(note),
      facts: factsOf(session, row, voice),
      text: say(canChangePeople ? PERSON.text : PERSON.closed, voice),
      ...datesData(one, shown),
      ...reasonData(shown),
      ...{ canChange: canChangePeople, remove: say(PERSON.remove, voice), back: say(PERSON.back, voice) },
      ...{ id: row.enrolment.id, version: row.enrolment.version, session: session.session.id },
    },
    say(SUMMARY, voice),
  );
}

/** Other dates to choose from. Who has left the roster cannot be moved. */
function datesData(
  { session, row, dates }: OnePerson,
  { voice, now, typed = NOTHING_TYPED, isDateMissing = false }: PersonShown,
): CardData {
  const { canChangePeople } = deskStepsOf(session, now);
  const isKnown = dates.some((date) => date.session.id === typed.to);
  return {
    ...{ toWrong: isDateMissing, toError: say(PERSON.chooseDate, voice), toLabel: say(PERSON.to, voice), to: isKnown ? typed.to : '' },
    dates: dates.map((date) => ({
      value: date.session.id,
      title: `${spanOf(date.session, voice)}・${countWords(date.session, voice)}`,
    })),
    ...{ canMove: canChangePeople && dates.length > 0 && row.person !== null, move: say(PERSON.move, voice) },
  };
}

function reasonData({ voice, typed = NOTHING_TYPED, problems = {} }: PersonShown): CardData {
  return {
    ...errorData(['reason'], problems, voice),
    reason: keptText(typed.reason, REASON_LIMIT),
    reasonLabel: say(PERSON.reason, voice),
    reasonMissing: say(PERSON.reasonHint, voice),
  };
}

const NOTHING_TYPED = { reason: '', to: '' };

function factsOf({ course, session }: DeskSession, { enrolment }: RosterRow, voice: Voice): readonly CardData[] {
  const fact = (key: 'session' | 'when' | 'since', value: string): CardData => ({ label: say(PERSON[key], voice), value });
  return [
    fact('session', course.title),
    fact('when', spanOf(session, voice)),
    fact('since', formatTime(enrolment.enrolledAt, voice.locale)),
  ];
}

const NAME_LIMIT = 60;
const FOUND = 10;

export interface SignUpShown {
  readonly voice: Voice;
  readonly note?: DeskNote | undefined;
  readonly name: string;
  /** Null before a search. */
  readonly found: readonly Person[] | null;
  readonly isUnchosen?: boolean;
}

/** Search for somebody, then sign them up. */
export function signUpCard(one: DeskSession, { voice, note, name, found, isUnchosen = false }: SignUpShown): Card {
  const people = found ?? [];
  const isNobody = found?.length === 0;
  const text = [`${one.course.title} ${spanOf(one.session, voice)}`, countWords(one.session, voice), say(SIGN_UP.text, voice)];
  return card(
    signUpTemplate,
    {
      ...{ kind: say(KIND, voice), title: say(SIGN_UP.title, voice) },
      ...noteData(note),
      text: [...text, ...(people.length > FOUND ? [say(SIGN_UP.many, voice)] : [])].join('\n'),
      ...{
        nameWrong: isNobody,
        nameError: say(SIGN_UP.none, voice),
        nameLabel: say(SIGN_UP.name, voice),
        name: keptText(name, NAME_LIMIT),
      },
      ...{ personWrong: isUnchosen, personError: say(SIGN_UP.choose, voice), personLabel: say(SIGN_UP.people, voice) },
      hasPeople: people.length > 0,
      person: people.length === 1 ? (people[0]?.aadObjectId ?? '') : '',
      people: people.slice(0, FOUND).map((person) => ({ value: person.aadObjectId, title: nameWithPlace(person, voice.locale) })),
      ...{ signUp: say(SIGN_UP.signUp, voice), search: say(SIGN_UP.search, voice), back: say(PERSON.back, voice), id: one.session.id },
    },
    say(SUMMARY, voice),
  );
}
