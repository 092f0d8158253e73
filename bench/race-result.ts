import type { Storage } from '../src/storage/port.ts';
import type { Answer } from './race-process.ts';

export interface Race {
  readonly storage: Storage;
  readonly sessionId: string;
  readonly people: number;
  readonly seats: number;
  /** In the order in which they were heard; a person who asked twice comes twice. */
  readonly answers: readonly Answer[];
}

interface Row {
  readonly aad_object_id: string;
  readonly state: string;
  readonly place: number;
}

/** What is wrong with the result of a race through the service; empty when all is right. */
export async function mistakesIn({ storage, sessionId, people, seats, answers }: Race): Promise<readonly string[]> {
  const { db } = storage;
  const session = await db.selectFrom('training_session').selectAll().where('id', '=', sessionId).executeTakeFirstOrThrow();
  const rows: Row[] = await db
    .selectFrom('enrolment')
    .select(['aad_object_id', 'state', 'place'])
    .where('session_id', '=', sessionId)
    .orderBy('place')
    .execute();
  const confirmed = rows.filter(({ state }) => state === 'confirmed');
  const waiting = rows.filter(({ state }) => state === 'waiting');
  const said = new Map(rows.map((row) => [row.aad_object_id, row.state]));
  return [
    ...unless(confirmed.length === seats, `${String(confirmed.length)} confirmed`),
    ...unless(waiting.length === people - seats, `${String(waiting.length)} waiting`),
    ...unless(new Set(rows.map((row) => row.aad_object_id)).size === people, 'somebody twice or not at all'),
    ...unless(
      session.taken === seats && session.waiting === people - seats,
      `counters ${String(session.taken)} and ${String(session.waiting)}`,
    ),
    ...unless(
      rows.every((row, index) => row.place === index + 1),
      'places are not 1 to n',
    ),
    ...unless(
      confirmed.every((row) => row.place <= seats),
      'somebody was confirmed who came later than somebody who waits',
    ),
    ...answers.filter(({ answer }) => answer.startsWith('error')).map(({ answer }) => answer),
    ...unless(
      answers.every(({ id, answer }) => answer === 'already' || answer === said.get(id)),
      'somebody was told something else than was recorded',
    ),
    ...unless(isByArrival(rows, answers), 'somebody who had the answer before another one asked has a later place'),
  ];
}

function unless(isRight: boolean, mistake: string): readonly string[] {
  return isRight ? [] : [mistake];
}

/** Whoever had an answer before somebody else had even asked must stand before them. */
function isByArrival(rows: readonly Row[], answers: readonly Answer[]): boolean {
  const first = new Map(answers.filter(({ answer }) => answer !== 'already').map((answer) => [answer.id, answer]));
  let latestStart = 0;
  return rows.every(({ aad_object_id }) => {
    const answer = first.get(aad_object_id);
    if (answer === undefined) return true;
    if (answer.endedAt < latestStart) return false;
    latestStart = Math.max(latestStart, answer.startedAt);
    return true;
  });
}
