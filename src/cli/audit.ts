import { verifyAudit } from '../storage/verify-audit.ts';
import type { AuditFlaw } from '../storage/verify-audit.ts';
import { databaseUrl } from '../config/env.ts';
import { withExistingStorage } from './with-storage.ts';
import type { Run } from './terminal.ts';

const FLAWS: Readonly<Record<AuditFlaw, string>> = {
  changed: '内容が書き換えられています',
  missing: '行がありません',
  reordered: '前の行とつながりません（入れ替え、または前の行の削除）',
  truncated: '末尾の行がなくなっています',
  'head-mismatch': '末尾の記録と合いません',
};

/** `navi audit verify`: recalculates the chain of the audit log. */
export const runAudit: Run = async (args, terminal) => {
  if (args[0] !== 'verify') {
    terminal.printError('使い方: navi audit verify');
    return 2;
  }
  return withExistingStorage(databaseUrl(terminal.env), async (storage) => {
    const verdict = await verifyAudit(storage);
    if (verdict.kind === 'broken') {
      terminal.printError(`監査記録の ${String(verdict.seq)} 行目: ${FLAWS[verdict.reason]}。情報政策課へ知らせてください。`);
      return 1;
    }
    terminal.print(`監査記録 ${String(verdict.count)} 行に書き換えはありません。`);
    terminal.print(`末尾のハッシュ: ${verdict.head}`);
    return 0;
  });
};
