import { decisionsBench } from './decisions.ts';
import { pushBench } from './push/push.ts';
import { judgeBench } from './judge.ts';
import { searchBench } from './search.ts';
import { trainingRaceBench } from './training-race.ts';
import { turnBench } from './turn.ts';

/** `npm run bench -- NAME`: each benchmark runs its peers side by side in one run and prints ratios, which a noisy machine spoils least. */
const BENCHES: Readonly<Record<string, () => Promise<void>>> = {
  decisions: decisionsBench,
  push: pushBench,
  judge: judgeBench,
  search: searchBench,
  'training-race': trainingRaceBench,
  turn: turnBench,
};

const run = BENCHES[process.argv[2] ?? ''];
if (run === undefined) {
  console.error(`Usage: npm run bench -- ${Object.keys(BENCHES).join(' | ')}`);
  process.exit(2);
}
await run();
