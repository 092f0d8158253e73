import { describe, expect, it } from 'vitest';
import { isAllowedLink } from '../../../src/kernel/link-hosts.ts';
import { workingDays } from '../../../src/platform/holidays.ts';
import { findForbidden } from '../../../src/features/stress-check/rules/forbidden-words.ts';
import { countDay, dueReminder, nextReminder, purgeDay, standingOf } from '../../../src/features/stress-check/rules/period.ts';
import type { Period } from '../../../src/features/stress-check/rules/period.ts';
import { readNumbers } from '../../../src/features/stress-check/rules/read-numbers.ts';
import { readSettings } from '../../../src/features/stress-check/rules/read-settings.ts';
import type { SettingsInput, SettingsProblems } from '../../../src/features/stress-check/rules/read-settings.ts';
import { suggestDays } from '../../../src/features/stress-check/rules/suggest-days.ts';
import { NEXT } from '../../../src/features/stress-check/desk/list-words.ts';
import { DESK, FORM } from '../../../src/features/stress-check/desk/words.ts';
import { OWN, REMINDER, SUMMARY, VOLUNTARY } from '../../../src/features/stress-check/messages.ts';

const periodOf = (changes: Partial<Period> = {}): Period => ({
  ...{ id: 'p', fromDay: '2026-12-01', untilDay: '2026-12-25', link: 'https://check.example.jp/', contact: '産業医', intro: '検査です。' },
  ...{ reminders: 2, reminderDays: ['2026-12-11', '2026-12-22'], remindersDone: 0, remindedOn: null, countedOn: null, version: 1 },
  ...changes,
});

describe('a period', () => {
  it.each([
    ['2026-11-30', 'planned'],
    ['2026-12-01', 'open'],
    ['2026-12-25', 'open'],
    ['2026-12-26', 'over'],
  ])('on %s is %s', (today, standing) => {
    expect(standingOf(periodOf(), today)).toBe(standing);
  });

  it('is forgotten thirty days after its last day', () => {
    expect(purgeDay(periodOf())).toBe('2027-01-24');
  });

  const first = { remindersDone: 1, remindedOn: '2026-12-11' };
  it.each<[string, Partial<Period>, number | null]>([
    ['2026-12-10', {}, null],
    ['2026-12-11', {}, 1],
    // The bot was away: late is still in time, but never two on one day.
    ['2026-12-23', {}, 1],
    ['2026-12-22', { ...first, remindedOn: '2026-12-22' }, null],
    ['2026-12-21', first, null],
    ['2026-12-22', first, 2],
    ['2026-12-22', { ...first, reminders: 1 }, null],
    ['2026-12-11', { reminders: 0, reminderDays: [] }, null],
    ['2026-12-24', { remindersDone: 2, remindedOn: '2026-12-22' }, null],
    // A third one is never due, whatever stands in the record.
    ['2026-12-24', { reminders: 3, reminderDays: ['2026-12-11', '2026-12-22', '2026-12-24'], remindersDone: 2 }, null],
    ['2026-12-26', {}, null],
  ])('on %s with %j sends reminder %s', (today, changes, number) => {
    expect(dueReminder(periodOf(changes), today)).toBe(number);
  });

  it('knows which reminder comes next, until it is over', () => {
    expect(nextReminder(periodOf(), '2026-12-01')).toEqual({ number: 1, day: '2026-12-11' });
    expect(nextReminder(periodOf(first), '2026-12-12')).toEqual({ number: 2, day: '2026-12-22' });
    expect(nextReminder(periodOf({ ...first, reminders: 1 }), '2026-12-12')).toBeNull();
    expect(nextReminder(periodOf(), '2026-12-26')).toBeNull();
  });

  it.each<[string, string | null, string | null]>([
    ['2026-12-01', null, null],
    ['2026-12-02', null, '2026-12-02'],
    ['2026-12-02', '2026-12-02', null],
    ['2026-12-03', '2026-12-02', '2026-12-03'],
    ['2026-12-26', '2026-12-25', '2026-12-26'],
    ['2026-12-27', '2026-12-26', null],
    ['2026-12-29', '2026-12-20', '2026-12-26'],
  ])('is counted on %s, after the count of %s, as of %s', (today, countedOn, day) => {
    expect(countDay(periodOf({ countedOn }), today)).toBe(day);
  });
});

