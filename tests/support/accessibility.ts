import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

type Finding = { id: string; nodes: { target: string[]; failureSummary: string }[] };

/** What axe finds wrong with the page as it stands, one line a finding; empty is right. */
export async function accessibilityFindings(page: Page): Promise<string[]> {
  const world = await page.context().newCDPSession(page);
  // Evaluated through the debugger, so that the page's own strict content policy stays as it is for patients.
  await world.send('Runtime.evaluate', { expression: axeSource });
  const { result } = await world.send('Runtime.evaluate', {
    expression: `axe.run(document, { resultTypes: ['violations'] }).then((found) => JSON.stringify(found.violations))`,
    awaitPromise: true,
    returnByValue: true,
  });
  const findings = JSON.parse(String(result.value)) as Finding[];
  return findings.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target.join(' ')}: ${node.failureSummary}`),
  );
}
