import type { ApprovalKind } from './approvals/port.ts';
import { createDispatch } from './bot/dispatch.ts';
import type { DispatchDeps } from './bot/dispatch.ts';
import type { Caller, Feature, Job } from './bot/feature.ts';
import type { Turn } from './bot/turn.ts';
import type { Config } from './config/env.ts';
import { createDelivery } from './delivery.ts';
import { createExports } from './exports/exports.ts';
import type { ExportedFiles } from './exports/exports.ts';
import { createHttpServer } from './http/http-server.ts';
import type { HttpServer } from './http/http-server.ts';
import { createJobBoard } from './jobs/job-board.ts';
import { createJobRunner } from './jobs/job-runner.ts';
import { systemJobs } from './jobs/system-jobs.ts';
import { createTicks } from './jobs/ticks.ts';
import type { Clock } from './kernel/clock.ts';
import { AppError } from './kernel/errors.ts';
import type { Log } from './kernel/log.ts';
import { loadKnowledge } from './knowledge/load.ts';
import type { KnowledgeBase } from './knowledge/knowledge-base.ts';
import type { Loop } from './outbox/loop.ts';
import { createOutbox } from './outbox/outbox.ts';
import { createConversations } from './people/conversations.ts';
import { createPeople } from './people/people.ts';
import { createPreferences } from './people/preferences.ts';
import type { Conversations, People, Preferences } from './people/port.ts';
import { findRoleConflicts } from './people/role-conflicts.ts';
import { workingDays } from './platform/holidays.ts';
import { createLog } from './platform/log.ts';
import { createMetrics } from './platform/metrics.ts';
import { newId, newReference, newSecret, systemClock, systemTimer } from './platform/system.ts';
import { createProduct } from './product.ts';
import { composeRehearsal } from './rehearsal/compose-rehearsal.ts';
import type { Stage } from './rehearsal/compose-rehearsal.ts';
import { forgetOld } from './storage/forget-old.ts';
import { appendAudit } from './storage/audit.ts';
import { openStorage } from './storage/open-storage.ts';
import type { Storage } from './storage/port.ts';
import { createSeenActivities } from './storage/seen-activities.ts';
import { verifyAudit } from './storage/verify-audit.ts';
import { createTeamsEdge } from './teams/teams-edge.ts';
import type { TeamsEdgeDeps } from './teams/teams-edge.ts';

export interface App {
  /** Takes turns from now on; resolves to the port. */
  readonly start: () => Promise<number>;
  /** Finishes what runs and lets go of everything. */
  readonly stop: () => Promise<void>;
  readonly storage: Storage;
}

/** What a test puts in the place of the outside world. */
export interface Overrides {
  readonly clock?: Clock;
  readonly log?: Log;
  readonly openIdUrl?: string;
  readonly outgoingToken?: NonNullable<TeamsEdgeDeps['outgoingToken']>;
  /** Records that are decided on, beside those of the product. */
  readonly approvalKinds?: readonly ApprovalKind[];
}

/**
 * Puts the rooms together; with `product.ts`, which puts the features together, the only file that knows them all.
 * @throws AppError when the knowledge, the database or the roster does not allow a start
 */
export async function createApp(config: Config, overrides: Overrides = {}): Promise<App> {
  const log = overrides.log ?? createLog(config.logLevel);
  const knowledge = loadKnowledge(config.knowledgeDirectory);
  const storage = await openStorage({ databaseUrl: config.databaseUrl, log });
  try {
    return await assemble({ config, overrides, log, knowledge, storage });
  } catch (error) {
    await storage.close();
    throw error;
  }
}

interface Parts {
  readonly config: Config;
  readonly overrides: Overrides;
  readonly log: Log;
  readonly knowledge: KnowledgeBase;
  readonly storage: Storage;
}

async function assemble(parts: Parts): Promise<App> {
  const { config, overrides, log, storage, knowledge } = parts;
  await refuseRoleConflicts(storage);
  const people = createPeople({ storage });
  const conversations = createConversations({ storage });
  const preferences = createPreferences({ storage });
  const metrics = createMetrics();
  const stage = await stageOf(parts, people, conversations);
  const { clock } = stage;

  const files = createExports({ storage, clock, newSecret, baseUrl: () => publicAddress(config, server.port()) });
  const { features, samples } = createProduct({
    ...{ storage, knowledge, people, preferences, metrics, outbox: createOutbox({ clock, newId }), exports: files },
    ...{ jobBoard: createJobBoard({ storage, jobs: () => jobs }), conversations: stage.reach(conversations), linkHosts: config.linkHosts },
    ...{ sendsPerSecond: config.sendsPerSecond, moreKinds: overrides.approvalKinds ?? [] },
  });
  const jobs = jobsOf(features, storage, files);
  await stage.seed(samples, workingDays);
  const dispatch = createDispatch({
    features: [...features, ...stage.features],
    identify: identifyWith({ people, preferences, stage }),
    ...arrivals(conversations),
    refused: auditRefusals(storage),
    now: () => clock.now(),
    newReference,
    log,
    metrics,
  });
  const edge = createTeamsEdge({
    ...edgeSettings(config, overrides),
    dispatch: async (turn) => dispatch(await stage.hear(turn)),
    seen: createSeenActivities(storage),
    ...{ newReference, clock, log },
  });
  const dispatcher = createDelivery({ ...{ config, storage, clock, log, metrics, edge, conversations }, mirror: stage.mirror });
  const runner = createJobRunner({ storage, jobs, clock, timer: systemTimer, log, newId });
  // A sending of hundreds takes its time; the one who moved the clock need not wait for all of it.
  stage.whenClockMoves(() => runner.runDue().then(() => Promise.race([dispatcher.runDue(), systemTimer.wait(CLOCK_PATIENCE_MS)])));

  const server = createHttpServer({ process: edge.process, health: healthOf(storage), metrics, exports: files, log, host: hostOf(config) });
  const behind = [runner, createTicks({ features, clock, log }), dispatcher, { start: () => undefined, stop: storage.close }];
  return { storage, ...lifecycle(server, config.port, behind) };
}

