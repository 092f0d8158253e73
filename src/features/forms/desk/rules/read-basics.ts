import { atTokyo } from '../../../../kernel/tokyo-time.ts';
import { cleanLine, cleanText } from '../../../../kernel/clean-text.ts';
import { isDay } from '../../rules/validate.ts';
import { ANSWERINGS, CHAINS } from '../draft.ts';
import type { Basics, Draft } from '../draft.ts';
import { createReading } from './problem.ts';
import type { Inputs, Read, Reading } from './problem.ts';

/** The limits of `formDefinitionSchema`. */
export const BASICS_LIMITS = { title: 40, purpose: 300, intro: 400 } as const;
export const RETENTION = { min: 1, max: 3650 } as const;

interface Around {
  readonly now: Date;
  /** Of the draft as it is; they may not go with what is chosen here. */
  readonly fields: Draft['fields'];
}

/** Title, 利用目的, who answers how often, who decides, until when, and how long it is kept. */
export function readBasics(inputs: Inputs, { now, fields }: Around): Read<Basics> {
  const reading = createReading(inputs);
  const answering = reading.choice('answering', ANSWERINGS) ?? 'once';
  const chain = reading.choice('chain', CHAINS) ?? 'none';
  if (answering === 'anonymous') checkAnonymous(reading, chain, fields);
  return reading.result({
    title: reading.text('name', cleanLine, { max: BASICS_LIMITS.title, required: true }),
    purpose: reading.text('purpose', cleanText, { max: BASICS_LIMITS.purpose, required: true }),
    intro: reading.text('introduction', cleanText, { max: BASICS_LIMITS.intro, required: false }),
    answering,
    chain,
    retentionDays: retention(reading),
    deadline: readDeadline(reading, now)?.toISOString() ?? null,
  });
}

/** Whoever decides must know whom about, and a colleague named in an answer could be asked. */
function checkAnonymous(reading: Reading, chain: Basics['chain'], fields: Draft['fields']): void {
  if (chain !== 'none') reading.bad('chain', { kind: 'anonymous-with-chain' });
  if (fields.some(({ kind }) => kind === 'person')) reading.bad('answering', { kind: 'anonymous-with-person' });
}

function retention(reading: Reading): number {
  const days = reading.number('retention', RETENTION);
  if (days === null) reading.bad('retention', { kind: 'missing' });
  return days ?? RETENTION.min;
}

/** The end of the office day, when a day is given without a time. */
export const END_OF_DAY = '17:00';

/** Null when there is none; a time without a day is none. */
export function readDeadline(reading: Reading, now: Date): Date | null {
  const day = reading.raw('deadlineDay');
  const time = reading.raw('deadlineTime') || END_OF_DAY;
  if (day === '') return null;
  if (!isDay(day)) reading.bad('deadlineDay', { kind: 'not-a-day' });
  else if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(time)) reading.bad('deadlineTime', { kind: 'not-a-time' });
  else if (atTokyo(day, time) <= now) reading.bad('deadlineDay', { kind: 'past' });
  else return atTokyo(day, time);
  return null;
}
