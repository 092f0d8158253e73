import type { Grade } from './grade.ts';
import type { Locale } from './locale.ts';
import type { Role } from './role.ts';

/** Entra object id of a person (`from.aadObjectId` of an authenticated activity), in lower case. The only key by which a person is known. */
export type PersonId = string & { readonly __brand: 'PersonId' };

/** 職員: somebody on the roster. */
export interface Person {
  readonly aadObjectId: PersonId;
  readonly employeeNumber: string;
  readonly name: string;
  readonly kana: string;
  readonly mail: string;
  /** 部局, for example 総務部. */
  readonly bureau: string;
  /** 課, for example 人事課. */
  readonly section: string;
  readonly grade: Grade;
  /** Calendar date, `YYYY-MM-DD`. */
  readonly hireDate: string;
  /** 所属長 of this person; null for those at the top. */
  readonly managerEmployeeNumber: string | null;
  readonly roles: readonly Role[];
}

/** Entra ids differ in case between Microsoft's services, so every id passes through here once at the edge. */
export function personId(aadObjectId: string): PersonId {
  return aadObjectId.trim().toLowerCase() as PersonId;
}

/** 「高橋 花子さん（総務部 人事課）」 */
export function nameWithPlace({ name, bureau, section }: Person, locale: Locale = 'ja'): string {
  return locale === 'en' ? `${name} (${bureau} ${section})` : `${name}さん（${bureau} ${section}）`;
}
