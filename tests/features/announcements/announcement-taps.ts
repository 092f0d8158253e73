import type { Hands, HeldCard } from '../forms/form-taps.ts';

/** What HR types on the three cards of the writing. */
export const TEXT = { name: '年末調整の書類', text: '**12月11日**までに出してください。' };
export const OPTIONS = { asksRead: 'true', takesQuestions: 'true', form: '-', sendDay: '', sendTime: '09:00' };

export interface Parts {
  readonly text?: Readonly<Record<string, string>>;
  readonly audience?: Readonly<Record<string, string>>;
  readonly options?: Readonly<Record<string, string>>;
}

/** Somebody of 人事担当 at the desk: each step taps the button of the card before, with what was typed. */
export function announcerOf(hr: Hands) {
  const step = (card: HeldCard, verb: string, inputs: Readonly<Record<string, unknown>> = {}): Promise<HeldCard> =>
    hr.tap(`announcements.desk-${verb}`, { ...card.data(`announcements.desk-${verb}`), ...inputs });
  const compose = async ({ text = {}, audience = {}, options = {} }: Parts = {}): Promise<HeldCard> => {
    const first = await hr.open('announcements.desk-new', {});
    const second = await step(first, 'text', { ...TEXT, ...text });
    const third = await step(second, 'audience', audience);
    return step(third, 'options', { ...OPTIONS, ...options });
  };
  return { step, compose };
}

/** Id of the announcement that this card is about. */
export function idOn(card: HeldCard): string {
  const found = /"id":"([0-9a-f-]{36})"/.exec(JSON.stringify(card.content))?.[1];
  if (found === undefined) throw new Error(`No id: ${card.words}`);
  return found;
}
