/**
 * PostgreSQL refuses NUL characters and half surrogate pairs, SQLite takes them and reads them back differently.
 * Both drivers pass every value through here, so that pasted rubbish is kept alike on both and a copy between them never fails.
 */
export function storable<V>(value: V): V | string {
  return typeof value === 'string' ? value.replaceAll('\u0000', '').toWellFormed() : value;
}
