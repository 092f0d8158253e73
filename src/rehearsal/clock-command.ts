import { argumentOf, say } from './command-text.ts';
import { formatTime } from '../kernel/tokyo-time.ts';
import { parseTokyoTime } from './tokyo-time.ts';
import type { Command } from '../bot/feature.ts';
import type { Reply } from '../bot/reply.ts';
import type { RehearsalClock } from './rehearsal-clock.ts';

interface ClockDeps {
  readonly clock: RehearsalClock;
  readonly runDue: () => Promise<unknown>;
}

const USAGE = '「/clock 2026-12-10T09:00」で時計を動かし、「/clock now」で実際の時刻に戻します。';

export function clockCommand(deps: ClockDeps): Command {
  return {
    name: 'clock',
    access: 'anyone',
    words: ['/clock'],
    takesArgument: true,
    handle: (_caller, text) => answer(deps, argumentOf(text)),
  };
}

async function answer({ clock, runDue }: ClockDeps, wanted: string): Promise<Reply> {
  if (wanted === '') return say(`いまは ${formatTime(clock.now())} です（${clock.isMoved() ? '動かした時計' : '実際の時刻'}）。`, USAGE);
  if (wanted.toLowerCase() === 'now') await clock.backToRealTime();
  else {
    const time = parseTokyoTime(wanted);
    if (time === null) return say('日時を読み取れませんでした。時計は動かしていません。', USAGE);
    await clock.moveTo(time);
  }
  await runDue();
  return say(`時計を ${formatTime(clock.now())} に合わせました。この時刻までに予定されていたことを行いました。`);
}
