import type { Feature } from '../bot/feature.ts';
import type { Turn } from '../bot/turn.ts';
import type { Clock } from '../kernel/clock.ts';
import type { PersonId } from '../kernel/person.ts';
import type { WorkingDays } from '../kernel/working-day.ts';
import type { Send } from '../outbox/port.ts';
import type { Conversations, People } from '../people/port.ts';
import type { Storage } from '../storage/port.ts';
import { createActing } from './acting.ts';
import { createMadeUpReach, createMadeUpTeams } from './made-up-teams.ts';
import { createMirror, createShowHere } from './mirror.ts';
import { createPlaygroundHearing } from './playground-hearing.ts';
import { createRehearsal } from './rehearsal.ts';
import { createRehearsalClock } from './rehearsal-clock.ts';
import type { SampleDoors } from './samples/sample-doors.ts';
import { seedSamples } from './samples/seed-samples.ts';
import { seedCity } from './seed-city.ts';

export interface RehearsalSettings {
  readonly storage: Storage;
  readonly people: People;
  readonly conversations: Conversations;
  readonly real: Clock;
  readonly mirror: boolean;
  readonly sampleCity: boolean;
}

/** On what the bot performs: whose time it is, who acts, and where messages go. The rehearsal changes all three; production has its own plain stage. */
export interface Stage {
  readonly clock: Clock;
  readonly features: readonly Feature[];
  readonly actAs: (turn: Turn) => Promise<PersonId>;
  /** The turn as the bot shall take it. */
  readonly hear: (turn: Turn) => Promise<Turn>;
  readonly mirror: (send: Send) => Send;
  /** Who can be written to, as the features see it. */
  readonly reach: (real: Conversations) => Conversations;
  /** Puts trainings and answers to forms into a sample city that has none yet. */
  readonly seed: (doors: SampleDoors, workingDays: WorkingDays) => Promise<void>;
  /** What `/clock` does after the clock was moved. */
  readonly whenClockMoves: (runDue: () => Promise<unknown>) => void;
}

export async function composeRehearsal(settings: RehearsalSettings): Promise<Stage> {
  const { storage, people, conversations, real } = settings;
  const clock = await createRehearsalClock({ real, storage });
  if (settings.sampleCity) await seedCity(storage, clock.now());
  const acting = createActing({ storage });
  let runDue: () => Promise<unknown> = () => Promise.resolve();
  return {
    clock,
    features: [createRehearsal({ storage, people, acting, clock, runDue: () => runDue() })],
    actAs: (turn) => acting.actAs(turn),
    hear: createPlaygroundHearing(settings),
    seed: async (doors, workingDays) => {
      if (settings.sampleCity) await seedSamples({ storage, workingDays, doors }, clock.now());
    },
    mirror: (send) => {
      if (!settings.mirror) return send;
      if (!settings.sampleCity) return createMirror({ send, acting, people, conversations });
      return createMadeUpTeams({ send, people, conversations, showHere: createShowHere({ acting, people, conversations }) });
    },
    reach: (known) => (settings.mirror && settings.sampleCity ? createMadeUpReach(known, people) : known),
    whenClockMoves: (work) => {
      runDue = work;
    },
  };
}
