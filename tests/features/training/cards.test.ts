import { describe, expect, it } from 'vitest';
import { promotedCard, reminderCard } from '../../../src/features/training/message-card.ts';
import { listCard } from '../../../src/features/training/list-card.ts';
import { ownItems } from '../../../src/features/training/own-items.ts';
import { PROMOTION_CAUSES } from '../../../src/features/training/rules/enrolment.ts';
import { sessionCard } from '../../../src/features/training/session-card.ts';
import type { Looking } from '../../../src/features/training/session-card.ts';
import type { TrainingView } from '../../../src/features/training/training-view.ts';
import type { Course, Session } from '../../../src/features/training/rules/course.ts';
import type { OwnState } from '../../../src/features/training/rules/session-state.ts';
import { fitsOnButton } from '../../../src/kernel/phone-width.ts';
import type { Voice } from '../../../src/kernel/wording.ts';
import { workingDays } from '../../../src/platform/holidays.ts';
import { buttonsOf, wordsOf } from '../../support/message-cards.ts';
import { at, city, courseOf, enrolmentOf, NOW, sessionOf } from './training-world.ts';

const VOICES: readonly Voice[] = [
  { locale: 'ja', wording: 'standard' },
  { locale: 'ja', wording: 'easy' },
  { locale: 'en', wording: 'standard' },
];
const JAPANESE = VOICES[0] ?? { locale: 'ja', wording: 'standard' };

const looking = (voice: Voice, now = NOW): Looking => ({ voice, now, days: workingDays, city });

interface Shown {
  readonly course?: Partial<Course>;
  readonly session?: Partial<Session>;
  readonly own?: OwnState;
  readonly availability?: TrainingView['availability'];
}

const OPEN = { kind: 'open', seats: 3, isScarce: true } as const;

function viewOf({ course, session, own = { kind: 'none' }, availability = OPEN }: Shown = {}): TrainingView {
  const isInList = own.kind === 'waiting' || own.kind === 'missed';
  return {
    training: { course: courseOf(course), session: sessionOf(session) },
    availability,
    own,
    enrolment: own.kind === 'none' ? null : enrolmentOf({ state: isInList ? 'waiting' : 'confirmed' }),
    isForPerson: true,
  };
}

const messageOf = (content: unknown) => ({ attachments: [{ content }] });

describe('the session card', () => {
  it('shows 必須・任意 only as HR has entered it', () => {
    expect(wordsOf(messageOf(sessionCard(viewOf(), looking(JAPANESE)).content))).not.toMatch(/必須|任意/);
    const entered = viewOf({ course: { requirement: { 'dx-leader': 'required', 'dx-promoter': 'optional' } } });
    expect(wordsOf(messageOf(sessionCard(entered, looking(JAPANESE)).content))).toContain('DXリーダー: 必須, DX推進員: 任意');
  });

  it('names the rule on DX-related courses alone, and how many have passed a person by it', () => {
    const own: OwnState = { kind: 'waiting', position: { number: 3, passedBy: 2 } };
    const words = wordsOf(messageOf(sessionCard(viewOf({ own, course: { isDxRelated: true } }), looking(JAPANESE)).content));
    expect(words).toContain('… キャンセル待ち 3番目');
    expect(words).toContain('DX関連研修のため、DXリーダーを優先しています（5.5.(5)）。');
    expect(words).toContain('あとから申し込んだDXリーダー2人が、先の順番になっています。');
    expect(wordsOf(messageOf(sessionCard(viewOf({ own }), looking(JAPANESE)).content))).not.toContain('DXリーダー');
  });

  it('has no buttons in a preview', () => {
    expect(buttonsOf(messageOf(sessionCard(viewOf(), looking(JAPANESE), { isLive: false }).content))).toEqual([]);
  });

  it.each([
    ['2026-12-01T09:00', 'あと6営業日'],
    ['2026-12-08T09:00', 'あと1営業日'],
    ['2026-12-09T09:00', '今日まで'],
  ])('counts the deadline at %s: %s', (now, words) => {
    expect(wordsOf(messageOf(sessionCard(viewOf(), looking(JAPANESE, at(now))).content))).toContain(words);
  });
});

