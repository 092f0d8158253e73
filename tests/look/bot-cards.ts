import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { CardContent } from '../../src/card-kit/card.ts';
import { readKnowledge } from '../../src/knowledge/load.ts';
import { WRITER } from '../support/activities.ts';
import type { Activity, Json } from '../support/activities.ts';
import { buttonsOf } from '../support/message-cards.ts';
import type { Button } from '../support/message-cards.ts';
import { importText, rosterFile, rosterLine } from '../support/roster.ts';
import { startLocalBot } from '../support/start-bot.ts';
import type { BotUnderTest } from '../support/start-bot.ts';
import type { NamedCard } from './template-cards.ts';

type Message = Record<string, Json>;

/** The bot with its real knowledge, and the writer on its roster. */
export async function startKnownBot(): Promise<BotUnderTest> {
  const bot = await startLocalBot();
  await importText(bot.app.storage, rosterFile(rosterLine(101, { name: WRITER.name })));
  return bot;
}

/**
 * Every card that the bot sends when it is asked for each entry of its knowledge in both languages, each golden question and its commands,
 * and when the buttons on what comes are pressed, at most so many of each verb. Nothing here knows how a card is made.
 */
export async function botCards(pressesPerVerb = Infinity): Promise<NamedCard[]> {
  const bot = await startKnownBot();
  try {
    const cards = await collect(bot, createButtons(pressesPerVerb));
    // The way back from an easy answer shows the first card again; it keeps its first name.
    return [...new Map(cards.reverse().map((card) => [JSON.stringify(card.content), card])).values()].reverse();
  } finally {
    await bot.stop();
  }
}

async function collect(bot: BotUnderTest, freshButtons: (message: Message) => readonly Button[]): Promise<NamedCard[]> {
  const cards: NamedCard[] = [];
  const waiting = openings(bot);
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    const { name, activity } = next;
    for (const message of await messagesAfter(bot, activity)) {
      cards.push(...contentsOf(message).map((content) => ({ name, content })));
      waiting.push(...freshButtons(message).map((button) => press(bot, button)));
    }
  }
  return cards;
}

/** Buttons that have not been seen yet; those that only open an entry lead to cards that are asked for anyway. */
function createButtons(pressesPerVerb: number): (message: Message) => readonly Button[] {
  const seen = new Set<string>();
  const presses = new Map<string, number>();
  return (message) =>
    buttonsOf(message).filter(({ data }) => {
      const verb = String(data['verb']);
      const count = presses.get(verb) ?? 0;
      if (verb === 'policy-qa.ask' || count >= pressesPerVerb || seen.has(JSON.stringify(data))) return false;
      seen.add(JSON.stringify(data));
      presses.set(verb, count + 1);
      return true;
    });
}

interface Step {
  readonly name: string;
  readonly activity: Activity;
}

function openings({ activities }: BotUnderTest): Step[] {
  const knowledge = readKnowledge('knowledge');
  if (!knowledge.ok) throw new Error('The knowledge has faults; see `npm run navi -- kb check`');
  const commands = ['ヘルプ', 'help', '相談窓口', 'consultation'];
  return [
    ...knowledge.base.entries.flatMap(({ id }) =>
      ['ja', 'en'].map((locale) => ({ name: `${id}.${locale}`, activity: activities.submit('policy-qa.ask', { entry: id, locale }) })),
    ),
    ...[...commands, ...goldenQuestions()].flatMap((text) => [
      { name: `「${text}」`, activity: activities.message(text) },
      ...(/^[a-z]/i.test(text) ? [{ name: `“${text}” (en)`, activity: activities.message(text, { locale: 'en-GB' }) }] : []),
    ]),
  ];
}

function goldenQuestions(): string[] {
  return readdirSync('knowledge/golden')
    .flatMap((file) => readFileSync(join('knowledge/golden', file), 'utf8').split('\n'))
    .filter((line) => line !== '')
    .map((line) => (JSON.parse(line) as { question: string }).question);
}

function press({ activities }: BotUnderTest, { type, title, data: { verb, ...data } }: Button): Step {
  const name = `[${title}] ${JSON.stringify(data)}`;
  return { name, activity: type === 'Action.Execute' ? activities.execute(String(verb), data) : activities.submit(String(verb), data) };
}

/** What arrives as a message, and what comes back with the answer to a tap. */
async function messagesAfter(bot: BotUnderTest, activity: Activity): Promise<Message[]> {
  const before = bot.connector.messages().length;
  const response = await bot.post(activity);
  const body = await response.text();
  const answer = body.startsWith('{') ? (JSON.parse(body) as { type?: string; value?: Message }) : {};
  const inPlace = answer.type === 'application/vnd.microsoft.card.adaptive' ? [{ attachments: [{ content: answer.value }] }] : [];
  return [...bot.connector.messages().slice(before), ...inPlace];
}

function contentsOf(message: Message): CardContent[] {
  const attachments: { content?: CardContent }[] = message['attachments'] ?? [];
  return attachments.flatMap(({ content }) => (content?.['type'] === 'AdaptiveCard' ? [content] : []));
}