/** Of a tap that no card of ours makes, the audit log keeps who and which action, nothing that was sent. */
function auditRefusals(storage: Storage): DispatchDeps['refused'] {
  return (turn, { verb, why }, now) =>
    storage.transaction((tx) =>
      appendAudit(tx, { at: now, actor: turn.from.id, action: 'bot.refused', subject: verb ?? 'unknown', detail: { why } }),
    );
}

function jobsOf(features: readonly Feature[], storage: Storage, files: ExportedFiles): readonly Job[] {
  const own = systemJobs({
    forgetOld: (now) => forgetOld(storage, now),
    purgeFiles: files.purge,
    isAuditSound: async () => (await verifyAudit(storage)).kind === 'ok',
  });
  return [...features.flatMap((feature) => feature.jobs ?? []), ...own];
}

/** How long the one who moved the clock waits for what is due by it. */
const CLOCK_PATIENCE_MS = 3_000;

/** What runs behind the server begins once it has its port, and ends in this order once no turn runs any more. */
function lifecycle(server: HttpServer, port: number, behind: readonly Pick<Loop, 'start' | 'stop'>[]): Pick<App, 'start' | 'stop'> {
  return {
    start: async () => {
      const opened = await server.listen(port);
      for (const part of behind) part.start();
      return opened;
    },
    stop: async () => {
      await server.stop();
      for (const part of behind) await part.stop();
    },
  };
}

function healthOf(storage: Storage) {
  return {
    ready: () =>
      storage.ping().then(
        () => true,
        () => false,
      ),
  };
}

/** Nobody is authenticated in local mode, so only this machine may knock. */
function hostOf(config: Config): string {
  return config.mode === 'local' ? '127.0.0.1' : '0.0.0.0';
}

/** In a rehearsal the browser is on this machine; elsewhere only the operator knows what stands in front of the bot. */
function publicAddress(config: Config, port: number): string | null {
  return config.mode === 'local' ? `http://localhost:${String(port)}` : config.publicUrl;
}

async function refuseRoleConflicts(storage: Storage): Promise<void> {
  const conflicts = await findRoleConflicts(storage);
  if (conflicts.length > 0) throw new AppError('roster.invalid', conflicts.join('\n'));
}

/** In production the sender is the person and messages go where they are addressed; `/as`, `/clock`, the mirror and the sample city exist in local mode only. */
async function stageOf({ config, storage, overrides }: Parts, people: People, conversations: Conversations): Promise<Stage> {
  const real = overrides.clock ?? systemClock;
  if (config.mode === 'local') {
    const { mirror, sampleCity } = config;
    return composeRehearsal({ storage, people, conversations, real, mirror, sampleCity });
  }
  return {
    clock: real,
    features: [],
    actAs: (turn) => Promise.resolve(turn.from.id),
    hear: (turn) => Promise.resolve(turn),
    seed: () => Promise.resolve(),
    mirror: (send) => send,
    reach: (real) => real,
    whenClockMoves: () => undefined,
  };
}

function identifyWith({ people, preferences, stage }: { people: People; preferences: Preferences; stage: Stage }) {
  return async (turn: Turn): Promise<Pick<Caller, 'person' | 'wording'>> => {
    const id = await stage.actAs(turn);
    return { person: await people.find(id), wording: await preferences.wordingOf(id) };
  };
}

function arrivals(conversations: Conversations) {
  return {
    arrived: async (turn: Turn, now: Date): Promise<void> => {
      // Being uninstalled is no sign of life: the address must not be learned from it.
      if (turn.event.kind === 'uninstalled') return;
      const { conversationId, tenantId, serviceUrl, botId } = turn.chat;
      const { id: personId, teamsId } = turn.from;
      await conversations.learn({ personId, conversationId, teamsId, tenantId, serviceUrl, botId, locale: turn.locale }, now);
    },
    claimWelcome: (turn: Turn, now: Date) => conversations.claimWelcome(turn.from.id, now),
    left: (turn: Turn, now: Date) => conversations.uninstalled(turn.from.id, now),
  };
}

function edgeSettings(
  config: Config,
  { openIdUrl, outgoingToken }: Overrides,
): Pick<TeamsEdgeDeps, 'security' | 'openIdUrl' | 'outgoingToken'> {
  return {
    security: config.mode === 'local' ? { mode: 'local' } : { mode: 'production', ...config.bot },
    ...(openIdUrl === undefined ? {} : { openIdUrl }),
    ...(outgoingToken === undefined ? {} : { outgoingToken }),
  };
}