describe('the days of the reminders', () => {
  const suggest = (fromDay: string, untilDay: string, count: number, notBefore = fromDay) =>
    suggestDays({ fromDay, untilDay, notBefore }, count, workingDays);

  it('lie half way and three working days before the end', () => {
    expect(suggest('2026-12-01', '2026-12-25', 2)).toEqual(['2026-12-11', '2026-12-22']);
    expect(suggest('2026-12-01', '2026-12-25', 1)).toEqual(['2026-12-22']);
    expect(suggest('2026-12-01', '2026-12-25', 0)).toEqual([]);
  });

  it('are working days, in order, never before today and never the first day', () => {
    for (const until of ['2026-12-03', '2026-12-04', '2026-12-08', '2027-01-08', '2027-01-29']) {
      const days = suggest('2026-12-01', until, 2, '2026-12-02');
      expect(days).toEqual([...new Set(days)].sort());
      expect(days).toHaveLength(2);
      for (const day of days) expect([day > '2026-12-01', day <= until, workingDays.isWorkingDay(day)]).toEqual([true, true, true]);
    }
  });

  it('are fewer where the period has no room for them', () => {
    expect(suggest('2026-12-01', '2026-12-02', 2)).toEqual(['2026-12-02']);
    expect(suggest('2026-12-04', '2026-12-06', 2)).toEqual([]);
  });
});

describe('words that are refused', () => {
  it.each([
    ['受検は必須です', 'duty', '必須'],
    ['受検は 必 須 です', 'duty', '必須'],
    ['受検は必・須です', 'duty', '必須'],
    ['受検は職員の義務です', 'duty', '義務'],
    ['未受検者の皆さんへ', 'duty', '未受検'],
    ['必ず受けてください', 'duty', '必ず'],
    ['You must take it', 'duty', 'must'],
    ['This is ＭＡＮＤＡＴＯＲＹ.', 'duty', 'mandatory'],
    ['It is obligatory', 'duty', 'obligat'],
    ['結果の提供に同意する人は返信を', 'health', '同意'],
    ['点数を返信してください', 'health', '点数'],
    ['高ストレスの方は', 'health', '高ストレス'],
  ])('「%s」: %s, %s', (text, kind, word) => {
    expect(findForbidden(text)).toEqual({ kind, word });
  });

  it.each(['年に一度の検査です。受検は任意です。', 'Mustard is served. Please have a look.', '5分ほどで終わります。お気軽にどうぞ。'])(
    'do not stand in 「%s」',
    (text) => {
      expect(findForbidden(text)).toBeNull();
    },
  );

  it('stand in none of the fixed words for employees', () => {
    const written = [OWN, REMINDER, SUMMARY, VOLUNTARY].flatMap((words) => JSON.stringify(textsOf(words)));
    for (const text of written) expect(findForbidden(text)).toBeNull();
    expect(findForbidden(FORM.defaultIntro.ja)).toBeNull();
  });

  it('and no notification text speaks of health', () => {
    for (const text of [...Object.values(SUMMARY), ...Object.values(DESK.summary)])
      expect(text).not.toMatch(/ストレス|健康|受検|stress|health/i);
    expect(NEXT.ja.why).toContain('監査記録');
  });
});

/** Every text, functions called with something short. */
function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value === 'function') return [String((value as (...given: unknown[]) => unknown)('1', '2'))];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : [];
}

describe('a pasted list', () => {
  const known = new Set(['1001', '1002', '1003']);
  const read = (text: string) => readNumbers(text, (number) => known.has(number));

  it('is read line by line; heading, empty lines, full-width figures and repetitions are fine', () => {
    expect(read('職員番号\r\n1001\r\n\r\n１００２\n"1003"\n1001\n')).toMatchObject({ numbers: ['1001', '1002', '1003'], problems: [] });
  });

  it('names each wrong line as it is counted in what was pasted', () => {
    const { problems } = read('1001\n\n9999\n1002,80\n' + 'x'.repeat(50));
    expect(problems).toEqual([
      { line: 3, problem: 'unknown', shown: '9999' },
      { line: 4, problem: 'more-columns', shown: '' },
      { line: 5, problem: 'too-long', shown: '' },
    ]);
  });

  it.each(['1001,82点,高ストレス', '1001\t82点\t高ストレス', '1001 82点 高ストレス', '1001;82点;高ストレス', '1001　82点　高ストレス'])(
    'gives nothing back of further columns: %j',
    (line) => {
      const { kept, problems } = read(line);
      expect(kept).toBe('1001');
      expect(problems).toEqual([{ line: 1, problem: 'more-columns', shown: '' }]);
    },
  );
});

