import { createServer } from 'node:http';
import type { IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import { answerTo, GONE, taken, throttled } from './answers.ts';
import type { Answer } from './answers.ts';
import { fateOf, isKept, latencyOf } from './fates.ts';
import type { Try } from './fates.ts';
import { CONVERSATION_WINDOWS, messageKey, now, WARM_UP } from './ledger.ts';
import type { Arrival, ConnectorRules, Kept } from './ledger.ts';
import { createRecent } from './windows.ts';

// Teams' side of the Bot Connector API in a process of its own, so that its clock and its memory are not those of the bench.
const rules = JSON.parse(process.argv[2] ?? '') as ConnectorRules;
const arrivals: Arrival[] = [];
const kept: Kept[] = [];
const tries = new Map<string, number>();
const everybody = createRecent(1_000);
const ofConversation = new Map<string, ReturnType<typeof conversationGate>>();
let activities = 0;

interface Wanted {
  readonly at: number;
  readonly conversation: string;
  readonly message: string;
  /** Null for a new message, else the one whose card is to be replaced. */
  readonly replaced: string | null;
}

/** Adds a request; true while the sender keeps to the windows of this conversation. */
function conversationGate(): (at: number) => boolean {
  const windows = CONVERSATION_WINDOWS.map(([length, most]) => ({ recent: createRecent(length), most }));
  return (at) => windows.map(({ recent, most }) => recent.add(at) <= most).every(Boolean);
}

function isAllowed({ conversation, at }: Wanted): boolean {
  const gate = ofConversation.get(conversation) ?? conversationGate();
  ofConversation.set(conversation, gate);
  const [inAll, inConversation] = [everybody.add(at) <= rules.rate, gate(at)];
  return inAll && inConversation;
}

async function read(request: IncomingMessage): Promise<Wanted> {
  const at = now();
  const [, conversation = '', , activity = ''] = (request.url ?? '').split('/').slice(2).map(decodeURIComponent);
  const { summary = '' } = JSON.parse(await text(request)) as { readonly summary?: string };
  return { at, conversation, message: messageKey(summary, conversation), replaced: request.method === 'PUT' ? activity : null };
}

/** Null when the connection is to break without an answer. */
async function treat(wanted: Wanted): Promise<Answer | null> {
  const { conversation, message } = wanted;
  if (message.startsWith(WARM_UP)) return taken(newActivity());
  const one: Try = { seed: rules.seed, conversation, message, number: (tries.get(message) ?? 0) + 1 };
  tries.set(message, one.number);
  const fate = fateIn(wanted, one);
  arrivals.push({ ...wanted, fate });
  await wait(latencyOf(one));
  if (fate === 'throttled') return throttled(1);
  if (fate === 'gone') return GONE;
  const activityId = wanted.replaced ?? newActivity();
  if (isKept(fate) && wanted.replaced === null) kept.push({ at: now(), conversation, message, activityId });
  return answerTo(fate, one, activityId);
}

function fateIn(wanted: Wanted, one: Try): Arrival['fate'] {
  if (!isAllowed(wanted)) return 'throttled';
  const isGone = wanted.replaced !== null && !kept.some(({ activityId }) => activityId === wanted.replaced);
  return isGone ? 'gone' : fateOf(one);
}

function newActivity(): string {
  activities += 1;
  return `sent-${String(activities)}`;
}

const server = createServer((request, response) => {
  const answered = read(request)
    .then(treat)
    .then((answer) => {
      if (answer === null) request.socket.resetAndDestroy();
      else response.writeHead(answer.status, { 'content-type': 'application/json', ...answer.headers }).end(JSON.stringify(answer.body));
    });
  // A bot that is killed takes its connection with it; what it had asked for goes on, as in Teams.
  answered.catch((error: unknown) => {
    if (request.complete) console.error('connector:', error);
  });
});
server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as AddressInfo).port }));
process.on('message', () => process.send?.({ arrivals, kept }));
process.on('disconnect', () => process.exit(0));
