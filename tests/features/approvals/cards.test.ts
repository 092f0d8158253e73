import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ApprovalSubject, CaseSight } from '../../../src/approvals/port.ts';
import { decisionCard, textCard } from '../../../src/features/approvals/cards.ts';
import { createRequestCard } from '../../../src/features/approvals/index.ts';
import { decideOn, openCase } from '../../../src/kernel/approval.ts';
import type { DeciderCommand } from '../../../src/kernel/approval.ts';
import { involvementIn } from '../../../src/kernel/approval-standing.ts';
import { personId } from '../../../src/kernel/person.ts';
import { workingDays } from '../../../src/platform/holidays.ts';
import { DAY, subjectSaying } from '../../support/decision-chain.ts';
import { buttonsOf, wordsOf } from '../../support/message-cards.ts';
import { HANAKO } from '../../support/turns.ts';

const JA = { locale: 'ja', wording: 'standard' } as const;
const EN = { locale: 'en', wording: 'standard' } as const;
const MANAGER = { ...HANAKO, aadObjectId: personId('manager'), name: '月岡 誠' };
const ACTOR = { ...MANAGER, standsInFor: [] };
const moment = (now: Date) => ({ now, workingDays });

function sightOf(subject: ApprovalSubject | null, options: { commands?: readonly DeciderCommand[]; now?: Date } = {}): CaseSight {
  const { commands = [], now = DAY } = options;
  const decider = { kind: 'person' as const, id: MANAGER.aadObjectId };
  const steps = [{ name: 'manager' as const, decider }] as const;
  let found = openCase(
    { id: 'c', kind: 'k', subjectId: 's', applicant: HANAKO.aadObjectId, proposer: null, steps: [...steps] },
    moment(DAY),
  );
  for (const command of commands) {
    const outcome = decideOn(found, { actor: ACTOR, version: found.version, command }, moment(now));
    if (outcome.kind === 'done') found = outcome.save;
  }
  const people = new Map([HANAKO, MANAGER].map((person) => [person.aadObjectId, person]));
  return { case: found, subject, people, part: involvementIn(found, ACTOR), now };
}

const shown = (card: { readonly content: unknown }) => ({ attachments: [{ content: card.content }] });
const draw = (sight: CaseSight, voice: typeof JA | typeof EN = JA) => shown(decisionCard(sight, { why: 'turn' }, { voice, workingDays }));
const onDay = (day: string) => new Date(`${day}T10:00:00+09:00`);

describe('the decider card', () => {
  it.each([
    ['2026-12-10', 'あと5営業日', '● 承認待ち（月岡 誠さん（総務部 人事課））'],
    ['2026-12-16', 'あと1営業日', '● 承認待ち'],
    ['2026-12-17', '本日まで', '● 承認待ち'],
    ['2026-12-18', '過ぎています', '⚠ 処理期限を過ぎています'],
  ])('says on %s how long there is', (day, left, state) => {
    const words = wordsOf(draw(sightOf(subjectSaying('理由'), { now: onDay(day) })));
    expect(words).toContain(`令和8年12月17日（木）（${left}）`);
    expect(words).toContain(state);
  });

  it('offers four ways, without 保留 while it is held, and none once it is decided', () => {
    const titles = (commands: readonly DeciderCommand[]) =>
      buttonsOf(draw(sightOf(subjectSaying('理由'), { commands }))).map(({ title }) => title);
    expect(titles([])).toEqual(['承認する', '却下する', '保留にする', '代理に回す']);
    expect(titles([{ kind: 'hold' }])).toEqual(['承認する', '却下する', '代理に回す']);
    expect(titles([{ kind: 'approve' }])).toEqual([]);
    expect(titles([{ kind: 'reject', category: 'other', sentence: '理由です' }])).toEqual([]);
  });

  it('has a button that opens the whole when the record could not be read yet', () => {
    const card = createRequestCard(workingDays)(sightOf(null), 'turn', JA);
    expect(buttonsOf(shown(card)).map(({ data }) => data['verb'])).toEqual(['approvals.see']);
    expect(wordsOf(shown(card))).toContain('承認をお願いします');
  });

  it('speaks English', () => {
    const words = wordsOf(draw(sightOf(subjectSaying('reason')), EN));
    expect(words).toContain('Thu 17 December 2026 (5 working days left)');
    expect(words).toContain('Approve');
    expect(words).not.toMatch(/承認|却下|期限/);
  });

  it('fits, with every word that stands on it harmless, whatever people write', () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 300 }),
      fc
        .constantFrom('*', '\\', '\n', '"', '𠮷', 'あ', '\u202e')
        .chain((sign) => fc.integer({ min: 0, max: 12_000 }).map((count) => sign.repeat(count))),
    );
    const fact = fc.record({ label: text, value: text });
    const subject = fc.record({
      ...{ title: text, rule: text, facts: fc.array(fact, { maxLength: 20 }) },
      texts: fc.array(fc.record({ label: text, text }), { maxLength: 6 }),
      applicant: fc.constant(HANAKO.aadObjectId),
    });
    fc.assert(
      fc.property(subject, text, (given, sentence) => {
        const open = sightOf(given);
        const input = { category: 'duties', sentence, problems: { sentence: 'too-long' as const } };
        // Too large a card is thrown by the card kit.
        decisionCard(open, { why: 'turn' }, { voice: JA, workingDays });
        decisionCard(open, { why: 'turn', form: { kind: 'reject', input } }, { voice: JA, workingDays });
        const form = { kind: 'delegate' as const, input: { colleague: sentence, problem: sentence.slice(0, 50), candidates: [] } };
        decisionCard(open, { why: 'turn', form }, { voice: JA, workingDays });
        textCard({ ...open, subject: given }, 0, JA);
        const commands = [{ kind: 'reject' as const, category: 'other', sentence: sentence.slice(0, 500) }];
        decisionCard(sightOf(given, { commands }), { why: 'asked-for' }, { voice: JA, workingDays });
      }),
      { numRuns: 150 },
    );
  });
});
