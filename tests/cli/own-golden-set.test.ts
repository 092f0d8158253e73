import { expect, it } from 'vitest';
import { runEval } from '../../src/cli/eval.ts';
import { fakeTerminal } from '../support/fake-terminal.ts';

it('at least nine of ten questions of the project’s own set, written blind from the policy, are answered right', async () => {
  const terminal = fakeTerminal();
  expect(await runEval(['knowledge/golden/policy.jsonl', '--min', '0.9'], terminal)).toBe(0);
});
