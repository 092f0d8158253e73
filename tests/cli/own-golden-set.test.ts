import { expect, it } from 'vitest';
import { runEval } from '../../src/cli/eval.ts';
import { fakeTerminal } from '../support/fake-terminal.ts';

/** Written blind from the policy, each by another author; afterwards its failures were looked at by kind, so the floors guard what was reached. */
it.each([
  ['policy', '0.95'],
  ['staff-1', '0.95'],
  ['staff-2', '0.95'],
  ['staff-3', '0.95'],
  ['staff-4', '0.95'],
  ['staff-5', '0.9'],
  ['staff-6', '0.95'],
  ['staff-7', '0.8'],
  ['five-persons', '0.85'],
])('of the questions in %s at least %s are answered right', async (name, share) => {
  const terminal = fakeTerminal();
  expect(await runEval([`knowledge/golden/${name}.jsonl`, '--min', share], terminal)).toBe(0);
});
