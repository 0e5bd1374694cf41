import type { Actor } from '../../storage/actor.ts';
import { findBranch } from '../../storage/queries/clinic.ts';
import { findPatient } from '../../storage/queries/patients.ts';
import { startPhotoImport, undoPhotoImport } from '../../storage/queries/photo-imports.ts';
import { findSameBytes } from '../../storage/queries/same-bytes.ts';
import { dayOfInstant } from '../clinic/dates.ts';
import { daysOf } from '../clinic/days-of.ts';
import type { LookedAtPhoto, NewPhotoImport, PhotoImport } from '../contract/photo-imports.ts';
import { protocols } from '../contract/protocols.ts';
import type { Deps } from '../deps.ts';
import { AppError } from '../errors.ts';
import { captureTime } from './capture-time.ts';
import { todayAt } from './clinic-day.ts';
import { lookAt } from './normalise.ts';
import { found } from './outcome.ts';
import type { RawPhoto } from './photo-stages.ts';
import { refreshPatient } from './refresh-milestones.ts';

/**
 * What a file of old photographs is and whether the patient, or another one, has it already. Whatever happens, nothing
 * of it is kept. Throws what the upload of the same file would throw for what is in it.
 */
export async function lookAtOldPhoto(
  deps: Deps,
  actor: Actor,
  patientId: string,
  raw: RawPhoto,
): Promise<LookedAtPhoto> {
  const { store, clock, files } = deps;
  try {
    const { branchId } = found(await findPatient(store, actor, patientId));
    const timeZone = found(await findBranch(store, branchId)).timeZone;
    const picture = await lookAt(deps, raw);
    const capture = captureTime(picture.capture, timeZone, undefined, clock());
    return {
      sha256: raw.sha256,
      bytes: raw.bytes,
      mediaType: picture.mediaType,
      widthPx: picture.originalWidthPx,
      heightPx: picture.originalHeightPx,
      device: picture.device,
      ...capture,
      capturedOn: capture.capturedAt && dayOfInstant(capture.capturedAt, timeZone),
      thumb: Buffer.from(picture.thumb).toString('base64'),
      ...(await findSameBytes(store, actor, patientId, raw.sha256)),
    };
  } finally {
    await files.discard(raw.staging);
  }
}

/** The dates asked for, each once, a month or a year as its first day. Throws `visit_in_future`. */
function wholeDates({ dates }: NewPhotoImport, today: string): NewPhotoImport['dates'] {
  const whole = new Map<string, NewPhotoImport['dates'][number]>();
  for (const { date, datePrecision } of dates) {
    const { first } = daysOf(date, datePrecision);
    if (first > today) throw new AppError('visit_in_future');
    whole.set(`${first} ${datePrecision}`, { date: first, datePrecision });
  }
  return [...whole.values()];
}

/** Begins an import of old photographs, with a visit for each of its dates. Throws `not_found`, `visit_in_future`. */
export async function beginPhotoImport(
  { store, clock }: Deps,
  actor: Actor,
  patientId: string,
  wanted: NewPhotoImport,
): Promise<PhotoImport> {
  const { branchId, pattern } = found(await findPatient(store, actor, patientId));
  const dates = wholeDates(wanted, await todayAt(store, branchId, clock()));
  const entry = {
    patientId,
    branchId,
    kind: 'historical',
    status: 'done',
    courseId: null,
    pattern,
    protocolVersion: protocols[pattern].version,
  } as const;
  const begun = await startPhotoImport(store, actor, clock(), entry, dates);
  await refreshPatient(store, clock(), patientId);
  return begun;
}

/** Takes an import back as a whole, then brings references and milestones up to it. Throws `not_found`. */
export async function takeImportBack(
  { store, clock }: Deps,
  actor: Actor,
  id: string,
  reason: string,
): Promise<PhotoImport> {
  const undone = found(await undoPhotoImport(store, actor, clock(), id, reason));
  await refreshPatient(store, clock(), undone.patientId);
  return undone;
}
