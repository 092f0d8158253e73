import type { Activity } from 'botbuilder';
import { AuthenticationError } from 'botframework-connector';
import type { Reply } from '../bot/reply.ts';
import type { SeenActivities } from '../bot/seen-activities.ts';
import type { Turn } from '../bot/turn.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Log } from '../kernel/log.ts';
import type { OutgoingToken } from './credentials.ts';
import { EdgeAdapter } from './edge-adapter.ts';
import { describeError } from './failure.ts';
import { refusalOf } from './guard.ts';
import { createProactive } from './proactive.ts';
import type { Proactive } from './proactive.ts';
import type { TeamsSecurity } from './security.ts';
import { KeysUnavailable, StrictAuthentication } from './strict-authentication.ts';
import { createTurns } from './turns.ts';
import { realSchedule } from './typing-sign.ts';
import type { Schedule } from './typing-sign.ts';

export interface TeamsEdgeDeps {
  readonly security: TeamsSecurity;
  readonly dispatch: (turn: Turn) => Promise<Reply>;
  readonly seen: SeenActivities;
  readonly clock: Clock;
  readonly log: Log;
  /** A number for the person that the log has too. */
  readonly newReference: () => string;
  /** Another token service, for tests. */
  readonly openIdUrl?: string;
  readonly outgoingToken?: OutgoingToken;
  readonly schedule?: Schedule;
}

/** One request of the Bot Framework protocol, free of any web framework. */
interface ActivityRequest {
  readonly authorization: string;
  readonly body: Readonly<Record<string, unknown>>;
}

interface ActivityResponse {
  readonly status: number;
  readonly body?: unknown;
}

export interface TeamsEdge extends Proactive {
  /** Never throws, and never answers with the words of an error. */
  readonly process: (request: ActivityRequest) => Promise<ActivityResponse>;
}

/** The only door to Teams: authenticates and guards what comes in, turns it into a plain `Turn`, and carries out the reply. */
export function createTeamsEdge(deps: TeamsEdgeDeps): TeamsEdge {
  const { security, log } = deps;
  const authentication = new StrictAuthentication({
    security,
    openIdUrl: deps.openIdUrl ?? null,
    outgoingToken: deps.outgoingToken ?? null,
  });
  const adapter = new EdgeAdapter(authentication);
  const runTurn = createTurns({ ...deps, schedule: deps.schedule ?? realSchedule });

  const process = async ({ authorization, body }: ActivityRequest): Promise<ActivityResponse> => {
    // The SDK's type for any JSON object; the guard checks the fields that are used.
    const activity = body as unknown as Activity;
    try {
      const authenticated = await adapter.authenticate(activity, authorization);
      const refusal = refusalOf(activity, security);
      if (refusal === null) return (await adapter.runTurn(authenticated, activity, runTurn)) ?? { status: 200 };
      log.warn('teams.refused', { reason: refusal.reason });
      return { status: refusal.status };
    } catch (error) {
      return failedRequest(error, log);
    }
  };

  return { process, ...createProactive({ adapter, security, log }) };
}

function failedRequest(error: unknown, log: Log): ActivityResponse {
  if (error instanceof AuthenticationError) {
    log.warn('teams.refused', { reason: 'bad-token' });
    return { status: 401 };
  }
  if (error instanceof KeysUnavailable) {
    log.error('teams.keys-unavailable', describeError(error.cause));
    return { status: 503 };
  }
  log.error('teams.request-failed', describeError(error));
  return { status: 500 };
}
