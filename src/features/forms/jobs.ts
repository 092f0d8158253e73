import type { Job } from '../../bot/feature.ts';
import { appendAudit } from '../../storage/audit.ts';
import { purgeResponses } from './purge.ts';
import type { PurgeDeps } from './purge.ts';
import { createReminders } from './sending/reminders.ts';
import { createSending } from './sending/sending.ts';
import type { SendingDeps } from './sending/sending-deps.ts';

export function jobsOf(deps: SendingDeps & Omit<PurgeDeps, 'appendAudit'>): readonly Job[] {
  const sending = createSending(deps);
  return [
    { name: 'forms.send', title: { ja: '用紙を対象者に送る', en: 'Sending forms to their audience' }, run: sending.goOn },
    {
      name: 'forms.invite-later',
      title: { ja: 'あとから対象になった人への案内', en: 'Inviting those who joined an audience' },
      schedule: '5 8 * * *',
      run: sending.inviteLater,
    },
    {
      name: 'forms.remind',
      title: { ja: '未回答の人への催促', en: 'Reminding those who have not answered' },
      schedule: '*/15 9-17 * * *',
      run: createReminders(deps).remindDue,
    },
    {
      name: 'forms.purge',
      title: { ja: '保存期間の過ぎた回答の削除', en: 'Deleting responses after their time' },
      schedule: '10 3 * * *',
      run: (now) => purgeResponses({ ...deps, appendAudit }, now),
    },
  ];
}
