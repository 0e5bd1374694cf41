import { asc, eq, gt, inArray } from 'drizzle-orm';
import { system } from './actor.ts';
import { note } from './audit.ts';
import type { Store } from './open.ts';
import type { PhotoFiles } from './photo-files.ts';
import { photos } from './schema/photos.ts';
import { transaction } from './transaction.ts';

/** What a sweep found and did, in numbers for the log. */
export type SweepReport = {
  temporariesRemoved: number;
  quarantined: number;
  newlyMissing: number;
  foundAgain: number;
};

const pageSize = 500;

/** `before`: what changed later may be an upload under way. `signal`: the server stops, the rest is left to the next sweep. */
export type SweepBounds = { now: Date; before: Date; signal: AbortSignal };

/** Folders that no row names. */
async function quarantineOrphans(store: Store, files: PhotoFiles, { before, signal }: SweepBounds) {
  let quarantined = 0;
  for await (const page of files.kept()) {
    const old = page.filter(({ changedAt }) => changedAt <= before).map(({ folder }) => folder);
    for (let at = 0; at < old.length; at += pageSize) {
      const some = old.slice(at, at + pageSize);
      const rows = store.db
        .select({ folder: photos.folder })
        .from(photos)
        .where(inArray(photos.folder, some))
        .all();
      const named = new Set(rows.map(({ folder }) => folder));
      if (signal.aborted) return quarantined;
      for (const folder of some.filter((each) => !named.has(each))) {
        await files.quarantine(folder);
        quarantined += 1;
      }
    }
  }
  return quarantined;
}

/**
 * Flags rows whose files are gone, and takes the flag away where they are back (a disk mounted late, a restored
 * folder). The row is evidence: it is never changed to fit the files, nor the files made up from it.
 */
async function flagMissingFiles(store: Store, files: PhotoFiles, { now, signal }: SweepBounds) {
  const counts = { newlyMissing: 0, foundAgain: 0 };
  let after = '';
  for (;;) {
    const page = store.db
      .select({
        id: photos.id,
        folder: photos.folder,
        patientId: photos.patientId,
        fileMissing: photos.fileMissing,
      })
      .from(photos)
      .where(gt(photos.id, after))
      .orderBy(asc(photos.id))
      .limit(pageSize)
      .all();
    for (const photo of page) {
      if (signal.aborted) return counts;
      const isMissing = (await files.missing(photo.folder)).length > 0;
      if (isMissing === photo.fileMissing) continue;
      transaction(store, (tx) => {
        tx.update(photos).set({ fileMissing: isMissing }).where(eq(photos.id, photo.id)).run();
        const action = isMissing ? 'file_missing' : 'file_found_again';
        note(tx, system, now, { action, noun: 'photo', nounId: photo.id, patientId: photo.patientId });
      });
      counts[isMissing ? 'newlyMissing' : 'foundAgain'] += 1;
    }
    const last = page.at(-1);
    if (last === undefined) return counts;
    after = last.id;
  }
}

/**
 * Puts right what a kill or a power cut left. Nothing that may be a photo is deleted: only unfinished uploads, which
 * nobody was told are safe.
 */
export async function sweep(store: Store, files: PhotoFiles, bounds: SweepBounds): Promise<SweepReport> {
  const staged = (await files.staged()).filter(({ changedAt }) => changedAt <= bounds.before);
  for (const { folder } of staged) await files.discard(folder);
  return {
    temporariesRemoved: staged.length,
    quarantined: await quarantineOrphans(store, files, bounds),
    ...(await flagMissingFiles(store, files, bounds)),
  };
}
