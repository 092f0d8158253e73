import type { Person, PersonId } from '../kernel/person.ts';
import type { Role } from '../kernel/role.ts';
import type { Locale } from '../kernel/locale.ts';
import type { Wording } from '../kernel/wording.ts';

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
  /** Null when the person has no installed chat. */
  addressOf(id: PersonId): Promise<ChatAddress | null>;
}

/** What people have chosen for themselves. Anybody who can write to the bot has preferences, on the roster or not. */
export interface Preferences {
  /** How this person wants to read Japanese; `standard` until they say otherwise. */
  wordingOf(id: PersonId): Promise<Wording>;
  setWording(id: PersonId, wording: Wording, now: Date): Promise<void>;
}
