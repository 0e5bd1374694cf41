import { useEffect, useReducer, useRef } from 'preact/hooks';
import { ownMap } from '../../person-here.ts';
import { unsentOf } from '../unsent.ts';
import { createTray, type Tray, type TrayEvent } from './tray.ts';

/** By visit, so that photos go on being sent while another page is open. */
const trays = ownMap<Tray>();

function trayOf(visitId: string): Tray {
  const own = trays();
  const known = own.get(visitId);
  if (known) return known;
  const tray = createTray(visitId);
  own.set(visitId, tray);
  const giveUp = () => {
    own.delete(visitId);
    for (const { key } of tray.files()) tray.drop(key);
  };
  const note = unsentOf();
  tray.subscribe(
    () =>
      note(
        `/visits/${visitId}`,
        tray.files().filter(({ state }) => state.step !== 'duplicate').length,
        giveUp,
      ),
    () => undefined,
  );
  return tray;
}

/** The tray of a visit; the page is drawn again when it changes and hears what became of each file. */
export function useTray(visitId: string, onEvent: (event: TrayEvent) => void): Tray {
  const tray = trayOf(visitId);
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  const listener = useRef(onEvent);
  listener.current = onEvent;
  useEffect(
    () =>
      tray.subscribe(
        () => redraw(undefined),
        (event) => listener.current(event),
      ),
    [tray],
  );
  return tray;
}
