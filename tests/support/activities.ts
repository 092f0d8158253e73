/** Activities as Teams sends them, for tests over HTTP. */
export type Activity = Record<string, Json>;
/** What JSON.parse gives: a test looks into it and fails if it is not there. */
export type Json = ReturnType<typeof JSON.parse>;
type Changes = Readonly<Record<string, unknown>>;

export const TENANT = '00000000-0000-4000-8000-00000000000a';
export const BOT_ID = '28:bot';

/** Somebody who writes to the bot. */
export interface Writer {
  readonly aadObjectId: string;
  readonly teamsId: string;
  readonly name: string;
}

export const WRITER: Writer = { aadObjectId: '00000000-0000-4000-8000-000000000101', teamsId: '29:hanako', name: '高橋 花子' };

/** Somebody else, with a chat of their own; the id is that of the roster line of this number. */
export function writerOf(number: number): Writer {
  const id = String(number);
  return { aadObjectId: `00000000-0000-4000-8000-${id.padStart(12, '0')}`, teamsId: `29:writer-${id}`, name: `職員 ${id}` };
}

export interface Activities {
  readonly message: (text: string, changes?: Changes) => Activity;
  /** `Action.Execute` on a card. */
  readonly execute: (verb: string, data?: unknown, changes?: Changes) => Activity;
  /** `Action.Submit` on a card, the fallback of older clients. */
  readonly submit: (verb: string, data?: Changes, changes?: Changes) => Activity;
  readonly feedback: (replyToId: string, reaction: 'like' | 'dislike', comment?: string) => Activity;
  readonly invoke: (name: string, value?: unknown, changes?: Changes) => Activity;
  readonly installation: (action: string, changes?: Changes) => Activity;
  /** The other event that tells of an installation. */
  readonly botAdded: (changes?: Changes) => Activity;
}

let count = 0;

/** Builders for one person in one personal chat; every activity gets an id of its own. `changes` replace top-level fields. */
export function activitiesTo(serviceUrl: string, writer: Writer = WRITER): Activities {
  const activity = (fields: Changes, changes: Changes = {}): Activity => ({ ...baseOf(serviceUrl, writer), ...fields, ...changes });
  const invoke = (name: string, value?: unknown, changes?: Changes): Activity => activity({ type: 'invoke', name, value }, changes);
  return {
    invoke,
    message: (text, changes) => activity({ type: 'message', text, textFormat: 'plain' }, changes),
    execute: (verb, data = {}, changes) =>
      invoke(
        'adaptiveCard/action',
        { action: { type: 'Action.Execute', verb, data }, trigger: 'manual' },
        { replyToId: 'card-1', ...changes },
      ),
    submit: (verb, data = {}, changes) => activity({ type: 'message', value: { ...data, verb }, replyToId: 'card-1' }, changes),
    feedback: (replyToId, reaction, comment = '') =>
      invoke(
        'message/submitAction',
        { actionName: 'feedback', actionValue: { reaction, feedback: JSON.stringify({ feedbackText: comment }) } },
        { replyToId },
      ),
    installation: (action, changes) => activity({ type: 'installationUpdate', action }, changes),
    botAdded: (changes) => activity({ type: 'conversationUpdate', membersAdded: [{ id: BOT_ID }] }, changes),
  };
}

function baseOf(serviceUrl: string, writer: Writer): Activity {
  count += 1;
  return {
    id: `activity-${String(count)}`,
    timestamp: '2026-12-10T00:00:00.000Z',
    channelId: 'msteams',
    serviceUrl,
    from: { id: writer.teamsId, aadObjectId: writer.aadObjectId, name: writer.name },
    recipient: { id: BOT_ID, name: '人財ナビ' },
    conversation: { id: `a:${writer.teamsId}`, conversationType: 'personal', tenantId: TENANT },
    channelData: { tenant: { id: TENANT } },
    locale: 'ja-JP',
  };
}
