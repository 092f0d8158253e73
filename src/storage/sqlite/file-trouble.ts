import { AppError } from '../../kernel/errors.ts';
import { errorCode } from '../error-code.ts';

const SENTENCES: readonly (readonly [codes: RegExp, sentence: string])[] = [
  [/^SQLITE_NOTADB/, 'はデータベースのファイルではありません。DATABASE_URL の書き間違いがないか確認してください。'],
  [/^SQLITE_CORRUPT/, 'は壊れていて読めません。このファイルを別の場所に移し、バックアップから戻してください。'],
  [/^(SQLITE_FULL|ENOSPC)/, 'に書き込めません。ディスクの空き容量を増やしてください。'],
  [
    /^(SQLITE_READONLY|SQLITE_PERM|SQLITE_AUTH|EACCES|EPERM|EROFS)/,
    'に書き込めません。ファイルとフォルダーの書き込み権限を確認してください。',
  ],
  [/^(SQLITE_CANTOPEN|ENOTDIR|EISDIR|EEXIST|ENOENT|ENAMETOOLONG)/, 'を開けません。フォルダーの名前と権限を確認してください。'],
  [/^SQLITE_IOERR/, 'の読み書きに失敗しました。ディスクの状態を確認してください（ネットワーク上のフォルダーには置けません）。'],
];

/** Says in the operator's words what is wrong with the file; whatever is not about the file comes back unchanged. */
export function fileTrouble(error: unknown, databaseUrl: string): unknown {
  const code = errorCode(error);
  if (code.startsWith('SQLITE_BUSY')) {
    const message = `データベース ${databaseUrl} は別のプログラムが使用中です。ほかの人財ナビや管理ツールを終了してから、起動し直してください。`;
    return new AppError('storage.unavailable', message, { cause: error });
  }
  const found = SENTENCES.find(([codes]) => codes.test(code));
  return found === undefined ? error : new AppError('storage.unreadable', `データベース ${databaseUrl} ${found[1]}`, { cause: error });
}
