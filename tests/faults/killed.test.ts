import { expect, test } from 'vitest';
import { killUploads } from './kill-uploads.ts';

test('ten kills under eight uploads lose no acknowledged photo, leave no row without its file, forget no analysis', async () => {
  const report = await killUploads(10, 60_000);
  expect(report).toMatchObject({
    kills: 10,
    acknowledgedLost: 0,
    originalsChanged: 0,
    rowsWithoutFiles: 0,
    photosWithoutAnalysis: 0,
    analysesUnfinished: 0,
    unexpectedAnswers: 0,
    temporariesLeft: 0,
  });
  expect(report.acknowledged).toBeGreaterThan(0);
  expect(report.unanswered).toBeGreaterThan(0);
  expect(report.slowestReadyMs).toBeLessThan(3000);
});
