import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import autocannon from 'autocannon';
import { loadKnowledge } from '../src/knowledge/load.ts';
import { buildCity } from '../src/rehearsal/city.ts';
import { startBot } from './bot-process.ts';
import type { BotProcess } from './bot-process.ts';
import { startConnector } from './fake-connector.ts';

const CONNECTIONS = 16;
const SECONDS = 6;
const ROUNDS = 3;

const root = join(import.meta.dirname, '..');
const staff = buildCity(2026);
const questions = loadKnowledge(join(root, 'knowledge')).entries.flatMap((entry) => entry.questions);

interface Round {
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
  readonly failed: number;
  /** Milliseconds per turn. */
  readonly cpu: number;
}

/** A message as Teams sends it: another person and another question each time, and an id that never comes again. */
function message(connectorUrl: string, index: number): string {
  const person = staff[index % staff.length]?.aadObjectId ?? '';
  return JSON.stringify({
    type: 'message',
    id: randomUUID(),
    channelId: 'msteams',
    serviceUrl: connectorUrl,
    text: questions[index % questions.length],
    locale: 'ja-JP',
    from: { id: `29:${person}`, aadObjectId: person, name: '職員' },
    recipient: { id: '28:bot', name: '人財ナビ' },
    conversation: { id: `a:${person}`, conversationType: 'personal', tenantId: 'bench' },
    channelData: { tenant: { id: 'bench' } },
  });
}

async function load(bot: BotProcess, connectorUrl: string, seconds: number): Promise<Round> {
  let index = 0;
  const cpuBefore = bot.cpuMs();
  const result = await autocannon({
    url: `${bot.url}/api/messages`,
    connections: CONNECTIONS,
    duration: seconds,
    requests: [
      {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        setupRequest: (request) => ({ ...request, body: message(connectorUrl, (index += 1)) }),
      },
    ],
  });
  const { requests, latency, non2xx, errors } = result;
  const cpu = (bot.cpuMs() - cpuBefore) / requests.total;
  return { perSecond: requests.average, p50: latency.p50, p99: latency.p99, failed: non2xx + errors, cpu };
}

/** As `npm start` starts it, with the same flags. */
function startArguments(): string[] {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: { start: string } };
  return scripts.start.split(' ').slice(1);
}

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** A whole question turn over HTTP beside a bare restify + botbuilder echo bot, in turns. Targets: 0.8 of its throughput, 1.5 of its p99, ready in 2.5 s, 300 MB. */
export async function turnBench(): Promise<void> {
  const connector = await startConnector();
  const data = mkdtempSync(join(tmpdir(), 'navi-bench-'));
  const env = {
    NAVI_MODE: 'local',
    NAVI_SAMPLE_CITY: 'on',
    DATABASE_URL: `file:${join(data, 'navi.db')}`,
    LOG_LEVEL: 'warn',
    NAVI_KNOWLEDGE_DIR: join(root, 'knowledge'),
  };
  // A first start fills the database and warms the file cache; the second one is what an operator sees.
  await (await startBot({ args: startArguments(), port: 40_001, env })).stop();
  const navi = await startBot({ args: startArguments(), port: 40_001, env });
  const echo = await startBot({ args: [join(root, 'bench/echo-bot.ts')], port: 40_002, env: {} });
  const rounds: Record<'echo' | 'navi', Round[]> = { echo: [], navi: [] };
  for (const [name, bot] of [
    ['echo', echo],
    ['navi', navi],
  ] as const) {
    await load(bot, connector.url, 3);
    console.log(`${name}: ready in ${bot.readyMs.toFixed(0)} ms`);
  }
  for (let round = 0; round < ROUNDS; round += 1) {
    rounds.echo.push(await load(echo, connector.url, SECONDS));
    rounds.navi.push(await load(navi, connector.url, SECONDS));
  }
  const of = (name: 'echo' | 'navi', value: keyof Round): number => median(rounds[name].map((round) => round[value]));
  console.table(
    Object.fromEntries(
      (['echo', 'navi'] as const).map((name) => [
        name,
        {
          'turns/s': of(name, 'perSecond').toFixed(0),
          'p50 ms': of(name, 'p50'),
          'p99 ms': of(name, 'p99'),
          'cpu ms/turn': of(name, 'cpu').toFixed(2),
          failed: of(name, 'failed'),
        },
      ]),
    ),
  );
  console.log(`throughput: ${(of('navi', 'perSecond') / of('echo', 'perSecond')).toFixed(2)} of the echo bot (target ≥ 0.80)`);
  console.log(`p99: ${(of('navi', 'p99') / of('echo', 'p99')).toFixed(2)} × the echo bot (target ≤ 1.50)`);
  console.log(`memory after the load: ${navi.residentMb().toFixed(0)} MB (target ≤ 300), echo bot ${echo.residentMb().toFixed(0)} MB`);
  await navi.stop();
  await echo.stop();
  connector.stop();
  rmSync(data, { recursive: true });
}