const STATES: readonly OwnState[] = [
  { kind: 'none' },
  { kind: 'confirmed', mayCancel: true },
  { kind: 'confirmed', mayCancel: false },
  { kind: 'waiting', position: { number: 1, passedBy: 1 } },
  { kind: 'missed' },
  { kind: 'attended' },
  { kind: 'absent' },
  { kind: 'not-entered' },
  { kind: 'removed', reason: '重複のため' },
];

describe.each(VOICES)('in $locale, $wording', (voice) => {
  it('every state has words, at most three primary buttons, and titles that fit a phone', () => {
    for (const own of STATES) {
      const message = messageOf(sessionCard(viewOf({ own, course: { isDxRelated: true } }), looking(voice)).content);
      const titles = buttonsOf(message).map(({ title }) => title);
      expect(titles.length).toBeLessThanOrEqual(3);
      expect(titles.filter((title) => !fitsOnButton(title))).toEqual([]);
      expect(wordsOf(message)).not.toMatch(/undefined|null|\[object/);
    }
  });

  it('asks with two buttons that say what happens', () => {
    const own: OwnState = { kind: 'confirmed', mayCancel: true };
    const message = messageOf(sessionCard(viewOf({ own }), looking(voice), { isAsking: true }).content);
    expect(buttonsOf(message).map(({ data }) => data['verb'])).toEqual(['training.cancel', 'training.show']);
  });

  it('every promotion says why, and the notification names nothing but the thing', () => {
    const texts = PROMOTION_CAUSES.map((cause) => promotedCard(viewOf().training, `${cause}.arrival`, looking(voice)));
    expect(new Set(texts.map((card) => JSON.stringify(card.content))).size).toBe(PROMOTION_CAUSES.length);
    for (const card of [...texts, reminderCard(viewOf().training, looking(voice))]) expect(card.summary).not.toMatch(/Excel|職員/);
  });

  it('the list fits a phone', () => {
    const views = Array.from({ length: 9 }, () => viewOf());
    const message = messageOf(listCard(views, { search: '', dxOnly: false, page: 0 }, looking(voice)).content);
    const titles = buttonsOf(message).map(({ title }) => title);
    expect(titles).toHaveLength(6);
    expect(titles.filter((title) => !fitsOnButton(title))).toEqual([]);
  });
});

describe('what stands on マイページ', () => {
  const past = { startsAt: at('2026-11-10T13:30'), endsAt: at('2026-11-10T17:00') };
  const lastYear = { startsAt: at('2026-03-10T13:30'), endsAt: at('2026-03-10T17:00') };

  it('is what lies ahead and what was taken this fiscal year, with the next step', () => {
    const items = ownItems(
      [
        viewOf({ own: { kind: 'attended' }, session: lastYear }),
        viewOf({ own: { kind: 'attended' }, session: past }),
        viewOf({ own: { kind: 'missed' }, session: past }),
        viewOf({ own: { kind: 'cancelled' } }),
        viewOf({ own: { kind: 'confirmed', mayCancel: true } }),
        viewOf({ own: { kind: 'waiting', position: { number: 2, passedBy: 0 } } }),
      ],
      looking(JAPANESE),
    );
    expect(items.map(({ state }) => state)).toEqual(['✓ 受講決定', '… キャンセル待ち 2番目', '✓ 受講済み']);
    expect(items[0]).toMatchObject({
      title: 'Excel研修（中級）',
      next: expect.stringContaining('取り消してください'),
      open: { verb: 'training.open', id: 's-1' },
    });
  });

  it('has what was called off, until its day', () => {
    const off = { state: 'cancelled', cancelReason: '講師の都合' } as const;
    const items = ownItems([viewOf({ own: { kind: 'withdrawn' }, session: off, availability: { kind: 'cancelled' } })], looking(JAPANESE));
    expect(items.map(({ state }) => state)).toEqual(['✕ 中止']);
    expect(ownItems([viewOf({ own: { kind: 'withdrawn' }, session: { ...past, ...off } })], looking(JAPANESE))).toEqual([]);
  });
});
