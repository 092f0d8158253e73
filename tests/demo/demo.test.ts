import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { activitiesTo } from '../support/activities.ts';
import { demoPlace, isFree, occupy, startDemo } from '../support/demo-process.ts';
import type { Demo, DemoPlace } from '../support/demo-process.ts';
import { startFakeConnector } from '../support/fake-connector.ts';

const SLOW = { timeout: 240_000 };

let place: DemoPlace;
let demos: Demo[];

beforeEach(async () => {
  place = await demoPlace();
  demos = [];
});

afterEach(async () => {
  for (const demo of demos) demo.kill();
  await Promise.all(demos.map((demo) => demo.ended()));
  place.remove();
});

function start(changes: Readonly<Record<string, string>> = {}): Demo {
  const demo = startDemo(place, changes);
  demos.push(demo);
  return demo;
}

/** Says something to the running bot as Teams would, and gives the words of its reply. */
async function say(text: string): Promise<string> {
  const connector = await startFakeConnector();
  try {
    const response = await fetch(`http://127.0.0.1:${place.port}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ...activitiesTo(connector.serviceUrl).message(text), id: `demo-${performance.now()}` }),
    });
    expect(response.status).toBe(200);
    return JSON.stringify(connector.messages());
  } finally {
    await connector.stop();
  }
}

function rosterOf(file: string): { staff: unknown; imports: unknown } {
  const database = new Database(file, { readonly: true });
  try {
    return {
      staff: database.prepare('select count(*) from person').pluck().get(),
      imports: database.prepare("select count(*) from audit_entry where action like 'roster.%'").pluck().get(),
    };
  } finally {
    database.close();
  }
}

describe('npm run demo', () => {
  it('ends with the address to open, keeps the clock and the roster over a second start, and frees its ports at Ctrl-C', SLOW, async () => {
    const first = start();
    const url = await first.ready();
    expect(url).toBe(`http://localhost:${place.playgroundPort}`);
    expect(first.output().trimEnd().split('\n').at(-1)).toBe(`READY ${url}`);
    expect((await fetch(url)).status).toBe(200);
    expect(await say('/clock 2026-12-10T09:00')).toContain('令和8年12月10日（木）09:00');
    const roster = rosterOf(place.databaseFile);
    expect(roster).toEqual({ staff: expect.toSatisfy((count) => count > 250), imports: 1 });

    first.interrupt('group');
    expect(await first.ended()).toBe(0);
    expect(await Promise.all([isFree(place.port), isFree(place.playgroundPort)])).toEqual([true, true]);

    const second = start();
    await second.ready();
    expect(await say('/clock')).toMatch(/令和8年12月10日（木）09:0\d です（動かした時計）/);
    expect(rosterOf(place.databaseFile)).toEqual(roster);

    second.interrupt('process');
    expect(await second.ended()).toBe(0);
    expect(await Promise.all([isFree(place.port), isFree(place.playgroundPort)])).toEqual([true, true]);
  });

  it.each([
    ['PORT', () => place.port],
    ['PLAYGROUND_PORT', () => place.playgroundPort],
  ] as const)('says in one line that %s is taken, and which setting gives another', SLOW, async (setting, portOf) => {
    const release = await occupy(portOf());
    const demo = start();
    expect(await demo.ended()).toBe(1);
    await release();
    expect(demo.output().trim()).toBe(
      `ポート ${portOf()} は使われています。使っているプログラムを終了するか、${setting}=別の番号 を付けて起動してください。`,
    );
    expect(existsSync(place.databaseFile)).toBe(false);
  });

  it('says that a port must be a number', SLOW, async () => {
    const demo = start({ PLAYGROUND_PORT: '56150番' });
    expect(await demo.ended()).toBe(1);
    expect(demo.output().trim()).toBe('PLAYGROUND_PORT には 1 から 65535 までの番号を付けてください。');
  });

  it('shows file and line of a mistake in the knowledge, not only that the bot has ended', SLOW, async () => {
    const knowledge = join(place.folder, 'knowledge');
    cpSync('knowledge', knowledge, { recursive: true });
    const [name = ''] = readdirSync(join(knowledge, 'entries'));
    const lines = readFileSync(join(knowledge, 'entries', name), 'utf8').split('\n');
    const at = lines.findIndex((line) => /^\s+kind:/.test(line));
    lines[at] = (lines[at] ?? '').replace('kind:', 'kidn:');
    writeFileSync(join(knowledge, 'entries', name), lines.join('\n'));

    const demo = start({ NAVI_KNOWLEDGE_DIR: knowledge });
    expect(await demo.ended()).toBe(1);
    expect(demo.output()).toContain('ボットが終了しました');
    expect(demo.output()).toMatch(new RegExp(`${name}:${at + 1}:\\d+ .*kidn`));
    expect(demo.output()).not.toMatch(/^\s+at /m);
    expect(await isFree(place.port)).toBe(true);
  });

  it.runIf(existsSync('/proc/self/stat'))('ends, and frees the ports, when the Playground ends', SLOW, async () => {
    const demo = start();
    await demo.ready();
    process.kill(childOf(demo.processId, 'm365agentsplayground'), 'SIGKILL');
    expect(await demo.ended()).toBe(1);
    expect(demo.output()).toContain('Playgroundが終了しました（終了コード SIGKILL）。');
    expect(await Promise.all([isFree(place.port), isFree(place.playgroundPort)])).toEqual([true, true]);
  });
});

/** The child of this process whose command names `word`. */
function childOf(parent: number, word: string): number {
  const found = readdirSync('/proc').find((id) => {
    if (!/^\d+$/.test(id) || !existsSync(`/proc/${id}/stat`)) return false;
    const isChild = readFileSync(`/proc/${id}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[1] === String(parent);
    return isChild && readFileSync(`/proc/${id}/cmdline`, 'utf8').includes(word);
  });
  if (found === undefined) throw new Error(`No child process named ${word}`);
  return Number(found);
}
