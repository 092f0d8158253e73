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

/** What the person at the terminal can correct: our own errors, wrong arguments, a file that cannot be read. */
function isForThePerson(error: unknown): error is Error {
  if (!(error instanceof Error)) return false;
  const code: unknown = 'code' in error ? error.code : undefined;
  return error instanceof AppError || (typeof code === 'string' && /^(ERR_PARSE_ARGS|ENOENT|EACCES|EISDIR)/.test(code));
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (!isForThePerson(error)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
