import { startKnownBot } from './bot-cards.ts';
import type { CardContent } from '../../src/card-kit/card.ts';
import type { BotUnderTest } from '../support/start-bot.ts';
import type { Stage, View } from './stage.ts';

/** What is sent to the bot for each picture, and how the card that comes back is shown. */
const PICTURES: readonly { readonly file: string; readonly said: string; readonly view: View }[] = [
  { file: 'hub', said: 'ヘルプ', view: { theme: 'light', width: 440 } },
  { file: 'table', said: 'DXリーダーは6年間で合計何名育成しますか', view: { theme: 'light', width: 440 } },
  { file: 'not-stated', said: 'DXリーダーの募集はいつからですか', view: { theme: 'light', width: 440 } },
  { file: 'phone-dark', said: '相談窓口', view: { theme: 'dark', width: 320 } },
];

/** The pictures of the README, taken of the cards that the bot really sends. */
export async function takeReadmePictures(stage: Stage): Promise<void> {
  const bot = await startKnownBot();
  try {
    for (const { file, said, view } of PICTURES) await stage.picture(await cardAfter(bot, said), view, `docs/images/${file}.png`);
  } finally {
    await bot.stop();
  }
}

async function cardAfter(bot: BotUnderTest, said: string): Promise<CardContent> {
  const [message] = await bot.replies(bot.activities.message(said));
  const content: CardContent | undefined = message?.['attachments']?.[0]?.content;
  if (content === undefined) throw new Error(`No card came for 「${said}」`);
  return content;
}
