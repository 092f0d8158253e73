import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fiscalYearOf } from '../src/kernel/tokyo-time.ts';
import { buildCity } from '../src/rehearsal/city.ts';
import { startBot } from './bot-process.ts';
import { startConnector } from './fake-connector.ts';

const DECIDERS = 50;
const ROUNDS = 4;
const TARGET_MS = 300;

const root = join(import.meta.dirname, '..');
const year = fiscalYearOf(new Date());
const staff = buildCity(year);

interface Tap {
  readonly person: string;
  readonly verb: string;
  readonly data: Readonly<Record<string, unknown>>;
}

interface Bot {
  readonly url: string;
  readonly connectorUrl: string;
}

/** `Action.Execute` as Teams sends it; gives the card that comes back. */
async function tap({ person, verb, data }: Tap, { url, connectorUrl }: Bot): Promise<string> {
  const response = await fetch(`${url}/api/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      type: 'invoke',
      name: 'adaptiveCard/action',
      id: randomUUID(),
      channelId: 'msteams',
      serviceUrl: connectorUrl,
      locale: 'ja-JP',
      value: { action: { type: 'Action.Execute', verb, data }, trigger: 'manual' },
      replyToId: 'card',
      from: { id: `29:${person}`, aadObjectId: person, name: '職員' },
      recipient: { id: '28:bot', name: '人財ナビ' },
      conversation: { id: `a:${person}`, conversationType: 'personal', tenantId: 'bench' },
      channelData: { tenant: { id: 'bench' } },
    }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`HTTP ${String(response.status)}: ${text.slice(0, 200)}`);
  return text;
}

/** Every tap once, so many at a time; milliseconds of each. */
async function timed(taps: readonly Tap[], bot: Bot, { expected }: { readonly expected: string }): Promise<number[]> {
  const left = [...taps];
  const times: number[] = [];
  const work = async (): Promise<void> => {
    for (let next = left.shift(); next !== undefined; next = left.shift()) {
      const start = performance.now();
      const card = await tap(next, bot);
      times.push(performance.now() - start);
      if (!card.includes(expected)) throw new Error(`${next.verb} did not lead to 「${expected}」: ${card.slice(0, 600)}`);
    }
  };
  await Promise.all(Array.from({ length: DECIDERS }, work));
  return times;
}

/** A call that everybody who may has answered: each application waits for its 所属長. */
async function openCall(bot: Bot): Promise<void> {
  const office = staff.find(({ roles }) => roles.includes('dx'))?.aadObjectId ?? '';
  await tap(
    { person: office, verb: 'dx-leaders.desk-open', data: { id: String(year), version: 0, day: `${String(year + 1)}-03-31` } },
    bot,
  );
  const texts = { motivation: '窓口の待ち時間を短くしたいため', theme: '申請のオンライン化', skills: 'ノーコード', publish: 'true' };
  const eligible = staff.filter(({ grade }) => !['bucho', 'jicho', 'kacho', 'shukan'].includes(grade));
  const taps = eligible.map(({ aadObjectId }) => ({
    person: aadObjectId,
    verb: 'dx-leaders.apply',
    data: { cycle: String(year), version: 0, ...texts },
  }));
  await timed(taps, bot, { expected: 'AdaptiveCard' });
}

/** What waits for whom, as the database has it. */
function waitingDecisions(file: string): readonly Tap[] {
  const database = new DatabaseSync(file, { readOnly: true });
  const rows = database
    .prepare(
      `select c.id, c.version, s.decider from approval_case c join approval_step s on s.case_id = c.id and s.step = c.current_step
       where c.state = 'open' and c.kind = 'dx-leaders.candidate' and s.name = 'manager' and s.decider_kind = 'person'`,
    )
    .all();
  database.close();
  return rows.map(({ id, version, decider }) => ({ person: String(decider), verb: 'approvals.approve', data: { case: id, version } }));
}

const at = (times: readonly number[], part: number): number => times.toSorted((a, b) => a - b)[Math.floor((times.length - 1) * part)] ?? 0;

/** 50 managers decide at once, over HTTP, beside a tap that only turns a page of the hub. Target: 300 ms at p99. */
export async function decisionsBench(): Promise<void> {
  const connector = await startConnector();
  const folder = mkdtempSync(join(tmpdir(), 'navi-bench-'));
  const file = join(folder, 'navi.db');
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: { start: string } };
  const navi = await startBot({
    args: scripts.start.split(' ').slice(1),
    port: 40_003,
    env: {
      ...{ NAVI_MODE: 'local', NAVI_SAMPLE_CITY: 'on', DATABASE_URL: `file:${file}`, LOG_LEVEL: 'warn' },
      NAVI_KNOWLEDGE_DIR: join(root, 'knowledge'),
    },
  });
  const bot = { url: navi.url, connectorUrl: connector.url };
  try {
    await openCall(bot);
    const decisions = waitingDecisions(file);
    const floor = (count: number): Tap[] =>
      Array.from({ length: count }, (_, index) => ({
        person: staff[index % staff.length]?.aadObjectId ?? '',
        verb: 'home.more',
        data: { page: 0 },
      }));
    await timed(floor(200), bot, { expected: '' });
    const times: Record<'hub' | 'decision', number[]> = { hub: [], decision: [] };
    const cpu: Record<'hub' | 'decision', number> = { hub: 0, decision: 0 };
    const size = Math.ceil(decisions.length / ROUNDS);
    for (let round = 0; round < ROUNDS; round += 1) {
      const batch = decisions.slice(round * size, (round + 1) * size);
      const started = navi.cpuMs();
      const hub = await timed(floor(batch.length), bot, { expected: '' });
      const between = navi.cpuMs();
      const decided = await timed(batch, bot, { expected: '✓' });
      // A bot that has been running is warm, so the first round counts for neither.
      if (round === 0) continue;
      cpu.hub += between - started;
      cpu.decision += navi.cpuMs() - between;
      times.hub.push(...hub);
      times.decision.push(...decided);
    }
    const undecided = waitingDecisions(file).length;
    if (undecided > 0) throw new Error(`${String(undecided)} decisions are not in the database`);
    const line = (of: 'hub' | 'decision') => ({
      taps: times[of].length,
      'p50 ms': at(times[of], 0.5).toFixed(0),
      'p99 ms': at(times[of], 0.99).toFixed(0),
      'cpu ms/tap': (cpu[of] / times[of].length).toFixed(1),
    });
    console.table({ 'page of the hub': line('hub'), 'decision (承認)': line('decision') });
    console.log(
      `${String(DECIDERS)} at once; p99 of a decision ${at(times.decision, 0.99).toFixed(0)} ms (target ≤ ${String(TARGET_MS)}), ${(at(times.decision, 0.99) / at(times.hub, 0.99)).toFixed(2)} × the floor; all ${String(decisions.length)} recorded`,
    );
  } finally {
    await navi.stop();
    connector.stop();
    rmSync(folder, { recursive: true });
  }
}
