import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { personId } from '../../../src/kernel/person.ts';
import type { Person } from '../../../src/kernel/person.ts';
import { MESSAGE_STATES } from '../../../src/outbox/port.ts';
import { workingDays } from '../../../src/platform/holidays.ts';
import { richText } from '../../../src/card-kit/rich-text.ts';
import { isAddressed } from '../../../src/features/announcements/rules/addressees.ts';
import { forbiddenLinks, withoutForbiddenLinks } from '../../../src/features/announcements/rules/links.ts';
import { isAllowedLink } from '../../../src/kernel/link-hosts.ts';
import { ASKING, ASKING_MS, isProgressDue, PROGRESS_MS } from '../../../src/features/announcements/rules/progress.ts';
import { waitsOf } from '../../../src/features/announcements/rules/waits.ts';
import { readNumbers } from '../../../src/features/announcements/rules/read-numbers.ts';
import { beginsAt } from '../../../src/features/announcements/rules/schedule.ts';
import { FATES, gapOf, isSettled, OUTCOMES, outcomeOf, truthOf } from '../../../src/features/announcements/rules/truth.ts';

const HOSTS = ['www.city.example.jp'];

describe('the truth', () => {
  it('P5: adds up, whatever became of each: nobody is missing from the report', () => {
    const recipient = fc.record({ fate: fc.constantFrom(...FATES), message: fc.constantFrom(...MESSAGE_STATES) });
    fc.assert(
      fc.property(fc.array(recipient, { maxLength: 60 }), (recipients) => {
        const fates = Object.fromEntries(FATES.map((fate) => [fate, recipients.filter((one) => one.fate === fate).length])) as never;
        const messages = Object.fromEntries(
          MESSAGE_STATES.map((state) => [state, recipients.filter(({ fate, message }) => fate === 'queued' && message === state).length]),
        ) as never;
        const truth = truthOf(fates, messages);
        expect(OUTCOMES.reduce((sum, outcome) => sum + truth.counts[outcome], 0)).toBe(truth.intended);
        expect(truth.intended).toBe(recipients.length);
        for (const outcome of OUTCOMES) {
          expect(truth.counts[outcome]).toBe(recipients.filter(({ fate, message }) => outcomeOf(fate, message) === outcome).length);
        }
        expect(isSettled(truth)).toBe(truth.counts.waiting === 0);
        expect(gapOf(truth)).toBe(truth.counts['not-installed'] + truth.counts.blocked + truth.counts.failed);
      }),
    );
  });
});

describe('the sender’s card', () => {
  const at = new Date('2026-12-01T09:00:00+09:00');
  it.each([
    ['nothing was shown yet', null, 'a', 'b', 0, false, true],
    ['nothing changed', at, 'a', 'a', 60_000, true, false],
    ['too soon', at, 'a', 'b', PROGRESS_MS - 1, false, false],
    ['the end, at any time', at, 'a', 'b', 1, true, true],
    ['after a few seconds', at, 'a', 'b', PROGRESS_MS, false, true],
    ['while it asks something', at, ASKING, 'b', ASKING_MS - 1, false, false],
    ['while it asks something that the end has answered', at, ASKING, 'b', 1, true, true],
    ['when the question was left open', at, ASKING, 'b', ASKING_MS, false, true],
  ] as const)('%s', (_, shownAt, shown, what, later, isFinal, due) => {
    expect(isProgressDue({ at: shownAt, what: shown }, { what, isFinal }, new Date(at.getTime() + later))).toBe(due);
  });
});

