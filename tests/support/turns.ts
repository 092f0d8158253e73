import { personId } from '../../src/kernel/person.ts';
import type { Person } from '../../src/kernel/person.ts';
import type { Turn, TurnEvent } from '../../src/bot/turn.ts';
import type { Caller } from '../../src/bot/feature.ts';

export const HANAKO: Person = {
  aadObjectId: personId('00000000-0000-4000-8000-000000000101'),
  employeeNumber: '1001',
  name: '高橋 花子',
  kana: 'たかはし はなこ',
  mail: 'hanako@example.jp',
  bureau: '総務部',
  section: '人事課',
  grade: 'shusa-shunin',
  hireDate: '2015-04-01',
  managerEmployeeNumber: null,
  roles: [],
};

let count = 0;

/** A turn of Hanako in her own chat; each has a key of its own. */
export function turnOf(event: TurnEvent, changes: Partial<Turn> = {}): Turn {
  count += 1;
  return {
    key: `turn-${String(count)}`,
    from: { id: HANAKO.aadObjectId, teamsId: '29:hanako', displayName: '高橋 花子' },
    chat: {
      conversationId: 'a:hanako',
      kind: 'personal',
      tenantId: '00000000-0000-4000-8000-00000000000a',
      serviceUrl: 'https://smba.trafficmanager.net/jp/',
      botId: '28:bot',
    },
    locale: 'ja',
    event,
    ...changes,
  };
}

export function says(text: string, changes: Partial<Turn> = {}): Turn {
  return turnOf({ kind: 'message', text }, changes);
}

export function taps(verb: string, data: unknown, changes: Partial<Turn> = {}): Turn {
  return turnOf({ kind: 'tap', verb, data, cardId: 'card-1' }, changes);
}

export function callerOf(turn: Turn, person: Person | null = HANAKO): Caller {
  return { person, turn, locale: turn.locale, wording: 'standard', now: new Date('2026-12-10T09:00:00+09:00') };
}
