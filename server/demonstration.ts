import type { IncomingMessage, ServerResponse } from 'node:http';
import {
  beginFolder,
  begunOn,
  demonstrationFolder,
  markLeaving,
  removeFolder,
} from '../storage/demonstration-folder.ts';
import { findClinic } from '../storage/queries/clinic.ts';
import type { Config } from './config.ts';
import type { DemonstrationState } from './contract/demonstration.ts';
import { type DemonstrationSize, fillClinic, fullSize } from './demo/clinic/fill.ts';
import { demonstrationDay, foundDemonstration } from './demo/clinic/found.ts';
import type { Deps } from './deps.ts';
import { type House, openHouse } from './house.ts';

/** How far it is filled; what waits to be measured is asked of its own database. */
type Filled = Omit<DemonstrationState, 'waiting'>;

/** The demonstration beside a clinic that is not there yet: while it is open, every request goes to it. */
export type Demonstration = {
  /** Opens the demonstration, new or where it was, begins to fill it, and answers the parts of its house. */
  enter(): Promise<Deps>;
  state(): Filled | null;
  /** Resolves when requests go to the clinic again and a kill cannot bring the demonstration back. */
  leave(): Promise<void>;
  /** Whether there is one to go on with after a start. */
  isBegun(): Promise<boolean>;
  /** Where requests go while it is open. */
  handler(): ((request: IncomingMessage, response: ServerResponse) => void) | null;
  stop(): Promise<void>;
};

type Options = Pick<Deps, 'clock' | 'lot' | 'checkAnswers' | 'setupCode'> & {
  size?: Partial<DemonstrationSize>;
};
type Open = { house: House; filling: Promise<void>; stopping: AbortController };

const timeZoneHere = () => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Makes the one demonstration a server may have, in a data folder of its own inside the clinic's. */
export function makeDemonstration(config: Config, { size, ...shared }: Options): Demonstration {
  const folder = demonstrationFolder(config.DATA_DIR);
  const wanted = { ...fullSize, ...size };
  let open: Open | null = null;
  let state: Filled | null = null;
  let removing: Promise<void> = Promise.resolve();
  let entering: Promise<Deps> | null = null;

  async function fill({ house, stopping }: Omit<Open, 'filling'>, today: string): Promise<void> {
    const { deps, app } = house;
    try {
      const actor = await foundDemonstration(deps, timeZoneHere());
      await fillClinic(deps, actor, today, wanted, stopping.signal, (progress) => {
        state = { ...progress, state: 'filling' };
      });
      if (state !== null) state = { ...state, state: 'ready' };
    } catch (error) {
      if (stopping.signal.aborted) return;
      app.log.error({ err: error }, 'the demonstration could not be filled');
      if (state !== null) state = { ...state, state: 'failed' };
    }
  }

  async function openIt(): Promise<Deps> {
    await removing;
    let today = await begunOn(folder);
    if (today === null) {
      await removeFolder(folder);
      today = demonstrationDay(timeZoneHere(), shared.clock());
      await beginFolder(folder, today);
    }
    const inner = { ...demonstration, handler: () => null };
    const house = await openHouse({ ...config, DATA_DIR: folder }, { ...shared, demonstration: inner });
    await foundDemonstration(house.deps, timeZoneHere());
    await house.app.ready();
    house.begin(new Date());
    const { patients } = wanted;
    state = { state: 'filling', patients, pictures: { done: 0, total: 0 }, firstPatientId: null };
    const stopping = new AbortController();
    open = { house, stopping, filling: fill({ house, stopping }, today) };
    return house.deps;
  }

  async function shut({ house, stopping, filling }: Open): Promise<void> {
    stopping.abort();
    await filling;
    await house.close();
  }

  const demonstration: Demonstration = {
    enter() {
      if (open !== null) return Promise.resolve(open.house.deps);
      entering ??= openIt().finally(() => {
        entering = null;
      });
      return entering;
    },
    state: () => state,
    async leave() {
      if (open === null) return;
      await markLeaving(folder);
      const left = open;
      open = null;
      state = null;
      removing = shut(left)
        .then(() => removeFolder(folder))
        .catch((error: unknown) =>
          left.house.app.log.error({ err: error }, 'not removed; the next start will'),
        );
    },
    async isBegun() {
      const isThere = (await begunOn(folder)) !== null;
      if (!isThere) await removeFolder(folder);
      return isThere;
    },
    handler: () => open?.house.app.routing ?? null,
    async stop() {
      await entering?.catch(() => undefined);
      if (open !== null) await shut(open);
      open = null;
      await removing;
    },
  };
  return demonstration;
}

/** After a start: back into the demonstration that was begun, unless a clinic was founded beside it. */
export async function resumeDemonstration(demonstration: Demonstration, deps: Deps): Promise<void> {
  if ((await findClinic(deps.store)) === undefined && (await demonstration.isBegun())) {
    await demonstration.enter();
  }
}
