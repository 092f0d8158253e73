import { createInterface } from 'node:readline';
import { runAsk } from './cli/ask.ts';
import { runAudit } from './cli/audit.ts';
import { runDb } from './cli/db.ts';
import { runDoctor } from './cli/doctor.ts';
import { runEval } from './cli/eval.ts';
import { runKb } from './cli/kb.ts';
import { runRoster } from './cli/roster.ts';
import type { Run } from './cli/terminal.ts';
import { AppError } from './kernel/errors.ts';

const COMMANDS: Readonly<Record<string, Run>> = {
  ask: runAsk,
  audit: runAudit,
  db: runDb,
  doctor: runDoctor,
  eval: runEval,
  kb: runKb,
  roster: runRoster,
};

const USAGE = `使い方: npm run navi -- コマンド
  ask "質問"                        質問に答える（--jsonl で標準入力から1行ずつ）
  eval FILE.jsonl [--min 0.9]       質問集で答えを採点する
  kb check [--source FILE]          ナレッジを点検する
  kb import FILE [--dry-run]        方針の原文を取り込む（.pdf .docx .md .txt）
  kb suggest [--all] [--from FILE]  ナレッジが知らない言葉を見る
  roster import FILE.csv [--dry-run] 職員名簿を取り込む
  db copy --from URL --to URL       データベースを移す
  audit verify                      監査記録を確かめる
  doctor                            設定と環境を点検する`;

async function main([name = '', ...args]: readonly string[]): Promise<number> {
  const run = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (run === undefined) {
    console.error(USAGE);
    return 2;
  }
  return run(args, {
    env: process.env,
    input: createInterface({ input: process.stdin, crlfDelay: Infinity }),
    print: (line) => console.log(line),
    printError: (line) => console.error(line),
  });
}

const FILE_TROUBLE: Readonly<Record<string, string>> = {
  ENOENT: 'がありません',
  EACCES: 'を読む権限がありません',
  EISDIR: 'はフォルダーです。ファイルを指定してください',
};

/** What the person at the terminal can correct, in words: our own errors, wrong arguments, a file that cannot be read. Null for a fault of ours. */
function wordsFor(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  if (error instanceof AppError) return error.message;
  const { code, path } = error as NodeJS.ErrnoException;
  if (code?.startsWith('ERR_PARSE_ARGS') === true) return `${error.message}\n${USAGE}`;
  const trouble = FILE_TROUBLE[code ?? ''];
  return trouble === undefined ? null : `${path ?? 'ファイル'} ${trouble}。`;
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  const words = wordsFor(error);
  if (words === null) throw error;
  console.error(words);
  process.exitCode = 1;
}
