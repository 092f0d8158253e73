import { z } from 'zod';
import { GRADES, GRADE_LABELS } from '../kernel/grade.ts';
import { personId } from '../kernel/person.ts';
import { ROLES, ROLE_LABELS } from '../kernel/role.ts';

/** The columns of the roster file, in their usual order (the header decides the real one). */
export const ROSTER_COLUMNS = [
  'aadObjectId',
  'employeeNumber',
  'name',
  'kana',
  'mail',
  'bureau',
  'section',
  'grade',
  'hireDate',
  'managerEmployeeNumber',
  'roles',
] as const;

export type RosterColumn = (typeof ROSTER_COLUMNS)[number];

/** Control, bidirectional and invisible characters can make a name read as somebody else's. Variation selectors of kanji are allowed. */
const UNSAFE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;
const UNSAFE_MESSAGE = '目に見えない文字や制御文字が入っています。入力し直してください';

/** White space is evened out; the characters of a name stay as the person writes them, so no Unicode normalisation. */
const text = z
  .string()
  .transform((value) => value.replace(/[ \u3000]+/g, ' ').trim())
  .refine((value) => !UNSAFE.test(value), UNSAFE_MESSAGE);

const required = text.refine((value) => value !== '', '値がありません');
/** Codes and numbers may come in full width from a Japanese keyboard. */
const code = text.transform((value) => value.normalize('NFKC'));
const requiredCode = required.transform((value) => value.normalize('NFKC'));

const grade = requiredCode.transform((value, context) => {
  const found = GRADES.find((name) => name === value.toLowerCase() || GRADE_LABELS[name].normalize('NFKC') === value);
  if (found !== undefined) return found;
  context.addIssue(`「${value}」という職階はありません（${GRADES.join(', ')} のいずれか）`);
  return z.NEVER;
});

const roles = code.transform((value, context) => {
  const names = value.split(';').map((name) => name.trim());
  const given = names.filter((name) => name !== '');
  const found = given.map((name) => ({ name, role: ROLES.find((role) => role === name.toLowerCase() || ROLE_LABELS[role] === name) }));
  for (const { name, role } of found) {
    if (role === undefined) context.addIssue(`「${name}」という役割はありません（${ROLES.join(', ')} を ; で区切って書いてください）`);
  }
  return ROLES.filter((role) => found.some((entry) => entry.role === role));
});

/** Excel rewrites dates to its own form when a CSV passes through it, so `2026/4/1` is accepted as well. */
const DATE = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})$/;

const hireDate = requiredCode.transform((value, context) => {
  const [, year = '', month = '', day = ''] = DATE.exec(value) ?? [];
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  if (isCalendarDate(date)) return date;
  context.addIssue(`「${value}」は日付として読めません（例: 2026-04-01）`);
  return z.NEVER;
});

function isCalendarDate(date: string): boolean {
  const time = Date.parse(`${date}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(date) && date >= '1900';
}

/** Some staff have no mailbox, so an empty value is fine. */
const mail = code.refine((value) => value === '' || z.email().safeParse(value).success, 'メールアドレスの形ではありません');

/** One line of the roster file, cell by cell. Output is a `Person`. */
export const rosterRow = z.object({
  aadObjectId: requiredCode
    .refine((value) => z.guid().safeParse(value).success, 'Entra ID のオブジェクト ID（GUID）ではありません')
    .transform(personId),
  employeeNumber: requiredCode,
  name: required,
  kana: required.transform((value) => value.normalize('NFKC')),
  mail,
  bureau: required,
  section: required,
  grade,
  hireDate,
  managerEmployeeNumber: code.transform((value) => (value === '' ? null : value)),
  roles,
});
