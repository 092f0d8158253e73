import type { Problems } from '../../../card-kit/typed-input.ts';

export type Read<T> = { readonly kind: 'read'; readonly value: T } | { readonly kind: 'bad'; readonly problems: Problems };

/** The problems that were found, or the value. */
export function readOr<T>(problems: Problems, value: T): Read<T> {
  return Object.keys(problems).length === 0 ? { kind: 'read', value } : { kind: 'bad', problems };
}

/** Value of the choice that chooses nothing: an empty one is not sent by every client. */
export const NONE = '-';

/** A name as the value of a choice: clients join what was chosen by commas, and a name with a comma would fall apart. */
export function choiceValue(name: string): string {
  return encodeURIComponent(name);
}
