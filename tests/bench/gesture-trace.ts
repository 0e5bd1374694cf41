import { setTimeout as pause } from 'node:timers/promises';
import type { CDPSession, Page } from 'playwright-core';

type TraceEvent = {
  name: string;
  ph: string;
  ts: number;
  dur?: number;
  args?: { frame_reporter?: { state?: string; has_high_latency?: boolean } };
};

/** What a browser wrote down of one gesture. */
export type GestureTrace = {
  /** Frames the compositor was to show, and those that came late or not at all. */
  frames: number;
  lost: number;
  /** The longest that a script held the page, ms. */
  longestScriptMs: number;
};

const categories = [
  'cc',
  'benchmark',
  'viz',
  'devtools.timeline',
  'disabled-by-default-devtools.timeline.frame',
];
const GESTURE_MS = 3000;
const STEP_MS = 16;
const scripts = new Set([
  'FunctionCall',
  'EventDispatch',
  'FireAnimationFrame',
  'TimerFire',
  'RunMicrotasks',
]);

/** A drag in a circle and a zoom in and out over three seconds, as a hand does it, from a point of the page. */
async function gesture(session: CDPSession, at: { x: number; y: number }): Promise<void> {
  const send = (type: 'mousePressed' | 'mouseMoved' | 'mouseReleased' | 'mouseWheel', more: object = {}) =>
    session.send('Input.dispatchMouseEvent', { type, ...at, button: 'left', ...more });
  await send('mousePressed', { clickCount: 1 });
  const began = performance.now();
  for (let step = 0; performance.now() - began < GESTURE_MS; step += 1) {
    const turn = (step / 45) * 2 * Math.PI;
    const moved = { x: at.x + 90 * Math.sin(turn), y: at.y + 60 * (1 - Math.cos(turn)) };
    void send('mouseMoved', { ...moved, buttons: 1 });
    if (step % 2 === 0) {
      const deltaY = Math.floor(step / 60) % 2 === 0 ? -40 : 40;
      void send('mouseWheel', { ...moved, deltaX: 0, deltaY, button: 'none' });
    }
    await pause(STEP_MS);
  }
  await send('mouseReleased', { clickCount: 1 });
}

/** Traces one gesture. `slowed`: by how much the page's processor is slowed. */
export async function traceGesture(
  page: Page,
  at: { x: number; y: number },
  slowed: number,
): Promise<GestureTrace> {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: slowed });
  const events: TraceEvent[] = [];
  session.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])));
  const complete = new Promise<void>((resolve) => session.once('Tracing.tracingComplete', () => resolve()));
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: categories },
  });
  await gesture(session, at);
  await session.send('Tracing.end');
  await complete;
  await session.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  await session.detach();
  return readTrace(events);
}

function readTrace(events: readonly TraceEvent[]): GestureTrace {
  const reports = events.flatMap(({ name, ph, args }) => {
    const report = args?.frame_reporter;
    return name === 'PipelineReporter' && ph !== 'e' && report?.state ? [report] : [];
  });
  const wanted = reports.filter(({ state }) => state !== 'STATE_NO_UPDATE_DESIRED');
  if (wanted.length === 0) throw new Error('The browser told of no frame: its trace is not read rightly.');
  const longest = events
    .filter(({ name, dur }) => dur !== undefined && scripts.has(name))
    .reduce((most, { dur = 0 }) => Math.max(most, dur / 1000), 0);
  return {
    frames: wanted.length,
    lost: wanted.filter(({ state, has_high_latency: late }) => state !== 'STATE_PRESENTED_ALL' || late)
      .length,
    longestScriptMs: longest,
  };
}