describe('a link', () => {
  const hosts = ['portal.example.lg.jp', '*.example.jp'];
  it.each([
    ['https://portal.example.lg.jp/a?b=c', true],
    ['https://check.example.jp/', true],
    ['https://example.jp/', false],
    ['http://check.example.jp/', false],
    ['https://check.example.jp.evil.example/', false],
    ['https://evilexample.jp/', false],
    ['https://check.example.jp@evil.example/', false],
    ['https://user:word@check.example.jp/', false],
    ['javascript:alert(1)', false],
    ['https://check.example.jp/ x', false],
    ['', false],
  ])('%s: %s', (link, allowed) => {
    expect(isAllowedLink(link, hosts)).toBe(allowed);
  });
});

describe('the settings', () => {
  const GOOD: SettingsInput = {
    ...{
      from: '2026-12-01',
      until: '2026-12-25',
      link: 'https://check.example.jp/',
      contact: '産業医 内線1',
      intro: '年に一度の検査です。',
    },
    ...{ reminders: '2', first: '', second: '' },
  };
  const read = (changes: Partial<SettingsInput> = {}, before: Period | null = null, today = '2026-11-24') =>
    readSettings({ ...GOOD, ...changes }, { today, before, workingDays, linkHosts: ['check.example.jp'] });
  const problems = (changes: Partial<SettingsInput>, before: Period | null = null, today?: string): SettingsProblems => {
    const found = read(changes, before, today);
    return found.kind === 'problems' ? found.problems : {};
  };

  it('are taken, with suggested days where none were chosen', () => {
    expect(read()).toMatchObject({ kind: 'settings', settings: { reminders: 2, reminderDays: ['2026-12-11', '2026-12-22'] } });
    expect(read({ second: '2026-12-18' })).toMatchObject({ settings: { reminderDays: ['2026-12-11', '2026-12-18'] } });
    expect(read({ reminders: '0', first: '2026-12-06' })).toMatchObject({ settings: { reminders: 0, reminderDays: [] } });
  });

  it.each<[Partial<SettingsInput>, SettingsProblems]>([
    [{ from: '' }, { from: { kind: 'missing' } }],
    [{ from: '2026-11-23' }, { from: { kind: 'past' } }],
    [{ from: '2026-02-30' }, { from: { kind: 'no-day' } }],
    [{ until: '2026-12-01' }, { until: { kind: 'before-from' } }],
    [{ until: '2027-12-01' }, { until: { kind: 'too-long-period' } }],
    [{ link: 'https://evil.example/' }, { link: { kind: 'bad-link' } }],
    [{ link: 'http://check.example.jp/' }, { link: { kind: 'bad-link' } }],
    [{ contact: ' ' }, { contact: { kind: 'missing' } }],
    [{ intro: 'あ'.repeat(401) }, { intro: { kind: 'too-long', most: 400 } }],
    [{ intro: '義務です' }, { intro: { kind: 'forbidden', found: { kind: 'duty', word: '義務' } } }],
    [{ contact: '点数の問合せ先' }, { contact: { kind: 'forbidden', found: { kind: 'health', word: '点数' } } }],
    [{ reminders: '3' }, { reminders: { kind: 'bad-count' } }],
    [{ first: '2026-12-06' }, { first: { kind: 'not-working' } }],
    [{ first: '2026-12-01' }, { first: { kind: 'outside' } }],
    [{ second: '2026-12-28' }, { second: { kind: 'outside' } }],
    [{ first: '2026-12-18', second: '2026-12-17' }, { second: { kind: 'order' } }],
    [{ until: '2026-12-02' }, { reminders: { kind: 'too-short-period', fits: 1 } }],
    [
      { from: '', intro: '必須' },
      { from: { kind: 'missing' }, intro: { kind: 'forbidden', found: { kind: 'duty', word: '必須' } } },
    ],
  ])('%j: %j', (changes, wrong) => {
    expect(problems(changes)).toEqual(wrong);
  });

  it('of a running period keep its first day and what has gone out', () => {
    const running = periodOf({ remindersDone: 1, remindedOn: '2026-12-11' });
    expect(problems({ from: '2026-12-02' }, running, '2026-12-14')).toEqual({ from: { kind: 'begun' } });
    expect(problems({ until: '2026-12-11' }, running, '2026-12-14')).toEqual({ until: { kind: 'past' } });
    expect(read({ first: '2026-12-21' }, running, '2026-12-14')).toMatchObject({
      settings: { reminderDays: ['2026-12-11', '2026-12-22'] },
    });
  });
});
