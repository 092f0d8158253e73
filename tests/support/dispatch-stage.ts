import { createDispatcher } from '../../src/outbox/dispatcher.ts';
import type { Dispatcher } from '../../src/outbox/dispatcher.ts';
import type { DispatcherDeps } from '../../src/outbox/dispatcher-deps.ts';
import { createOutbox } from '../../src/outbox/outbox.ts';
import type { OutgoingMessage } from '../../src/outbox/port.ts';
import { personId } from '../../src/kernel/person.ts';
import { workingDays } from '../../src/platform/holidays.ts';
import type { Storage } from '../../src/storage/port.ts';
import { fakeSender } from './fake-sender.ts';
import type { FakeSender } from './fake-sender.ts';
import { manualClock } from './manual-clock.ts';
import type { ManualClock } from './manual-clock.ts';
import { recordedLog } from './recorded-log.ts';
import { idOf } from './roster.ts';
import { simulatedTimer } from './simulated-timer.ts';
import type { Timer } from '../../src/kernel/clock.ts';

export const NOTHING = { sent: 0, later: 0, blocked: 0, 'not-installed': 0, failed: 0, unknown: 0 };

/** A dispatcher with a fake sender, on a database, in a time that the test moves. */
export interface DispatchStage {
  readonly storage: Storage;
  readonly clock: ManualClock;
  readonly timer: Timer;
  readonly sender: FakeSender;
  readonly dispatcher: Dispatcher;
  readonly delivered: string[];
  readonly log: ReturnType<typeof recordedLog>;
  /** Another instance on the same database. */
  readonly another: (changes?: Partial<DispatcherDeps>) => Dispatcher;
  readonly enqueue: (key: string, message?: Partial<OutgoingMessage>) => Promise<boolean>;
  readonly message: (key: string) => Promise<Record<string, unknown>>;
  /** Keys of what left, in order. */
  readonly keys: () => unknown[];
}

export function dispatchStage(storage: Storage, changes: Partial<DispatcherDeps> = {}): DispatchStage {
  const clock = manualClock();
  const timer = simulatedTimer(clock);
  const sender = fakeSender();
  const log = recordedLog();
  const delivered: string[] = [];
  let count = 0;
  const newId = () => `message-${String((count += 1)).padStart(5, '0')}`;
  const outbox = createOutbox({ clock, newId });
  const card = (key: string) => ({ content: { type: 'AdaptiveCard', key }, summary: 'お知らせ' });
  const deps: DispatcherDeps = {
    ...{ storage, send: sender.send, clock, timer, log, newId, workingDays },
    metrics: { turn: () => undefined, answered: () => undefined, delivered: (state) => void delivered.push(state) },
    digestCard: (_to, lines) => Promise.resolve({ content: { key: 'digest', lines }, summary: 'まとめ' }),
    random: () => 0.5,
    perSecond: 20,
    weeklyMessages: 3,
    ...changes,
  };
  return {
    ...{ storage, clock, timer, sender, delivered, log },
    dispatcher: createDispatcher(deps),
    another: (others = {}) => createDispatcher({ ...deps, ...others }),
    enqueue: (key, message = {}) =>
      storage.transaction((tx) => outbox.enqueue(tx, { dedupeKey: key, to: personId(idOf(1)), card: card(key), ...message })),
    message: (key) => storage.db.selectFrom('outbox_message').selectAll().where('dedupe_key', '=', key).executeTakeFirstOrThrow(),
    keys: () => sender.sent.map((one) => one.card.content['key']),
  };
}
