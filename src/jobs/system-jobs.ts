import type { Job } from '../bot/feature.ts';
import { AppError } from '../kernel/errors.ts';
import { AUDIT_JOB } from './port.ts';

/** What no feature owns. */
export interface SystemWork {
  /** Removes what only served the last minutes, and what has been kept long enough. */
  readonly forgetOld: (now: Date) => Promise<void>;
  /** Removes files whose link has run out. */
  readonly purgeFiles: () => Promise<void>;
  /** True when no line of the audit log was changed, removed or moved. */
  readonly isAuditSound: () => Promise<boolean>;
}

export function systemJobs({ forgetOld, purgeFiles, isAuditSound }: SystemWork): readonly Job[] {
  return [
    {
      name: 'storage.forget',
      title: { ja: '古い記録の整理', en: 'Clearing what is old' },
      schedule: '*/10 * * * *',
      run: forgetOld,
    },
    {
      name: 'exports.purge',
      title: { ja: '期限の過ぎたファイルの削除', en: 'Deleting files whose link has run out' },
      schedule: '*/10 * * * *',
      run: purgeFiles,
    },
    {
      name: AUDIT_JOB,
      title: { ja: '監査記録の点検', en: 'Checking the audit log' },
      schedule: '30 2 * * *',
      run: async () => {
        if (!(await isAuditSound()))
          throw new AppError('audit.broken', '監査記録に書き換えの跡があります。`navi audit verify` で確かめてください。');
      },
    },
  ];
}
