import type { View } from '../../../server/contract/codes.ts';
import type { LookedAtPhoto, PhotoImport } from '../../../server/contract/photo-imports.ts';
import type { Photo } from '../../../server/contract/photos.ts';
import { post, upload } from '../../api.ts';
import { isAborted } from '../../problem.ts';
import { randomKey } from '../capture/random-key.ts';
import { inTurn } from './in-turn.ts';
import { type OldDate, type OldFile, type Sending, sameDate } from './old-file.ts';

/** What became of the last import. */
export interface Result {
  import: PhotoImport;
  /** Of its visits, in their order. */
  dates: readonly OldDate[];
  stored: number;
}

export interface Desk {
  files: () => readonly OldFile[];
  /** Whether photographs are being stored now, and how many of how many. */
  sending: () => { done: number; all: number } | null;
  result: () => Result | null;
  subscribe: (onChange: () => void) => () => void;
  add: (files: readonly File[]) => void;
  /** Asks the server about a file again, after the line failed. */
  lookAgain: (key: string) => void;
  setDate: (keys: readonly string[], date: OldDate) => void;
  setView: (key: string, view: View | null) => void;
  confirm: (key: string) => void;
  remove: (keys: readonly string[]) => void;
  /** Stores these files; what it throws has stored nothing. Each file says itself what became of it. */
  send: (files: readonly OldFile[]) => Promise<void>;
  /** Tries files that failed again, in the import they were to be of. */
  again: (files: readonly OldFile[]) => Promise<void>;
}

/** As many at once as a small clinic's line and server carry beside the day's own photos. */
const atOnce = 2;

