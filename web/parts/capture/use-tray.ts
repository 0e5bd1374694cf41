import { useEffect, useReducer, useRef } from 'preact/hooks';
import { createTray, type Tray, type TrayEvent } from './tray.ts';

/** By visit, so that photos go on being sent while another page is open. */
const trays = new Map<string, Tray>();

/** The tray of a visit; the page is drawn again when it changes and hears what became of each file. */
export function useTray(visitId: string, onEvent: (event: TrayEvent) => void): Tray {
  const tray = trays.get(visitId) ?? createTray(visitId);
  trays.set(visitId, tray);
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
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (tray.files().some(({ state }) => state.step !== 'duplicate')) event.preventDefault();
    };
    addEventListener('beforeunload', warn);
    return () => removeEventListener('beforeunload', warn);
  }, [tray]);
  return tray;
}
