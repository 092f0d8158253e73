import { AppError } from '../../kernel/errors.ts';
import { errorCode } from '../error-code.ts';

/** Codes of Node and of PostgreSQL (appendix A of its manual) for a server that is not up yet, restarting or full. */
const NOT_UP_YET = /^(ECONN|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOENT|EPIPE|08|57P0|53300)/;
/** pg gives these without a code. */
const NOT_UP_YET_WORDS = /connection terminated|timeout exceeded when trying to connect/i;

const SENTENCES: readonly (readonly [codes: RegExp, sentence: string])[] = [
  [/^28/, 'に接続を断られました。DATABASE_URL の利用者名とパスワード、サーバーの接続許可を確認してください。'],
  [/^3D000/, 'がサーバーにありません。先にデータベースを作ってください。'],
  [/^(42501|3F000)/, 'に表を作る権限がありません。利用者にスキーマの CREATE 権限を与えてください。'],
];

export function isNotUpYet(error: unknown): boolean {
  return NOT_UP_YET.test(errorCode(error)) || (error instanceof Error && NOT_UP_YET_WORDS.test(error.message));
}

/** Says in the operator's words why the bot cannot start on this server, without the password of the URL; other errors come back unchanged. */
export function serverTrouble(error: unknown, databaseUrl: string): unknown {
  const found = SENTENCES.find(([codes]) => codes.test(errorCode(error)));
  if (found !== undefined) return new AppError('storage.unavailable', `PostgreSQL ${placeOf(databaseUrl)} ${found[1]}`, { cause: error });
  if (!isNotUpYet(error)) return error;
  const message = `PostgreSQL ${placeOf(databaseUrl)} に接続できません。サーバーが動いているか、DATABASE_URL のホストとポートが正しいか確認してください。`;
  return new AppError('storage.unavailable', message, { cause: error });
}

function placeOf(databaseUrl: string): string {
  const { host, pathname, searchParams } = new URL(databaseUrl);
  return `${host === '' ? (searchParams.get('host') ?? '') : host}${pathname}`;
}
