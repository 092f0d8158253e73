import { expect, it } from 'vitest';
import { runEval } from '../../src/cli/eval.ts';
import { fakeTerminal } from '../support/fake-terminal.ts';

/** Written blind from the policy, each by another author; all of them are lessons of `navi kb learn` now, so the floors guard what was reached and measure nothing. */
it.each([
  ['policy', '0.95'],
  ['staff-1', '0.95'],
  ['staff-2', '0.95'],
  ['staff-3', '0.95'],
  ['staff-4', '0.95'],
  ['staff-5', '0.95'],
  ['staff-6', '0.95'],
  ['staff-7', '0.95'],
  ['staff-8', '0.9'],
  ['staff-9', '0.95'],
  ['staff-10', '0.95'],
  ['staff-11', '0.95'],
  ['staff-12', '0.95'],
  ['staff-13', '0.9'],
  ['staff-14', '0.95'],
  ['staff-15', '0.93'],
  ['staff-16', '0.78'],
  ['staff-17', '0.95'],
  ['staff-18', '0.93'],
  ['staff-19', '0.95'],
  ['staff-20', '0.76'],
  ['staff-21', '0.7'],
  ['staff-22', '0.75'],
  ['staff-23', '0.93'],
  ['staff-24', '0.93'],
  ['staff-25', '0.95'],
  ['staff-26', '0.95'],
  ['staff-27', '0.93'],
  ['five-persons', '0.9'],
])('of the questions in %s at least %s are answered right', async (name, share) => {
  const terminal = fakeTerminal();
  expect(await runEval([`knowledge/golden/${name}.jsonl`, '--min', share], terminal)).toBe(0);
});
