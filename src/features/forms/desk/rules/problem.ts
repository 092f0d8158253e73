/** What is wrong with one input of HR; `problem-messages.ts` puts it into words. */
export type Problem =
  | { readonly kind: 'missing' | 'not-offered' | 'not-a-number' | 'not-a-day' | 'not-a-time' | 'past' }
  | { readonly kind: 'too-long'; readonly max: number; readonly length: number }
  | { readonly kind: 'out-of-range'; readonly min: number; readonly max: number }
  | { readonly kind: 'min-above-max' | 'anonymous-with-chain' | 'anonymous-with-person' | 'second-section' | 'nobody' }
  | { readonly kind: 'unknown-numbers'; readonly numbers: readonly string[] }
  | { readonly kind: 'too-many-numbers'; readonly max: number; readonly count: number }
  | { readonly kind: 'too-many-letters'; readonly max: number }
  | { readonly kind: 'too-few-choices' }
  | { readonly kind: 'too-many-choices'; readonly count: number; readonly limit: number }
  | { readonly kind: 'same-choice'; readonly choice: string }
  | { readonly kind: 'long-choice'; readonly choice: string; readonly max: number }
  | { readonly kind: 'least-above-most'; readonly most: number };

/** Name of the input -> what is wrong with it. */
export type Problems = Readonly<Record<string, Problem>>;

export type Read<T> = { readonly kind: 'read'; readonly value: T } | { readonly kind: 'bad'; readonly problems: Problems };

/** What a client sent, by the id of the input; what was left empty may be absent. */
export type Inputs = Readonly<Record<string, string>>;

/** Collects what is wrong with several inputs, so that all of it is said at once. */
export function createReading(inputs: Inputs) {
  const problems: Record<string, Problem> = {};
  const bad = (name: string, problem: Problem): void => {
    problems[name] ??= problem;
  };
  const raw = (name: string): string => (inputs[name] ?? '').trim();
  return {
    raw,
    bad,
    text: (name: string, clean: (text: string) => string, limit: { readonly max: number; readonly required: boolean }): string => {
      const text = clean(inputs[name] ?? '');
      if (text === '' && limit.required) bad(name, { kind: 'missing' });
      if (text.length > limit.max) bad(name, { kind: 'too-long', max: limit.max, length: text.length });
      return text;
    },
    choice: <T extends string>(name: string, offered: readonly T[]): T | null => {
      const chosen = offered.find((one) => one === raw(name)) ?? null;
      if (chosen === null) bad(name, raw(name) === '' ? { kind: 'missing' } : { kind: 'not-offered' });
      return chosen;
    },
    /** Null when left empty. */
    number: (name: string, { min, max }: { readonly min: number; readonly max: number }): number | null => {
      const typed = raw(name).normalize('NFKC').replaceAll(/[\s,]/g, '');
      if (typed === '') return null;
      const isNumber = /^[+-]?\d{1,12}$/.test(typed);
      // -0 would not come back from the database.
      const value = isNumber ? Number(typed) + 0 : 0;
      if (!isNumber) bad(name, { kind: 'not-a-number' });
      else if (value < min || value > max) bad(name, { kind: 'out-of-range', min, max });
      return value;
    },
    result: <T>(value: T): Read<T> => (Object.keys(problems).length === 0 ? { kind: 'read', value } : { kind: 'bad', problems }),
  };
}

export type Reading = ReturnType<typeof createReading>;
