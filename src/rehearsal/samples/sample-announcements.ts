import { toInstant, tokyoDay } from '../../kernel/clock.ts';
import type { Person } from '../../kernel/person.ts';
import { atTokyo } from '../../kernel/tokyo-time.ts';
import type { WorkingDays } from '../../kernel/working-day.ts';
import type { Tx } from '../../storage/port.ts';
import { fateOf } from '../made-up-teams.ts';
import type { SampleDoors } from './sample-doors.ts';

interface Seeding {
  readonly doors: Pick<SampleDoors, 'saveAnnouncement'>;
  readonly staff: readonly Person[];
  readonly workingDays: WorkingDays;
}

const SENT_ID = '00000000-0000-4000-8000-00000000a001';
const DRAFT_ID = '00000000-0000-4000-8000-00000000a002';

const SENT_TEXT = {
  title: '年末調整の書類の提出について',
  body: '年末調整の書類を、**課ごとにまとめて**人事課へ出してください。\n\n必要なもの:\n- 扶養控除等申告書\n- 保険料控除申告書と証明書',
  mandatory: '全員の提出が要るため',
};
const DRAFT_TEXT = {
  title: '情報交換会を開きます',
  body: 'DXの取組を持ち寄る情報交換会を開きます。\n\n日時と場所は、決まりしだいお知らせします。',
  mandatory: null,
};

/** One that went to everybody, with the gaps that there are, and one that is still being written. */
export async function seedAnnouncements(tx: Tx, { doors, staff, workingDays }: Seeding, now: Date): Promise<void> {
  const [author, confirmedBy] = staff.filter(({ roles }) => roles.includes('hr'));
  if (author === undefined || confirmedBy === undefined) return;
  const at = atTokyo(workingDays.add(tokyoDay(now), -3), '09:00');
  const reached = staff.filter(({ employeeNumber }) => fateOf(employeeNumber) === 'reached');
  // Some have not found the time.
  const readBy = reached.filter((_, order) => order % 7 !== 3);
  const sent = { at, confirmedBy, to: staff, readBy };
  await doors.saveAnnouncement(tx, { id: SENT_ID, ...SENT_TEXT, by: author, sent }, now);
  await settle(tx, staff, at);
  await doors.saveAnnouncement(tx, { id: DRAFT_ID, ...DRAFT_TEXT, by: author, sent: null }, now);
}

/** What the made-up Teams did with each, before the sample city was opened. */
async function settle(tx: Tx, staff: readonly Person[], at: Date): Promise<void> {
  const states = {
    reached: 'sent',
    'fails-once': 'failed',
    unknown: 'unknown',
    'not-installed': 'not-installed',
    blocked: 'blocked',
  } as const;
  for (const [fate, state] of Object.entries(states)) {
    const to = staff.filter(({ employeeNumber }) => fateOf(employeeNumber) === fate).map(({ aadObjectId }) => aadObjectId);
    if (to.length === 0) continue;
    await tx
      .updateTable('outbox_message')
      .set({ state, reason: state === 'sent' ? null : 'made-up', settled_at: toInstant(at), attempts: 1 })
      .where('batch', '=', `announcements:${SENT_ID}`)
      .where('aad_object_id', 'in', to)
      .execute();
  }
}
