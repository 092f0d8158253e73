import type { HeldCard, Hands } from './form-taps.ts';

/** What HR types on the first card. */
export const BASICS = { name: '研修の希望調査', purpose: '来年度の計画のため', answering: 'once', chain: 'none', retention: '365' };
/** What HR types for a question with choices. */
export const CHOICES = { label: '受けたい研修', choices: 'Excel研修\n文書作成研修', required: 'true' };

/** Somebody of 人事担当 at the desk: each step taps the button of the card before, with what was typed. */
export function deskOf(hr: Hands) {
  const step = (card: HeldCard, verb: string, inputs: Readonly<Record<string, unknown>> = {}): Promise<HeldCard> =>
    hr.tap(`forms.desk-${verb}`, { ...card.data(`forms.desk-${verb}`), ...inputs });
  const begin = async (
    basics: Readonly<Record<string, string>> = {},
    audience: Readonly<Record<string, string>> = {},
  ): Promise<HeldCard> => {
    const first = await hr.open('forms.desk-new', {});
    const second = await step(first, 'basics', { ...BASICS, ...basics });
    return step(second, 'audience', audience);
  };
  const addField = async (draft: HeldCard, newKind: string, inputs: Readonly<Record<string, string>>): Promise<HeldCard> =>
    step(await step(draft, 'add-field', { newKind }), 'field', inputs);
  return {
    step,
    begin,
    addField,
    /** A published form with these fields; its id. */
    publish: async (parts: {
      readonly basics?: Readonly<Record<string, string>>;
      readonly audience?: Readonly<Record<string, string>>;
      readonly fields?: readonly (readonly [kind: string, inputs: Readonly<Record<string, string>>])[];
    }): Promise<string> => {
      let draft = await begin(parts.basics, parts.audience);
      for (const [kind, inputs] of parts.fields ?? [['one-choice', CHOICES] as const]) draft = await addField(draft, kind, inputs);
      const done = await step(await step(draft, 'check'), 'publish');
      return String(done.data('forms.desk-results')['id']);
    },
  };
}