describe('when a sending begins', () => {
  it.each([
    ['now, in office hours', null, false, '2026-12-01T10:00', '2026-12-01T10:00'],
    ['in the evening it waits for the morning', null, false, '2026-12-01T20:00', '2026-12-02T08:30'],
    ['before the office opens, for the same day', null, false, '2026-12-01T06:00', '2026-12-01T08:30'],
    ['on a Saturday, for Monday', '2026-12-05T10:00', false, '2026-12-01T10:00', '2026-12-07T08:30'],
    ['over the turn of the year', '2026-12-30T10:00', false, '2026-12-01T10:00', '2027-01-04T08:30'],
    ['urgent: in the evening too', null, true, '2026-12-01T20:00', '2026-12-01T20:00'],
    ['a time that has passed is now', '2026-12-01T09:00', false, '2026-12-01T10:00', '2026-12-01T10:00'],
  ])('%s', (_, sendAt, isUrgent, now, begins) => {
    const tokyo = (text: string): Date => new Date(`${text}:00+09:00`);
    expect(beginsAt({ sendAt: sendAt === null ? null : tokyo(sendAt), isUrgent }, tokyo(now), workingDays)).toEqual(tokyo(begins));
  });
});

describe('links', () => {
  it.each([
    ['https://www.city.example.jp/a?b=1', true],
    ['http://www.city.example.jp/', false],
    ['https://www.city.example.jp.evil.example/', false],
    ['https://www.city.example.jp@evil.example/', false],
    ['https://evil.example/www.city.example.jp', false],
    ['https://www.city.example.jp:8443/', false],
    ['javascript:alert(1)', false],
    ['https://WWW.city.example.jp/', true],
    ['//www.city.example.jp/', false],
  ])('%s: %s', (address, isAllowed) => expect(isAllowedLink(address, HOSTS)).toBe(isAllowed));

  it('are named when they are not allowed, and become words when the list was shortened', () => {
    const text = '[よい](https://www.city.example.jp/) [わるい](https://evil.example/)';
    expect(forbiddenLinks(text, HOSTS)).toEqual(['https://evil.example/']);
    expect(withoutForbiddenLinks(text, [])).toBe('よい（https://www.city.example.jp/） わるい（https://evil.example/）');
  });

  it('never survive in another form than the one that was checked', () => {
    const piece = fc.constantFrom(
      '[',
      ']',
      '(',
      ')',
      'https://evil.example/',
      'https://www.city.example.jp/',
      '**',
      '*',
      '言葉',
      '\\',
      '<',
      '>',
      ' ',
      '\n',
      '!',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
        const markdown = richText(withoutForbiddenLinks(pieces.join(''), HOSTS));
        const links = [...markdown.matchAll(/(?<!\\)\]\(([^)]*)\)/g)].map(([, address = '']) => address);
        expect(links.filter((address) => !isAllowedLink(address, HOSTS))).toEqual([]);
        expect(markdown).not.toMatch(/(?<!\\)<(?!$)/);
      }),
    );
  });
});

describe('formatting', () => {
  it.each([
    ['**太字**です', '**太字**です'],
    ['これは**「重要」**です', 'これは「**重要**」です'],
    ['- 一つ\n- 二つ', '- 一つ\n- 二つ'],
    ['1. 一つ', '1. 一つ'],
    ['# 見出し', '\\# 見出し'],
    ['<at>全員</at> ~消~ `code`', '\\<at\\>全員\\</at\\> \\~消\\~ \\`code\\`'],
    ['2 * 3 = 6', '2 \\* 3 = 6'],
    ['![x](https://www.city.example.jp/a.png)', '\\![x](https://www.city.example.jp/a.png)'],
  ])('%s', (written, shown) => expect(richText(written)).toBe(shown));
});

describe('pasted numbers', () => {
  const known = new Set(['101', '102']);
  it.each([
    ['a column', '101\n102', ['101', '102'], []],
    ['a heading, quotes and further columns', '職員番号,氏名\r\n"101",高橋\r\n102\t月岡', ['101', '102'], []],
    ['full-width figures and empty lines', '１０１\n\n102\n', ['101', '102'], []],
    ['twice is once', '101\n101', ['101'], []],
    [
      'the very line',
      '101\n999\nなし',
      ['101'],
      [
        { line: 2, kind: 'unknown', text: '999' },
        { line: 3, kind: 'no-number', text: 'なし' },
      ],
    ],
  ] as const)('%s', (_, pasted, numbers, problems) => expect(readNumbers(pasted, known)).toEqual({ numbers, problems }));
});

