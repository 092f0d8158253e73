import { createFormStore } from '../../../src/features/forms/form-store.ts';
import type { FormDefinition } from '../../../src/features/forms/definition.ts';
import { personId } from '../../../src/kernel/person.ts';
import type { Activities, Json } from '../../support/activities.ts';
import { buttonsOf, wordsOf } from '../../support/message-cards.ts';
import { idOf } from '../../support/roster.ts';
import type { BotUnderTest } from '../../support/start-bot.ts';

/** A card as somebody holds it: what it says, and its buttons and inputs. */
export interface HeldCard {
  readonly words: string;
  readonly titles: readonly string[];
  /** What the inputs hold, by field. */
  readonly values: Readonly<Record<string, Json>>;
  readonly content: Json;
  /** Data of the button with this verb. */
  readonly data: (verb: string) => Record<string, Json>;
}

export interface Hands {
  readonly say: (text: string) => Promise<HeldCard>;
  /** Taps a button that sends a new card. */
  readonly open: (verb: string, data: Record<string, unknown>) => Promise<HeldCard>;
  /** Taps a button that changes its own card. */
  readonly tap: (verb: string, data: Record<string, unknown>) => Promise<HeldCard>;
  /** Fills in and sends the form that this card shows. */
  readonly send: (card: HeldCard, inputs: Readonly<Record<string, string>>) => Promise<HeldCard>;
}

export function handsOf(bot: BotUnderTest, who: Activities): Hands {
  const tap: Hands['tap'] = async (verb, data) => {
    const body = (await (await bot.post(who.execute(verb, data))).json()) as Json;
    return held({ attachments: [{ content: body.value }], text: typeof body.value === 'string' ? body.value : '' });
  };
  // Others are told of what happened at the same time.
  const mine = (sent: readonly Record<string, Json>[]): Record<string, Json> | undefined =>
    sent.find(({ recipient, summary }) => recipient.id === who.message('')['from'].id && !String(summary).includes('結果のお知らせ'));
  return {
    tap,
    say: async (text) => held(mine(await bot.replies(who.message(text)))),
    open: async (verb, data) => held(mine(await bot.replies(who.submit(verb, data)))),
    send: (card, inputs) => {
      const verb = buttonsOf({ attachments: [{ content: card.content }] }).some(({ data }) => data['verb'] === 'forms.change')
        ? 'forms.change'
        : 'forms.submit';
      return tap(verb, { ...card.data(verb), ...asSent(inputs) });
    },
  };
}

/** As a client sends the inputs of a form. */
export function asSent(inputs: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(inputs).map(([id, value]) => [`in-${id}`, value]));
}

function held(message: Record<string, Json> | undefined): HeldCard {
  const buttons = buttonsOf(message);
  const content: Json = message?.['attachments']?.[0]?.content;
  return {
    words: wordsOf(message),
    titles: buttons.map(({ title }) => title),
    values: Object.fromEntries([...inputsIn(content)].map((input) => [String(input['id']).replace('in-', ''), input['value']])),
    content,
    data: (verb) => {
      const { verb: _, ...data } = buttons.find((button) => button.data['verb'] === verb)?.data ?? {};
      if (Object.keys(data).length === 0) throw new Error(`No button ${verb}: ${wordsOf(message)}`);
      return data;
    },
  };
}

function* inputsIn(node: Json): Generator<Record<string, Json>> {
  if (typeof node !== 'object' || node === null) return;
  if (!Array.isArray(node) && String(node.type).startsWith('Input.')) yield node;
  for (const [key, child] of Object.entries(node)) if (key !== 'fallback') yield* inputsIn(child);
}

/** Publishes a form as HR would. */
export async function publish(bot: BotUnderTest, definition: FormDefinition, now: Date, deadline: Date | null = null): Promise<void> {
  const store = createFormStore(bot.app.storage, []);
  const done = await bot.app.storage.transaction((tx) => store.create(tx, { definition, by: personId(idOf(1)), deadline }, now));
  if (!done) throw new Error('not published');
}
