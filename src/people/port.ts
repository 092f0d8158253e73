import type { Person, PersonId } from '../kernel/person.ts';
import type { Role } from '../kernel/role.ts';
import type { Locale } from '../kernel/locale.ts';
import type { Day } from '../kernel/tokyo-time.ts';
import type { Voice, Wording } from '../kernel/wording.ts';
import type { Queries, Tx } from '../storage/port.ts';

/** The roster, read at every turn: roles and managers are never taken from a card. */
export interface People {
  /** Somebody on the roster who has not left; null otherwise. */
  find(id: PersonId): Promise<Person | null>;
  /** People of this name (white space ignored, name or kana); for the rehearsal's `/as` and for search fields. */
  findByName(name: string): Promise<readonly Person[]>;
  /** Those of these people who are on the roster, by id. */
  findAll(ids: readonly PersonId[]): Promise<ReadonlyMap<PersonId, Person>>;
  /** Everybody on the roster, by section and name. */
  everybody(): Promise<readonly Person[]>;
  /** Whoever holds this role now. */
  holdersOf(role: Role): Promise<readonly Person[]>;
  /** 所属長 of this person as the roster names them; null for those at the top, or when that number has left. */
  managerOf(person: Person): Promise<Person | null>;
  /** True when anybody on the roster has this person as 所属長. */
  isManager(person: Person): Promise<boolean>;
  /** Those of the words that are, hold or belong to a name of anybody who is or was on the roster; such words must not be collected. */
  namesAmong(words: readonly string[]): Promise<readonly string[]>;
}

/** The roster as one transaction sees it, for decisions that must fit what they write. */
export interface RosterWithin {
  readonly find: (id: PersonId) => Promise<Person | null>;
  readonly findAll: People['findAll'];
  readonly holdersOf: People['holdersOf'];
  readonly managerOf: People['managerOf'];
  /** How these people want to be spoken to in a message of which they are not the cause. */
  readonly voicesOf: (ids: readonly PersonId[]) => Promise<ReadonlyMap<PersonId, Voice>>;
}

/** @param db the transaction, or the database outside of one */
export type RosterOver = (db: Queries) => RosterWithin;

/** 代理: decisions of one person are made by another as well, from a day to a day, both included. Never handed on. */
export interface Delegation {
  readonly id: string;
  readonly from: PersonId;
  readonly to: PersonId;
  readonly fromDay: Day;
  readonly untilDay: Day;
}

/** Who stands in for whom. */
export interface Delegations {
  /** Those whose deputy this person is on that day. */
  readonly delegatorsOf: (db: Queries, to: PersonId, day: Day) => Promise<readonly PersonId[]>;
  /** Who stands in for any of these people on that day. */
  readonly deputiesOf: (db: Queries, from: readonly PersonId[], day: Day) => Promise<readonly Delegation[]>;
  /** What this person has given or been given, today or later, by day. */
  readonly ofPerson: (person: PersonId, day: Day) => Promise<readonly Delegation[]>;
  /** False when this id was used before: the same card tapped again. */
  readonly start: (tx: Tx, delegation: Delegation, now: Date) => Promise<boolean>;
  /** The delegation that ended now; null when there is none of this id from this person. */
  readonly revoke: (tx: Tx, wanted: { readonly id: string; readonly from: PersonId }, now: Date) => Promise<Delegation | null>;
}

/** Where a person's own chat with the bot is. */
export interface ChatAddress {
  readonly personId: PersonId;
  readonly conversationId: string;
  readonly teamsId: string;
  readonly tenantId: string;
  readonly serviceUrl: string;
  readonly botId: string;
  readonly locale: Locale;
}

/** Personal chats, learned from every activity; group chats are never kept, since a message there would reach others. */
export interface Conversations {
  /** Keeps the address up to date; writes only when something changed or a day has passed. Every activity proves that the bot is installed. */
  learn(address: ChatAddress, now: Date): Promise<void>;
  uninstalled(id: PersonId, now: Date): Promise<void>;
  /** True exactly once per person, until the bot is uninstalled: the one who gets true sends the welcome. */
  claimWelcome(id: PersonId, now: Date): Promise<boolean>;
  /** The person, or an administrator, has shut the bot out: no message goes to them until they write or install again. */
  blocked(id: PersonId): Promise<void>;
  /** Where to write to this person, or why not. */
  chatOf(id: PersonId): Promise<ChatAddress | 'not-installed' | 'blocked'>;
  /** Null when the person has no installed chat. */
  addressOf(id: PersonId): Promise<ChatAddress | null>;
  /** Those of these people who cannot be written to now, and why. `blocked` until they write or install again. */
  unreachable(ids: readonly PersonId[]): Promise<ReadonlyMap<PersonId, 'not-installed' | 'blocked'>>;
}

/** What people have chosen for themselves. Anybody who can write to the bot has preferences, on the roster or not. */
export interface Preferences {
  /** How this person wants to read Japanese; `standard` until they say otherwise. */
  wordingOf(id: PersonId): Promise<Wording>;
  setWording(id: PersonId, wording: Wording, now: Date): Promise<void>;
}
