import { describe, expect, it } from 'vitest';
import { createHome } from '../../../src/features/home/index.ts';
import { loadKnowledge } from '../../../src/knowledge/load.ts';
import type { Feature } from '../../../src/bot/feature.ts';
import type { Reply } from '../../../src/bot/reply.ts';
import type { Preferences } from '../../../src/people/port.ts';
import { writeSmallKnowledge } from '../../support/small-knowledge.ts';
import { callerOf, says } from '../../support/turns.ts';

const { document, city } = loadKnowledge(writeSmallKnowledge());
const chosen: [string, string][] = [];
const preferences: Preferences = {
  wordingOf: () => Promise.resolve('standard'),
  setWording: (id, wording) => Promise.resolve(void chosen.push([id, wording])),
};
const home: Feature = createHome({
  document,
  city,
  answer: (text) => Promise.resolve({ kind: 'text', text }),
  preferences,
  features: () => [home],
});

function shown(reply: Reply | undefined): string {
  return reply?.kind === 'message' ? JSON.stringify(reply.card.content) : JSON.stringify(reply);
}

const command = async (word: string, caller = callerOf(says(word))): Promise<string> =>
  shown(await home.commands.find(({ words }) => words.includes(word))?.handle(caller, word));

describe('the help hub', () => {
  it('calls the person by name and offers three questions to tap', async () => {
    const card = await command('ヘルプ');
    expect(card).toContain('高橋 花子さん');
    expect(card.match(/home\.example/g)).toHaveLength(3);
  });

  it('tells somebody outside the roster what is possible for them', async () => {
    expect(await command('ヘルプ', callerOf(says('ヘルプ'), null))).toContain('方針についての質問だけ');
  });

  it('speaks English to a person whose Teams does', async () => {
    expect(await command('help', callerOf(says('help', { locale: 'en' })))).toContain('how can I help?');
  });

  it('answers a tapped example as if it had been typed', async () => {
    const tapped = await home.actions.find(({ verb }) => verb === 'home.example')?.handle({ example: '1' }, callerOf(says('')));
    expect(tapped).toEqual({ kind: 'text', text: '課長級に求められる能力は何ですか' });
  });
});

describe('the consultation routes', () => {
  it('are shown with what the city configured, and say that nothing is recorded', async () => {
    const card = await command('相談窓口');
    expect(card).toContain('産業医による健康相談');
    expect(card).toContain('記録されません');
  });
});
