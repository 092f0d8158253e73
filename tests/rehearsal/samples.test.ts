import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tokyoDay } from '../../src/kernel/clock.ts';
import { workingDays } from '../../src/platform/holidays.ts';
import { buildCity } from '../../src/rehearsal/city.ts';
import { sampleResponses } from '../../src/rehearsal/samples/sample-responses.ts';
import { sampleTrainings } from '../../src/rehearsal/samples/sample-trainings.ts';

const moment = fc.date({ min: new Date('2026-04-01T00:00:00Z'), max: new Date('2031-12-31T00:00:00Z'), noInvalidDate: true });

describe('the trainings of the sample city', () => {
  it('fit together whenever the city is made', () => {
    fc.assert(
      fc.property(moment, (now) => {
        const trainings = sampleTrainings(now, workingDays);
        expect(new Set(trainings.map(({ session }) => session.id)).size).toBe(trainings.length);
        for (const { session, course } of trainings) {
          expect(session.courseId).toBe(course.id);
          expect(workingDays.isWorkingDay(tokyoDay(session.startsAt))).toBe(true);
          expect(session.startsAt < session.endsAt).toBe(true);
          expect(session.applyBy < session.startsAt && session.lockAt <= session.startsAt).toBe(true);
          expect(session.releaseAt === null || session.releaseAt < session.lockAt).toBe(true);
          expect(session.heldLeft === 0 || course.isDxRelated).toBe(true);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('are in every state: one closes on the next working day, one is called off, one is full, two overlap, two are over', () => {
    fc.assert(
      fc.property(moment, (now) => {
        const trainings = sampleTrainings(now, workingDays);
        const next = workingDays.add(tokyoDay(now), 1);
        expect(trainings.some(({ session }) => tokyoDay(session.applyBy) === next && session.applyBy > now)).toBe(true);
        expect(trainings.filter(({ session }) => session.state === 'cancelled')).toHaveLength(1);
        expect(trainings.some(({ session, first, last, others }) => others + first.length + last.length > session.capacity)).toBe(true);
        const overlaps = trainings.filter(({ session: one }) =>
          trainings.some(({ session: other }) => one !== other && one.startsAt < other.endsAt && other.startsAt < one.endsAt),
        );
        expect(overlaps.map(({ course }) => course.title)).toEqual(['Excel研修（中級）', 'スマート申請システム研修']);
        expect(trainings.filter(({ session }) => session.endsAt < now).map(({ absent }) => absent === null)).toEqual([true, false]);
      }),
      { numRuns: 200 },
    );
  });

  it('say nothing of 必須 or 任意, which the policy has lost', () => {
    const texts = sampleTrainings(new Date('2026-12-10T01:00:00Z'), workingDays).map(({ course }) => course);
    expect(texts.every(({ requirement }) => Object.keys(requirement).length === 0)).toBe(true);
    expect(JSON.stringify(texts)).not.toMatch(/必須|任意/);
  });
});

describe('the responses of the sample city', () => {
  it('are of people who exist, before this moment and in order', () => {
    const now = new Date('2026-12-10T01:30:00Z');
    const steps = sampleResponses(buildCity(2026), now, workingDays);
    expect(steps.map(({ kind, by }) => [kind, by.name])).toEqual([
      ['respond', '星野 あかり'],
      ['approve', '高橋 花子'],
      ['respond', '柳沢 恵子'],
      ['respond', '星野 あかり'],
    ]);
    const times = steps.map(({ at }) => at.getTime());
    expect(times).toEqual(times.toSorted((one, other) => one - other));
    expect(times.every((time) => time < now.getTime())).toBe(true);
  });
});
