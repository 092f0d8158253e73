import { existsSync } from 'node:fs';
import { parseEnv } from '../config/env.ts';
import type { Config } from '../config/env.ts';
import { AppError } from '../kernel/errors.ts';
import { readKnowledge } from '../knowledge/load.ts';
import { findRoleConflicts } from '../people/role-conflicts.ts';
import { createLog } from '../platform/log.ts';
import { openStorage } from '../storage/open-storage.ts';
import type { Storage } from '../storage/port.ts';
import { verifyAudit } from '../storage/verify-audit.ts';
import type { Run } from './terminal.ts';

/** Who can mend what is wrong. */
type Post = '情報政策課' | '人事課' | 'Teams 管理者';

interface Finding {
  readonly name: string;
  /** Null when all is well. */
  readonly problem: string | null;
  readonly post: Post;
  /** True when the bot does its other work without it: told, not counted as wrong. */
  readonly isOptional?: true;
}

/** `navi doctor`: looks at everything a start needs and names who must mend what. Exit code 1 when something is wrong. */
export const runDoctor: Run = async (_, terminal) => {
  const settings = readSettings(terminal.env);
  const findings = [nodeVersion(), ...settings.findings, knowledge(settings.config), ...(await database(settings.config)), manifest()];
  for (const finding of findings) terminal.print(lineOf(finding));
  const open = findings.filter(({ problem, isOptional }) => problem !== null && isOptional !== true).length;
  terminal.print(open === 0 ? 'すべて整っています。' : `${String(open)}件の対応が必要です。`);
  return open === 0 ? 0 : 1;
};

function lineOf({ name, problem, post, isOptional }: Finding): string {
  if (problem === null) return `よい　　 ${name}`;
  return `${isOptional === true ? '任意　　 ' : '要対応　 '}${name}: ${problem}\n　　　　　→ ${post}`;
}

function nodeVersion(): Finding {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const isNewEnough = major > 22 || (major === 22 && minor >= 18);
  return {
    name: `Node.js ${process.versions.node}`,
    problem: isNewEnough ? null : '22.18 以上（24 を推奨）が必要です。npm のコマンドから起動すると、付属の Node.js が使われます。',
    post: '情報政策課',
  };
}

function readSettings(env: Readonly<Record<string, string | undefined>>): { config: Config | null; findings: Finding[] } {
  try {
    const config = parseEnv(env);
    const name = config.mode === 'local' ? '設定（練習用）' : '設定（本番）';
    return { config, findings: [{ name, problem: null, post: '情報政策課' }, ...publicAddress(config), ...linkHosts(config)] };
  } catch (error) {
    return { config: null, findings: [{ name: '設定', problem: wordsOf(error), post: '情報政策課' }] };
  }
}

/** In a rehearsal the links lead to this machine. */
function publicAddress(config: Config): Finding[] {
  if (config.mode === 'local') return [];
  const problem =
    config.publicUrl === null
      ? 'NAVI_PUBLIC_URL がないので、名簿や回答を Excel・CSV に書き出せません。ブラウザーからこのボットに届く https:// のアドレスを書いてください。'
      : null;
  return [{ name: '書き出したファイルのリンク', problem, post: '情報政策課', isOptional: true }];
}

function linkHosts(config: Config): Finding[] {
  if (config.mode === 'local') return [];
  const problem =
    config.linkHosts.length === 0
      ? 'NAVI_LINK_HOSTS がないので、お知らせとストレスチェックの案内にリンクを載せられません。開いてよいサイトのホストを書いてください。'
      : null;
  return [{ name: 'カードのリンク', problem, post: '情報政策課', isOptional: true }];
}

function knowledge(config: Config | null): Finding {
  const read = readKnowledge(config?.knowledgeDirectory ?? './knowledge');
  return {
    name: 'ナレッジ',
    problem: read.ok ? null : `${String(read.problems.length)}件の誤りがあります。npm run navi -- kb check で場所が分かります。`,
    post: '人事課',
  };
}

async function database(config: Config | null): Promise<Finding[]> {
  if (config === null) return [];
  const name = `データベース（${config.databaseUrl.startsWith('file:') ? 'SQLite' : 'PostgreSQL'}）`;
  try {
    const storage = await openStorage({ databaseUrl: config.databaseUrl, log: createLog('error'), bootWaitMs: 0 });
    try {
      return [{ name, problem: null, post: '情報政策課' }, ...(await records(storage))];
    } finally {
      await storage.close();
    }
  } catch (error) {
    return [{ name, problem: wordsOf(error), post: '情報政策課' }];
  }
}

async function records(storage: Storage): Promise<Finding[]> {
  const conflicts = await findRoleConflicts(storage);
  const staff = await storage.db.selectFrom('person').select('aad_object_id').where('left_at', 'is', null).limit(1).executeTakeFirst();
  const audit = await verifyAudit(storage);
  return [
    {
      name: '職員名簿',
      problem: staff === undefined ? 'まだ誰も登録されていません。npm run navi -- roster import で取り込んでください。' : null,
      post: '人事課',
    },
    { name: '役割の分離', problem: conflicts.length === 0 ? null : conflicts.join(' '), post: '人事課' },
    { name: '監査記録', problem: audit.kind === 'ok' ? null : `${String(audit.seq)} 行目から後が確かめられません。`, post: '情報政策課' },
  ];
}

function manifest(): Finding {
  return {
    name: 'Teams のアプリ パッケージ',
    problem: existsSync('appPackage/manifest.json') ? null : 'appPackage/manifest.json がありません。',
    post: 'Teams 管理者',
  };
}

/** Our own errors are written for operators; the text of others stays out. */
function wordsOf(error: unknown): string {
  return error instanceof AppError ? error.message.replaceAll('\n', ' ') : '確認できませんでした。設定とネットワークを確かめてください。';
}
