import type { z } from 'zod';
import type { Locale } from '../kernel/locale.ts';
import type { Person } from '../kernel/person.ts';
import type { Wording, Words } from '../kernel/wording.ts';
import type { Reply } from './reply.ts';
import type { Turn } from './turn.ts';

/** What a handler knows of the person who acts. `person` is null for somebody who is not on the roster. */
export interface Caller {
  readonly person: Person | null;
  readonly turn: Turn;
  readonly locale: Locale;
  /** How this person has asked to be answered in Japanese. */
  readonly wording: Wording;
  readonly now: Date;
}

/** Who may use a command or an action. People outside the roster get policy answers and nothing else; `roster` is for the person's own chat alone. */
export type Access = 'anyone' | 'roster';

/** Whether nobody else reads along: what is about persons is shown there and nowhere else. */
export function isOwnChat({ turn }: Pick<Caller, 'turn'>): boolean {
  return turn.chat.kind === 'personal';
}

export interface Command {
  readonly name: string;
  readonly access: Access;
  /** What people type, in any of the languages; compared after NFKC, without case and outer white space. */
  readonly words: readonly string[];
  readonly handle: (caller: Caller, text: string) => Promise<Reply>;
  /** For what can be said in many ways: asked about the message as it is compared, after the words of all commands. */
  readonly understands?: (text: string) => boolean;
  /** Local mode commands such as `/as NAME` match by their first word. */
  readonly takesArgument?: boolean;
}

export interface CardAction {
  /** `<feature>.<action>` */
  readonly verb: string;
  readonly access: Access;
  /** Which button it was says something of the person, so the audit log never has it. */
  readonly isPrivate?: boolean;
  readonly handle: (data: unknown, caller: Caller) => Promise<Reply>;
}

/** Binds a verb to the schema of its data: what does not parse never reaches the handler. */
export function cardAction<T>(action: {
  readonly verb: string;
  readonly access: Access;
  readonly isPrivate?: boolean;
  readonly schema: z.ZodType<T>;
  readonly handle: (data: T, caller: Caller) => Promise<Reply>;
}): CardAction {
  const { schema, handle, ...rest } = action;
  return {
    ...rest,
    handle: (data, caller) => {
      const parsed = schema.safeParse(data);
      return parsed.success ? handle(parsed.data, caller) : Promise.resolve({ kind: 'refused', why: 'bad-data' });
    },
  };
}

/** One slice of the product as a value: it can be listed, checked for double verbs, and tested. */
export interface Feature {
  readonly name: string;
  readonly commands: readonly Command[];
  readonly actions: readonly CardAction[];
  /** Answers every message that is no command; exactly one feature has it. */
  readonly answer?: (text: string, caller: Caller) => Promise<Reply>;
  /** Greets a person once after the bot was installed for them; exactly one feature has it. */
  readonly welcome?: (caller: Caller) => Promise<Reply>;
  /** Keeps a thumb on one of our replies; exactly one feature has it. */
  readonly rate?: (rating: Rating, caller: Caller) => Promise<void>;
  /** Where people come in by a button of the hub or of the desk. */
  readonly entrances?: readonly Entrance[];
  /** What the caller has under way here, for マイページ: the most urgent first. Only asked for people on the roster. */
  readonly mine?: (caller: Caller) => Promise<readonly OwnItem[]>;
  readonly jobs?: readonly Job[];
  /** Like jobs, but every few seconds, while somebody watches: one cheap look when there is nothing to do. */
  readonly ticks?: readonly Job[];
}

/** A button that leads into a feature, shown only to those who may use it. */
export interface Entrance {
  /** `hub`: the card that ヘルプ shows. `desk`: the card that 管理 shows to people with a role. */
  readonly place: 'hub' | 'desk';
  /** An action that needs no data. */
  readonly verb: string;
  /** Short enough for a button: what opens, 「研修を探す」. */
  readonly title: Words;
  readonly mayUse: (caller: Caller) => boolean | Promise<boolean>;
}

/** One thing that a person has applied for, signed up for or must do. */
export interface OwnItem {
  /** The thing itself: 「Excel研修（中級）」. */
  readonly title: string;
  /** Its state as on its own card, with the mark: 「✓ 受講決定」. */
  readonly state: string;
  readonly color: 'Default' | 'Good' | 'Warning' | 'Attention' | 'Accent';
  /** What comes next and until when. */
  readonly next: string;
  /** Opens the thing. */
  readonly open: { readonly verb: string; readonly id: string };
}

/**
 * Work that is due at times. Each time of the schedule is run once across all instances; one that was missed is made up for once. A run may be
 * killed and taken up again, so `run` looks for what is due at `now` and does no harm when it is done twice.
 */
export interface Job {
  /** `<feature>.<what>` */
  readonly name: string;
  /** What it does, for the operator's card: 「研修の前日のお知らせ」. */
  readonly title?: Words;
  /** A cron expression in the time of Tokyo, to the minute; default every minute. */
  readonly schedule?: string;
  readonly run: (now: Date) => Promise<void>;
}

export interface Rating {
  /** Activity id of our message. */
  readonly replyToId: string;
  readonly reaction: 'like' | 'dislike';
  readonly comment: string;
}
