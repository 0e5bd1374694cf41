import type { Purpose, Timing, View } from '../../../server/contract/codes.ts';
import type { Photo } from '../../../server/contract/photos.ts';
import { upload } from '../../api.ts';
import { isAborted, isApiProblem } from '../../problem.ts';
import { randomKey } from './random-key.ts';

/** Where in the visit a photo belongs. */
export interface Place {
  view: View;
  timing: Timing;
  purpose: Purpose;
}

/** What a photo taken with the camera of the page does not say itself: film has no EXIF. */
export interface TakenHere {
  takenAt: Date;
  /** The browser's name of the camera; empty where it tells none. */
  device: string;
}

export type TrayStep =
  | { step: 'unplaced' | 'queued' | 'checking' | 'duplicate' }
  | { step: 'sending'; percent: number }
  | { step: 'otherPatient' | 'failed'; problem: unknown };

/** A file that is not yet a stored photo, from the drop to the server's answer. */
export interface TrayFile {
  key: string;
  file: File;
  /** Draws the file from memory; of no use where the browser cannot read the format (HEIC). */
  pictureUrl: string;
  place: Place | null;
  /** When it was taken here, with the camera of the page; other files say it themselves, or not. */
  takenAt: Date | undefined;
  /** The camera that took it here. */
  device: string | undefined;
  state: TrayStep;
}

export type TrayEvent =
  | { kind: 'stored' | 'duplicate'; place: Place; photo: Photo }
  | { kind: 'otherPatient' | 'failed'; place: Place; problem: unknown };

export interface Tray {
  files: () => readonly TrayFile[];
  /** Hears every change; `onEvent` hears what became of a file. Returns how to stop. */
  subscribe: (onChange: () => void, onEvent: (event: TrayEvent) => void) => () => void;
  add: (files: readonly File[], place?: Place, taken?: TakenHere) => void;
  place: (key: string, place: Place | null) => void;
  retry: (key: string) => void;
  /** A person has said that the same bytes belong to this patient too. */
  confirm: (key: string) => void;
  /** Gives up sending and takes the file off; the file on the device is untouched. */
  drop: (key: string) => void;
}

/** As many at once as a small clinic's line and server carry without making each one slow. */
const sentAtOnce = 2;

/** Characters; a longer name would have the photo refused. */
const longestDeviceName = 200;

interface Job {
  abort: AbortController;
  idempotencyKey: string;
  confirmed: boolean;
}

/** The files of one visit on their way. They go on when the page is left, and are there when it is opened again. */
export function createTray(visitId: string): Tray {
  let files: readonly TrayFile[] = [];
  const jobs = new Map<string, Job>();
  const changeListeners = new Set<() => void>();
  const eventListeners = new Set<(event: TrayEvent) => void>();

  const set = (next: readonly TrayFile[]) => {
    files = next;
    for (const listener of changeListeners) listener();
  };
  const step = (key: string, state: TrayStep) =>
    set(files.map((each) => (each.key === key ? { ...each, state } : each)));
  const tell = (event: TrayEvent) => {
    for (const listener of eventListeners) listener(event);
  };
  const find = (key: string) => files.find((each) => each.key === key);

  const drop = (key: string) => {
    const file = find(key);
    jobs.get(key)?.abort.abort();
    jobs.delete(key);
    if (file) URL.revokeObjectURL(file.pictureUrl);
    set(files.filter((each) => each.key !== key));
    sendNext();
  };

  /** Two files for one place never race: the second is a retake of the first. */
  const sendNext = () => {
    const underWay = files.filter(isUnderWay);
    if (underWay.length >= sentAtOnce) return;
    const next = files.find(
      (each) => each.state.step === 'queued' && !underWay.some((other) => samePlace(other, each)),
    );
    if (!next?.place) return;
    void send(next, next.place);
    sendNext();
  };

  const send = async (sent: TrayFile, place: Place) => {
    const { key } = sent;
    const job: Job = jobs.get(key) ?? newJob();
    job.abort = new AbortController();
    jobs.set(key, job);
    step(key, { step: 'sending', percent: 0 });
    try {
      const answer = await upload<Photo>(`/api/visits/${visitId}/photos`, uploadForm(sent, place, job), {
        idempotencyKey: job.idempotencyKey,
        signal: job.abort.signal,
        onProgress: (sentBytes, totalBytes) => {
          const percent = totalBytes > 0 ? Math.floor((100 * sentBytes) / totalBytes) : 0;
          step(key, percent < 100 ? { step: 'sending', percent } : { step: 'checking' });
        },
      });
      jobs.delete(key);
      const isNew = answer.status === 201;
      tell({ kind: isNew ? 'stored' : 'duplicate', place, photo: answer.value });
      if (isNew) drop(key);
      else step(key, { step: 'duplicate' });
    } catch (problem) {
      if (isAborted(problem)) return;
      // The clock of this device is wrong by days: then nobody knows when, and the photo itself is right.
      if (sent.takenAt && isApiProblem(problem) && problem.code === 'captured_in_future') {
        jobs.set(key, { ...newJob(), confirmed: job.confirmed });
        set(files.map((each) => (each.key === key ? { ...each, takenAt: undefined } : each)));
        return queue(key);
      }
      const other = isApiProblem(problem) && problem.code === 'same_bytes_other_patient';
      step(key, { step: other ? 'otherPatient' : 'failed', problem });
      tell({ kind: other ? 'otherPatient' : 'failed', place, problem });
    }
    sendNext();
  };

  const queue = (key: string) => {
    step(key, { step: 'queued' });
    sendNext();
  };

  return {
    files: () => files,
    subscribe: (onChange, onEvent) => {
      changeListeners.add(onChange);
      eventListeners.add(onEvent);
      return () => {
        changeListeners.delete(onChange);
        eventListeners.delete(onEvent);
      };
    },
    add: (added, place, taken) => {
      const state: TrayStep = { step: place ? 'queued' : 'unplaced' };
      set([
        ...files,
        ...added.map((file) => ({
          key: randomKey(),
          file,
          pictureUrl: URL.createObjectURL(file),
          place: place ?? null,
          takenAt: taken?.takenAt,
          device: taken?.device,
          state,
        })),
      ]);
      sendNext();
    },
    place: (key, place) => {
      jobs.get(key)?.abort.abort();
      jobs.delete(key);
      set(files.map((each) => (each.key === key ? { ...each, place, state: { step: 'unplaced' } } : each)));
      if (place) queue(key);
      else sendNext();
    },
    retry: queue,
    confirm: (key) => {
      jobs.set(key, { ...newJob(), confirmed: true });
      queue(key);
    },
    drop,
  };
}

/** The same key at every try of the same request, so that an upload whose answer was lost is stored once. */
const newJob = (): Job => ({
  abort: new AbortController(),
  idempotencyKey: randomKey(),
  confirmed: false,
});

export const isUnderWay = ({ state }: TrayFile): boolean =>
  state.step === 'sending' || state.step === 'checking';

const samePlace = (a: TrayFile, b: TrayFile): boolean =>
  a.place?.view === b.place?.view && a.place?.timing === b.place?.timing;

/** Fields first, the file last, as the server reads them. */
function uploadForm({ file, takenAt, device }: TrayFile, place: Place, job: Job): FormData {
  const form = new FormData();
  form.append('view', place.view);
  form.append('timing', place.timing);
  form.append('purpose', place.purpose);
  if (takenAt) form.append('capturedAt', takenAt.toISOString());
  if (device) form.append('device', device.slice(0, longestDeviceName));
  if (job.confirmed) form.append('confirmOtherPatient', 'yes');
  form.append('file', file);
  return form;
}
