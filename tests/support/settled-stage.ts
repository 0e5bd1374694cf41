import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/**
 * Waits until so many sharp pictures hang and the small ones under them have left: a picture that leaves while a test
 * asks for its place has none.
 */
export async function settledStage(page: Page, pictures = 2): Promise<void> {
  const counts = () =>
    page.evaluate(() => [
      document.querySelectorAll('.pane img').length,
      document.querySelectorAll('.pane .pane-sharp').length,
    ]);
  await expect.poll(counts, { timeout: 20_000 }).toEqual([pictures, pictures]);
}
