import type { FormField } from '../../definition.ts';

type Fields = readonly FormField[];

/** Puts the field in the place of the one with its id, or at the end. */
export function putField(fields: Fields, field: FormField): FormField[] {
  const isKnown = fields.some(({ id }) => id === field.id);
  return isKnown ? fields.map((one) => (one.id === field.id ? field : one)) : [...fields, field];
}

export function removeField(fields: Fields, id: string): FormField[] {
  return fields.filter((field) => field.id !== id);
}

/** One place up or down; at the edge it stays. */
export function moveField(fields: Fields, id: string, direction: 'up' | 'down'): FormField[] {
  const from = fields.findIndex((field) => field.id === id);
  const to = direction === 'up' ? from - 1 : from + 1;
  const [moved, other] = [fields[from], fields[to]];
  if (moved === undefined || other === undefined) return [...fields];
  return fields.map((field, at) => (at === from ? other : at === to ? moved : field));
}

/** An id that no field of this draft has; ids of removed fields at the end may come again, since nobody has answered a draft. */
export function nextFieldId(fields: Fields): string {
  const numbers = fields.map(({ id }) => Number(/^f(\d+)$/.exec(id)?.[1] ?? 0));
  return `f${String(Math.max(0, ...numbers) + 1)}`;
}
