import type { Reporter, TestCase, TestModule } from 'vitest/node';

/** Ends the run with one plain line any script can read, and says aloud what was skipped and why. */
export default class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    const tests: TestCase[] = modules.flatMap((module) => Array.from(module.children.allTests()));
    const count = (state: string) => tests.filter((test) => test.result().state === state).length;
    for (const test of tests) {
      const result = test.result();
      if (result.state === 'skipped') {
        process.stdout.write(`skipped: ${test.fullName}: ${result.note ?? 'no reason given'}\n`);
      }
    }
    const broken = modules.filter((module) => module.errors().length > 0).length + errors.length;
    const skipped = count('skipped');
    process.stdout.write(
      `${count('passed')} passed, ${count('failed') + broken} failed${skipped > 0 ? `, ${skipped} skipped` : ''}\n`,
    );
  }
}
