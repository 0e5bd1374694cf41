import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/**
 * One project a grade of test: pure rules, the database and disk, a real port, a real browser; and last, alone on the
 * machine because it holds a time, the kills.
 */
const project = (name: string, testTimeout: number, globalSetup: string[] = [], groupOrder = 0) => ({
  extends: true as const,
  test: {
    name,
    include: [`tests/${name}/**/*.test.ts`],
    testTimeout,
    hookTimeout: 180_000,
    globalSetup,
    sequence: { groupOrder },
  },
});

export default defineConfig({
  root: here('..'),
  test: {
    environment: 'node',
    maxWorkers: 2,
    reporters: ['default', here('support/closing-line.ts')],
    projects: [
      project('unit', 60_000),
      project('storage', 60_000),
      project('api', 120_000),
      project('browser', 240_000, [here('support/prepare-browser.ts')]),
      project('faults', 240_000, [], 1),
    ],
  },
});
