import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { DemonstrationState } from '../../server/contract/demonstration.ts';
import { makeVisitor } from '../support/visitor.ts';
import { forkServer, setupCode } from './bench-clinic.ts';
import type { Figure } from './figure.ts';

const LOOK_AGAIN_MS = 500;

/** The demonstration clinic as somebody meets it who presses its button: what is waited for, in seconds. */
export async function demonstrationFigures(): Promise<Figure[]> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'whorl-bench-'));
  const { child, address } = await forkServer(dataFolder, {});
  try {
    const visitor = makeVisitor(address);
    const began = performance.now();
    await visitor.post('/api/setup', { code: setupCode, demonstration: true });
    const until = async (isReached: (state: DemonstrationState) => boolean): Promise<number> => {
      for (;;) {
        const { body } = await visitor.get('/api/demonstration');
        if (body.state === 'failed') throw new Error('The demonstration could not be filled.');
        if (isReached(body)) return (performance.now() - began) / 1000;
        await pause(LOOK_AGAIN_MS);
      }
    };
    const first = await until(({ firstPatientId }) => firstPatientId !== null);
    const all = await until(({ state, waiting }) => state === 'ready' && waiting === 0);
    return [
      { name: 'demonstration-first', value: first, unit: 's until the first pair', bound: { most: 30 } },
      { name: 'demonstration-all', value: all, unit: 's until all is measured', bound: { most: 300 } },
    ];
  } finally {
    const exited = once(child, 'exit');
    child.kill('SIGKILL');
    await exited;
    await rm(dataFolder, { recursive: true, force: true });
  }
}
