import { useEffect, useReducer } from 'preact/hooks';
import { ownMap } from '../../person-here.ts';
import { unsentOf } from '../unsent.ts';
import { createDesk, type Desk } from './desk.ts';

/** By patient, so that files wait while another page is open. */
const desks = ownMap<Desk>();

const oldPhotosPath = (patientId: string): string => `/patients/${patientId}/old-photos`;

function deskOf(patientId: string): Desk {
  const own = desks();
  const known = own.get(patientId);
  if (known) return known;
  const desk = createDesk(patientId);
  own.set(patientId, desk);
  const giveUp = () => {
    own.delete(patientId);
    desk.remove(desk.files().map(({ key }) => key));
  };
  const note = unsentOf();
  desk.subscribe(() => note(oldPhotosPath(patientId), desk.files().length, giveUp));
  return desk;
}

/** The old photographs of a patient that wait; the page is drawn again when they change. */
export function useDesk(patientId: string): Desk {
  const desk = deskOf(patientId);
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  useEffect(() => desk.subscribe(() => redraw(undefined)), [desk]);
  return desk;
}