describe('DX classes', () => {
  const person = (grade: Person['grade'], id = 'x'): Person => ({
    ...{ aadObjectId: personId(id), employeeNumber: '1', name: '', kana: '', mail: '', bureau: 'A', section: 'B', grade },
    ...{ hireDate: '2020-04-01', managerEmployeeNumber: null, roles: [] },
  });
  const looked = { leaders: new Set([personId('leader')]), unanswered: null, now: new Date('2026-12-01T09:00:00+09:00') };
  it.each([
    ['shukan', 'x', 'manager'],
    ['bucho', 'x', 'manager'],
    ['fuku-shukan', 'leader', 'leader'],
    ['fuku-shukan', 'x', 'promoter'],
    ['gengyo', 'x', 'promoter'],
  ] as const)('%s %s is %s alone (5.4.(2))', (grade, id, dxClass) => {
    const classes = (['manager', 'leader', 'promoter'] as const).filter((one) =>
      isAddressed(person(grade, id), { dxClasses: [one] }, looked),
    );
    expect(classes).toEqual([dxClass]);
  });
});

describe('links to other hosts', () => {
  const OK = 'https://www.city.example.jp/a';
  const EVIL = 'https://evil.example/';
  /** Where the card would really lead: brackets that are not escaped. */
  const leadsTo = (shown: string): readonly string[] => [...shown.matchAll(/(?<!\\)\]\(([^)]*)\)/g)].map(([, address = '']) => address);

  it.each([`[a](${OK}[b)](${EVIL})`, `[a](${OK}](x[b)](${EVIL})`])('are found wherever the card would see one: %s', (text) => {
    expect(forbiddenLinks(text, HOSTS)).toContain(EVIL);
  });

  it('are never made of two pieces when one of them is no longer allowed', () => {
    expect(leadsTo(richText(withoutForbiddenLinks(`[[b](https://gone.example/)](${EVIL})`, HOSTS)))).toEqual([]);
  });

  it('never get onto a card, whatever is written', () => {
    const piece = fc.constantFrom(
      '[',
      ']',
      '(',
      ')',
      '](',
      '*',
      '**',
      '!',
      '\\',
      ' ',
      'b',
      '）',
      OK,
      EVIL,
      'javascript:alert',
      'data:text',
      '\u202e',
      '<at>',
      '\n- ',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 24 }), (pieces) => {
        const shown = richText(withoutForbiddenLinks(pieces.join(''), HOSTS));
        for (const address of leadsTo(shown)) expect(isAllowedLink(address, HOSTS)).toBe(true);
        expect(shown).not.toMatch(/(?<!\\)<at>|\u202e/);
      }),
      { numRuns: 3_000 },
    );
  });
});

describe('why somebody still waits', () => {
  const at = (time: string) => new Date(`2026-12-${time}:00+09:00`);
  it('is told with how many and when, and not of those whose turn simply comes', () => {
    const waiting = [
      { reason: null, messages: 100, next: at('01T09:00') },
      { reason: 'Throttled', messages: 2, next: at('01T09:02') },
      { reason: '412', messages: 1, next: at('01T09:01') },
      { reason: 'weekly-budget', messages: 8, next: at('07T09:00') },
      { reason: 'office-hours', messages: 20, next: at('02T08:30') },
    ];
    expect(waitsOf(waiting)).toEqual([
      { kind: 'hours', people: 20, next: at('02T08:30') },
      { kind: 'budget', people: 8, next: at('07T09:00') },
      { kind: 'again', people: 3, next: at('01T09:01') },
    ]);
    expect(waitsOf(waiting.slice(0, 1))).toEqual([]);
  });
});
