import type { Reporter, TestCase, TestModule } from 'vitest/node';
import { findChromium } from './chromium.ts';
import { findPostgres } from './postgres.ts';

/** Ends the run with what was counted and, in words, with what this machine could not run. */
class ClosingLines implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const count = (state: ReturnType<TestCase['result']>['state']): number => tests.filter((test) => test.result().state === state).length;
    const skipped = count('skipped');
    const lines = [`${count('passed')} passed, ${count('failed')} failed${skipped === 0 ? '' : `, ${skipped} skipped`}`];
    if (findPostgres() === null) {
      lines.push('Left out: the PostgreSQL half. Install PostgreSQL (Debian: apt-get install postgresql) or set TEST_POSTGRES_URL.');
    }
    if (findChromium() === null) {
      lines.push(
        'Left out: the look of the cards and the browser run through the Playground. Install Chromium (Debian: apt-get install chromium fonts-noto-cjk).',
      );
    }
    console.log(`\n${lines.reverse().join('\n')}\n`);
  }
}

export default ClosingLines;