/** The old photographs of one patient that wait; they are there when the page is opened again. */
export function createDesk(patientId: string): Desk {
  let files: readonly OldFile[] = [];
  let sending: { done: number; all: number } | null = null;
  let result: Result | null = null;
  const listeners = new Set<() => void>();
  const aborts = new Map<string, AbortController>();
  /** The same at every try of one file, so that an upload whose answer was lost is stored once. */
  const idempotencyKeys = new Map<string, string>();
  const base = `/api/patients/${patientId}/photo-imports`;

  const tell = () => {
    for (const listener of listeners) listener();
  };
  const set = (next: readonly OldFile[]) => {
    files = next;
    tell();
  };
  const change = (keys: readonly string[], to: Partial<OldFile>) =>
    set(files.map((each) => (keys.includes(each.key) ? { ...each, ...to } : each)));
  const isHere = (key: string) => files.some((each) => each.key === key);

  const look = inTurn(atOnce, async (key) => {
    const wanted = files.find((each) => each.key === key);
    if (!wanted) return;
    change([key], { look: { step: 'looking' } });
    const abort = new AbortController();
    aborts.set(key, abort);
    const form = new FormData();
    form.append('file', wanted.file);
    try {
      const options = { idempotencyKey: randomKey(), signal: abort.signal };
      const { value: found } = await upload<LookedAtPhoto>(`${base}/look`, form, options);
      if (!isHere(key)) return;
      const date = found.capturedOn ? { date: found.capturedOn, datePrecision: 'day' as const } : null;
      change([key], { look: { step: 'seen', found, pictureUrl: pictureOf(found) }, date });
    } catch (problem) {
      if (!isAborted(problem)) change([key], { look: { step: 'failed', problem } });
    }
  });

  const remove = (keys: readonly string[]) => {
    for (const { key, look: seen } of files.filter((each) => keys.includes(each.key))) {
      aborts.get(key)?.abort();
      aborts.delete(key);
      if (seen.step === 'seen') URL.revokeObjectURL(seen.pictureUrl);
    }
    set(files.filter(({ key }) => !keys.includes(key)));
  };

  const store = async ({ key, file, view, date, confirmed }: OldFile, visitId: string, importId: string) => {
    const step = (state: Sending) => change([key], { sending: state });
    const form = new FormData();
    form.append('view', view ?? '');
    form.append('timing', 'before_injection');
    form.append('importId', importId);
    if (confirmed) form.append('confirmOtherPatient', 'yes');
    form.append('file', file);
    const idempotencyKey = idempotencyKeys.get(`${importId} ${key}`) ?? randomKey();
    idempotencyKeys.set(`${importId} ${key}`, idempotencyKey);
    step({ step: 'sending', percent: 0 });
    try {
      const { value } = await upload<Photo>(`/api/visits/${visitId}/photos`, form, {
        idempotencyKey,
        onProgress: (sentBytes, allBytes) => {
          const percent = allBytes > 0 ? Math.floor((100 * sentBytes) / allBytes) : 0;
          step(percent < 100 ? { step: 'sending', percent } : { step: 'checking' });
        },
      });
      if (result) result = { ...result, stored: result.stored + 1 };
      remove([key]);
      set(files.map((each) => knowing(each, value, date)));
    } catch (problem) {
      step({ step: 'failed', problem });
    }
    if (sending) sending = { ...sending, done: sending.done + 1 };
    tell();
  };

  /** Sends files into the visits of an import, each under its date. */
  const sent = async (wanted: readonly OldFile[], importOf: () => Promise<Result | null>) => {
    if (sending || wanted.length === 0) return;
    const keys = wanted.map(({ key }) => key);
    sending = { done: 0, all: wanted.length };
    change(keys, { sending: { step: 'queued' } });
    try {
      const into = await importOf();
      if (!into) return;
      const job = inTurn(atOnce, async (key) => {
        const file = wanted.find((each) => each.key === key);
        const at = into.dates.findIndex((date) => file?.date && sameDate(date, file.date));
        const visit = into.import.visits[at];
        if (file && visit) await store(file, visit.visitId, into.import.id);
      });
      await Promise.all(keys.map(job));
    } catch (problem) {
      change(keys, { sending: null });
      throw problem;
    } finally {
      sending = null;
      tell();
    }
  };

  return {
    files: () => files,
    sending: () => sending,
    result: () => result,
    subscribe: (onChange) => {
      listeners.add(onChange);
      return () => {
        listeners.delete(onChange);
      };
    },
    add: (added) => {
      const fresh = added.map(
        (file): OldFile => ({
          key: randomKey(),
          file,
          look: { step: 'waiting' },
          date: null,
          view: null,
          confirmed: false,
          sending: null,
        }),
      );
      // What is being stored is still to be summed up.
      if (!sending) result = null;
      set([...files, ...fresh]);
      for (const { key } of fresh) look(key);
    },
    lookAgain: (key) => look(key),
    setDate: (keys, date) => change(keys, { date, sending: null }),
    setView: (key, view) => change([key], { view, sending: null }),
    confirm: (key) => change([key], { confirmed: true }),
    remove,
    send: (wanted) =>
      sent(wanted, async () => {
        const dates = datesOf(wanted);
        const begun = await post<PhotoImport>(base, { dates });
        result = { import: begun, dates, stored: 0 };
        return result;
      }),
    again: (wanted) => sent(wanted, async () => result),
  };
}

/** A file that is the very photo that was just stored is one that the patient has already. */
function knowing(
  file: OldFile,
  { id: photoId, visitId, view, sha256 }: Photo,
  date: OldDate | null,
): OldFile {
  const { look } = file;
  if (look.step !== 'seen' || look.found.sha256 !== sha256 || date === null) return file;
  return {
    ...file,
    look: { ...look, found: { ...look.found, already: { photoId, visitId, view, ...date } } },
  };
}

/** Each date of the files once, in the order the server answers its visits in. */
function datesOf(files: readonly OldFile[]): OldDate[] {
  const dates: OldDate[] = [];
  for (const { date } of files) if (date && !dates.some((each) => sameDate(each, date))) dates.push(date);
  return dates;
}

/** The small picture the server made, drawn from memory. */
function pictureOf({ thumb }: LookedAtPhoto): string {
  const bytes = Uint8Array.from(atob(thumb), (letter) => letter.charCodeAt(0));
  return URL.createObjectURL(new Blob([bytes], { type: 'image/webp' }));
}
