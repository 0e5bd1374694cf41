import { useEffect, useState } from 'preact/hooks';
import type { DemonstrationState } from '../../server/contract/demonstration.ts';
import { get, remove } from '../api.ts';

const askAgainMs = 1000;

/** How far the demonstration is filled and measured, asked every second until it is; `undefined` until the first answer. */
export function useDemonstration(isOne: boolean): DemonstrationState | undefined {
  const [state, setState] = useState<DemonstrationState>();
  useEffect(() => {
    if (!isOne) return;
    const ending = new AbortController();
    let timer: ReturnType<typeof setTimeout>;
    const ask = async () => {
      // A question that came to nothing is asked again: the next answer stands for it.
      const now = await get<DemonstrationState>('/api/demonstration', { signal: ending.signal }).catch(
        () => undefined,
      );
      if (ending.signal.aborted) return;
      if (now !== undefined) setState(now);
      if (now === undefined || now.state === 'filling' || now.waiting > 0)
        timer = setTimeout(ask, askAgainMs);
    };
    void ask();
    return () => {
      ending.abort();
      clearTimeout(timer);
    };
  }, [isOne]);
  return state;
}

/** Leaves the demonstration for good and begins anew at the setup: nothing the pages hold is true any more. */
export async function leaveDemonstration(): Promise<void> {
  await remove('/api/demonstration');
  location.assign('/setup');
}
