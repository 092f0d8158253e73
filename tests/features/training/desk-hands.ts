import type { Activities, Json } from '../../support/activities.ts';
import { buttonsOf, wordsOf } from '../../support/message-cards.ts';
import type { BotUnderTest } from '../../support/start-bot.ts';

/** A card of the desk as somebody holds it. */
export interface DeskCard {
  readonly words: string;
  readonly titles: readonly string[];
  /** What the inputs hold. */
  readonly values: Readonly<Record<string, Json>>;
  readonly bytes: number;
  readonly content: Json;
  /** Whether it has a button with this verb. */
  readonly has: (verb: string) => boolean;
  /** Data of that button. */
  readonly data: (verb: string) => Record<string, Json>;
}

export interface DeskHands {
  /** Taps the button of this card that changes it, with what is typed in. */
  readonly tap: (card: DeskCard, verb: string, inputs?: Readonly<Record<string, unknown>>) => Promise<DeskCard>;
  /** Taps the button that opens a new card. */
  readonly open: (card: DeskCard, verb: string, inputs?: Readonly<Record<string, unknown>>) => Promise<DeskCard>;
  /** As a changed client could send it. */
  readonly send: (verb: string, data: unknown) => Promise<DeskCard>;
  readonly submit: (verb: string, data: Readonly<Record<string, unknown>>) => Promise<DeskCard>;
}

export function deskHandsOf(bot: BotUnderTest, who: Activities): DeskHands {
  const send: DeskHands['send'] = async (verb, data) => {
    const body = (await (await bot.post(who.execute(verb, data))).json()) as Json;
    return held({ attachments: [{ content: body.value }], text: typeof body.value === 'string' ? body.value : '' });
  };
  const submit: DeskHands['submit'] = async (verb, data) => {
    const sent = await bot.replies(who.submit(verb, data));
    // Others may be told of something at the same moment.
    return held(sent.find(({ conversation }) => conversation.id === who.message('')['conversation'].id));
  };
  return {
    send,
    submit,
    tap: (card, verb, inputs = {}) => send(verb, { ...card.data(verb), ...inputs }),
    open: (card, verb, inputs = {}) => submit(verb, { ...card.data(verb), ...inputs }),
  };
}

function held(message: Record<string, Json> | undefined): DeskCard {
  const buttons = buttonsOf(message);
  const content: Json = message?.['attachments']?.[0]?.content;
  const found = (verb: string) => buttons.find((button) => button.data['verb'] === verb);
  return {
    words: wordsOf(message),
    titles: buttons.map(({ title }) => title),
    values: Object.fromEntries([...inputsIn(content)].map((input) => [String(input['id']), input['value']])),
    content,
    bytes: Buffer.byteLength(JSON.stringify(content ?? '')),
    has: (verb) => found(verb) !== undefined,
    data: (verb) => {
      const button = found(verb);
      if (button === undefined) throw new Error(`No button ${verb}: ${wordsOf(message)}`);
      const { verb: _, ...data } = button.data;
      return data;
    },
  };
}

function* inputsIn(node: Json): Generator<Record<string, Json>> {
  if (typeof node !== 'object' || node === null) return;
  if (!Array.isArray(node) && String(node.type).startsWith('Input.')) yield node;
  for (const [key, child] of Object.entries(node)) if (key !== 'fallback') yield* inputsIn(child);
}
