import { useEffect, useReducer } from 'preact/hooks';
import { noteUnsent } from '../unsent.ts';
import { createDesk, type Desk } from './desk.ts';

/** By patient, so that files wait while another page is open. */
const desks = new Map<string, Desk>();

const oldPhotosPath = (patientId: string): string => `/patients/${patientId}/old-photos`;

function deskOf(patientId: string): Desk {
  const known = desks.get(patientId);
  if (known) return known;
  const desk = createDesk(patientId);
  desks.set(patientId, desk);
  const giveUp = () => {
    desks.delete(patientId);
    desk.remove(desk.files().map(({ key }) => key));
  };
  desk.subscribe(() => noteUnsent(oldPhotosPath(patientId), desk.files().length, giveUp));
  return desk;
}

/** The old photographs of a patient that wait; the page is drawn again when they change. */
export function useDesk(patientId: string): Desk {
  const desk = deskOf(patientId);
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  useEffect(() => desk.subscribe(() => redraw(undefined)), [desk]);
  return desk;
}
