import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** One project a grade of test: pure rules, the database and disk, a real port, a real browser. */
const project = (name: string, testTimeout: number) => ({
  extends: true as const,
  test: { name, include: [`tests/${name}/**/*.test.ts`], testTimeout, hookTimeout: 120_000 },
});

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    environment: 'node',
    maxWorkers: 2,
    projects: [
      project('unit', 30_000),
      project('storage', 60_000),
      project('api', 60_000),
      project('browser', 180_000),
    ],
  },
});
