import { randomUUID } from 'node:crypto';
import { and, asc, eq, sql } from 'drizzle-orm';
import type { BlindPicture, Reading } from '../../server/contract/assessments.ts';
import type { View } from '../../server/contract/codes.ts';
import { type Actor, clinicalScope, personId } from '../actor.ts';
import { note } from '../audit.ts';
import type { Store } from '../open.ts';
import { assessmentSignatures, assessments } from '../schema/assessments.ts';
import { people } from '../schema/people.ts';
import { type Transaction, transaction } from '../transaction.ts';

/** A blinded reading as it was begun. */
export type Assessment = typeof assessments.$inferSelect;

/** A signed reading, with whose it is. */
export type SignedReading = Omit<Reading, 'own'> & { readerId: string };

export type AssessedPhotos = { patientId: string; view: View; photoId: string; referencePhotoId: string };

/**
 * Begins this person's reading of a photo against its reference, or answers the one already begun: the lot is drawn
 * once. `referenceIsA`: how it falls if it is drawn now.
 */
export async function openAssessment(
  store: Store,
  actor: Actor,
  now: Date,
  pair: AssessedPhotos,
  referenceIsA: boolean,
): Promise<Assessment> {
  return transaction(store, (tx): Assessment => {
    const readerId = personId(actor);
    const begun = tx
      .select()
      .from(assessments)
      .where(
        and(
          eq(assessments.readerId, readerId),
          eq(assessments.photoId, pair.photoId),
          eq(assessments.referencePhotoId, pair.referencePhotoId),
        ),
      )
      .get();
    if (begun !== undefined) return begun;
    const row = { ...pair, id: randomUUID(), referenceIsA, readerId, openedAt: now.toISOString() };
    tx.insert(assessments).values(row).run();
    note(tx, actor, now, {
      action: 'open',
      noun: 'assessment',
      nounId: row.id,
      patientId: pair.patientId,
      details: { photoId: pair.photoId },
    });
    return row;
  });
}

/** A reading by the person who began it; anybody else's is not there. */
export async function findOwnAssessment(
  store: Store,
  actor: Actor,
  id: string,
): Promise<Assessment | undefined> {
  return store.db
    .select()
    .from(assessments)
    .where(and(eq(assessments.id, id), eq(assessments.readerId, personId(actor)), clinicalScope(actor)))
    .get();
}

/** This person's readings of a patient that were begun, signed or not. */
export async function listOwnAssessments(
  store: Store,
  actor: Actor,
  patientId: string,
): Promise<Assessment[]> {
  const own = and(eq(assessments.patientId, patientId), eq(assessments.readerId, personId(actor)));
  return store.db
    .select()
    .from(assessments)
    .where(and(own, clinicalScope(actor)))
    .all();
}

const readingColumns = {
  id: assessments.id,
  photoId: assessments.photoId,
  referencePhotoId: assessments.referencePhotoId,
  referenceIsA: assessments.referenceIsA,
  score: assessmentSignatures.score,
  note: assessmentSignatures.note,
  readerId: assessments.readerId,
  readerName: people.name,
  signedAt: assessmentSignatures.signedAt,
};

/** Signed readings in the order of signing: of one patient where it is named, else of the whole clinic. */
export async function listReadings(store: Store, actor: Actor, patientId?: string): Promise<SignedReading[]> {
  return readingsIn(store.db, actor, patientId);
}

function readingsIn(tx: Transaction, actor: Actor, patientId?: string): SignedReading[] {
  return tx
    .select(readingColumns)
    .from(assessmentSignatures)
    .innerJoin(assessments, eq(assessments.id, assessmentSignatures.assessmentId))
    .innerJoin(people, eq(people.id, assessments.readerId))
    .where(
      and(patientId === undefined ? undefined : eq(assessments.patientId, patientId), clinicalScope(actor)),
    )
    .orderBy(asc(assessmentSignatures.signedAt), sql`${assessmentSignatures}.rowid`)
    .all()
    .map(({ referenceIsA, ...row }) => ({ ...row, referenceWas: pictureOfReference({ referenceIsA }) }));
}

const pictureOfReference = ({ referenceIsA }: Pick<Assessment, 'referenceIsA'>): BlindPicture =>
  referenceIsA ? 'a' : 'b';

/**
 * Signs a reading: its score and the row of the trail, in one. `score`: the photo against the reference. It is no value of
 * a visit: it is a change already, told against one photo, and two of them are never subtracted. `undefined`: it was
 * signed before.
 */
export async function signAssessment(
  store: Store,
  actor: Actor,
  now: Date,
  assessment: Assessment,
  signature: { score: number; note: string | null },
): Promise<SignedReading | undefined> {
  return transaction(store, (tx): SignedReading | undefined => {
    const { id, patientId, photoId } = assessment;
    const signed = tx
      .select()
      .from(assessmentSignatures)
      .where(eq(assessmentSignatures.assessmentId, id))
      .get();
    if (signed !== undefined) return undefined;
    const signedAt = now.toISOString();
    tx.insert(assessmentSignatures)
      .values({ assessmentId: id, ...signature, signedAt })
      .run();
    note(tx, actor, now, {
      action: 'sign',
      noun: 'assessment',
      nounId: id,
      patientId,
      details: { photoId },
    });
    return readingsIn(tx, actor, patientId).find((each) => each.id === id);
  });
}
