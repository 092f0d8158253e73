import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CardContent } from '../../src/card-kit/card.ts';
import { findChromium } from '../support/chromium.ts';
import { botCards } from './bot-cards.ts';
import { judgeAll } from './judge-all.ts';
import { FAULTS } from './judge-card.ts';
import { openStage, PHONE_WIDTH, VIEWS } from './stage.ts';
import type { Stage, View } from './stage.ts';
import { templateCards } from './template-cards.ts';
import type { NamedCard } from './template-cards.ts';

const SLOW = 120_000;
const chromium = findChromium();
const PHONE: View = { theme: 'light', width: PHONE_WIDTH };

describe.skipIf(chromium === null)('the look of the cards', { timeout: SLOW }, () => {
  let stage: Stage;

  beforeAll(async () => {
    stage = await openStage(chromium ?? '');
  }, SLOW);

  afterAll(() => stage.close());

  /** Each fault in words, so that a failure says what to mend. */
  async function faultsOf(cards: readonly NamedCard[], view: View): Promise<string[]> {
    const looks = await judgeAll(stage, cards, view);
    return looks.flatMap(({ card, findings }) => findings.map(({ fault, what }) => `${card.name}: ${fault}: ${what}`));
  }

  async function faultsIn(content: CardContent, view = PHONE): Promise<string[]> {
    const [look] = await judgeAll(stage, [{ name: 'planted', content }], view);
    return [...new Set(look?.findings.map(({ fault }) => fault))];
  }

  describe('the check itself', () => {
    const GOOD = { type: 'TextBlock', text: '原則として公募により募集します。', wrap: true };
    const card = (...body: object[]): CardContent => ({ type: 'AdaptiveCard', version: '1.5', fallbackText: '方針', body });
    const button = (title: string): object => ({ type: 'ActionSet', actions: [{ type: 'Action.Submit', title, data: {} }] });
    const row = (...texts: string[]): object => ({
      type: 'TableRow',
      cells: texts.map((text) => ({ type: 'TableCell', items: [{ ...GOOD, text }] })),
    });
    const table = (...texts: string[]): object => ({ type: 'Table', columns: texts.map(() => ({ width: 1 })), rows: [row(...texts)] });
    /** The one element that neither breaks a long word nor hides what stands over its edge. */
    const LONG_WORD = { type: 'RichTextBlock', inlines: ['Rindfleischetikettierungsueberwachungsaufgaben'] };
    const column = (width: string, item: object): object => ({ type: 'Column', width, items: [item] });

    const planted: Record<(typeof FAULTS)[number], CardContent> = {
      'cut off': card({ ...GOOD, text: '長い文'.repeat(40), maxLines: 2 }),
      overlap: card({
        type: 'ColumnSet',
        columns: [column('60px', { ...LONG_WORD, inlines: ['Fleischetikett'] }), column('stretch', GOOD)],
      }),
      'outside the card': card(LONG_WORD),
      'narrow cell': card(table('人数', '10名', '育成の目標', '募集の方法', '選出の方法', '任期の年数')),
      'poor contrast': card({ ...GOOD, color: 'Warning' }),
      'no label': card({ type: 'Input.Text', id: 'comment' }),
      'no alt text': card({ type: 'Image', url: 'data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA=' }),
      'too many actions': card(...Array.from({ length: 7 }, () => button('見る'))),
      'too large': card({ ...GOOD, text: 'あ'.repeat(9000) }),
      'no fallback text': { type: 'AdaptiveCard', version: '1.5', body: [GOOD] },
      'not understood': card({ ...GOOD, weight: 'Heavy' }),
    };

    it('finds nothing on a card without a fault', async () => {
      const good = card(GOOD, { type: 'Input.Text', id: 'comment', label: '理由' }, button('申し込む'), table('令和8年度', '10名'));
      for (const view of VIEWS) expect(await faultsIn(good, view)).toEqual([]);
    });

    it.each(FAULTS)('finds: %s', async (fault) => {
      expect(await faultsIn(planted[fault])).toEqual([fault]);
    });

    it('finds a button whose title is longer than a phone is wide, and lets it pass on a desktop', async () => {
      const long = card(button('DXリーダーの募集はいつ始まりますか、応募の期限は'));
      expect(await faultsIn(long)).toEqual(['cut off']);
      expect(await faultsIn(long, { theme: 'dark', width: 600 })).toEqual([]);
    });

    it('finds a word that is split in a table cell', async () => {
      expect(await faultsIn(card(table('Established', 'Communication', 'Coordination', '10')))).toEqual(['narrow cell']);
    });
  });

  it.each(VIEWS)('every template is to be read with every sample, in $theme at $width px', async (view) => {
    expect(await faultsOf(templateCards(), view)).toEqual([]);
  });

  it('every answer of the knowledge is to be read on a phone, in both languages', async () => {
    const cards = await botCards(10);
    expect(cards.length).toBeGreaterThan(700);
    expect(await faultsOf(cards, PHONE)).toEqual([]);
  });
});
