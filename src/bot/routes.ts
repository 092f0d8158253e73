import type { CardAction, Command, Feature } from './feature.ts';

/** Everything the features offer, as tables. */
export interface Routes {
  readonly commandFor: (text: string) => Command | null;
  readonly actionFor: (verb: string) => CardAction | null;
  readonly answer: NonNullable<Feature['answer']>;
  readonly welcome: NonNullable<Feature['welcome']>;
  readonly rate: NonNullable<Feature['rate']>;
}

/** @throws Error when two features claim the same word, verb or sole task: a fault of the build, found at the start. */
export function createRoutes(features: readonly Feature[]): Routes {
  const actions = unique(
    features.flatMap((feature) => feature.actions),
    (action) => [action.verb],
  );
  const commands = unique(
    features.flatMap((feature) => feature.commands),
    (command) => command.words.map(asTyped),
  );
  return {
    commandFor: (text) => findCommand(commands, asTyped(text)) ?? freelyWorded(features, asTyped(text)),
    actionFor: (verb) => actions.get(verb) ?? null,
    answer: only(features, 'answer'),
    welcome: only(features, 'welcome'),
    rate: only(features, 'rate'),
  };
}

function findCommand(commands: ReadonlyMap<string, Command>, typed: string): Command | null {
  const whole = commands.get(typed);
  if (whole !== undefined) return whole;
  const first = commands.get(typed.split(/\s/, 1)[0] ?? '');
  return first?.takesArgument === true ? first : null;
}

function freelyWorded(features: readonly Feature[], typed: string): Command | null {
  for (const { commands } of features) {
    const command = commands.find(({ understands }) => understands?.(typed) === true);
    if (command !== undefined) return command;
  }
  return null;
}

/** Looked for from its first sign only: tried from each of them, a message of 300,000 dots would keep the whole bot busy for minutes. */
const CLOSING_SIGNS = /(?<![\s。、.!?])[\s。、.!?]+$/u;

/** People type 「ヘルプ！」, `HELP` and full-width letters; all are the same word. */
function asTyped(text: string): string {
  return text.normalize('NFKC').toLowerCase().trim().replace(CLOSING_SIGNS, '');
}

function unique<T>(items: readonly T[], keysOf: (item: T) => readonly string[]): ReadonlyMap<string, T> {
  const table = new Map<string, T>();
  for (const item of items) {
    for (const key of keysOf(item)) {
      if (table.has(key)) throw new Error(`「${key}」 is claimed twice`);
      table.set(key, item);
    }
  }
  return table;
}

function only<K extends 'answer' | 'welcome' | 'rate'>(features: readonly Feature[], task: K): NonNullable<Feature[K]> {
  const owners = features.flatMap((feature) => feature[task] ?? []);
  const [owner] = owners;
  if (owner === undefined || owners.length > 1) throw new Error(`${String(owners.length)} features claim the task ${task}; one must`);
  return owner;
}
