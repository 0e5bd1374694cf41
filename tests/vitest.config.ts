import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** One project a grade of test: pure rules, the database and disk, a real port, a real browser. */
const project = (name: string, testTimeout: number, globalSetup: string[] = []) => ({
  extends: true as const,
  test: { name, include: [`tests/${name}/**/*.test.ts`], testTimeout, hookTimeout: 120_000, globalSetup },
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
    ],
  },
});
