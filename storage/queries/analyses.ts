import { and, eq, getTableColumns, isNull, sql } from 'drizzle-orm';
import type { Quality } from '../../server/contract/analysis.ts';
import type { AnalysisState, View } from '../../server/contract/codes.ts';
import { type Actor, clinicalScope } from '../actor.ts';
import { note } from '../audit.ts';
import type { Store } from '../open.ts';
import { analyses } from '../schema/measuring.ts';
import { photos } from '../schema/photos.ts';
import { type Transaction, transaction } from '../transaction.ts';
import { shownState } from './shown-state.ts';

/** After this many failures a photo is left for a person to look at. */
export const maxAttempts = 3;

export type AnalysisRow = typeof analyses.$inferSelect;

/** Which photos to measure again; a patient alone means every view. */
export type QueueScope = { photoId: string } | { patientId: string; view?: View };

const waiting = sql`${analyses.state} in ('queued', 'running')`;

/**
 * Puts photos back on the durable list, inside the transaction that changed what they are measured by. One that is
 * being analysed at this moment is put back too: its result, made from what no longer holds, is not written.
 * A photo whose inputs turn out to be the same is not measured a second time. `background`: nobody waits for it, so it
 * comes after everything somebody waits for; a photo somebody waits for already stays one.
 */
export function queueAnalyses(tx: Transaction, now: Date, scope: QueueScope, background = false): void {
  const which =
    'photoId' in scope
      ? eq(photos.id, scope.photoId)
      : and(
          eq(photos.patientId, scope.patientId),
          scope.view === undefined ? undefined : eq(photos.view, scope.view),
        );
  tx.insert(analyses)
    .select(
      tx
        .select({
          photoId: photos.id,
          patientId: photos.patientId,
          state: sql<AnalysisState>`'queued'`.as('state'),
          attempts: sql<number>`0`.as('attempts'),
          inputs: sql<string | null>`null`.as('inputs'),
          methods: sql<string | null>`null`.as('methods'),
          background: sql<boolean>`${background ? 1 : 0}`.as('background'),
          failure: sql<string | null>`null`.as('failure'),
          quality: sql<null>`null`.as('quality'),
          overlap: sql<number | null>`null`.as('overlap'),
          matching: sql<null>`null`.as('matching'),
          model: sql<null>`null`.as('model'),
          realign: sql<null>`null`.as('realign'),
          queuedAt: sql<string>`${now.toISOString()}`.as('queued_at'),
          finishedAt: sql<string | null>`null`.as('finished_at'),
        })
        .from(photos)
        .where(which),
    )
    .onConflictDoUpdate({
      target: analyses.photoId,
      set: {
        patientId: sql`excluded.patient_id`,
        state: 'queued',
        attempts: 0,
        background: background ? sql`case when ${waiting} then ${analyses.background} else 1 end` : false,
        failure: null,
        queuedAt: background
          ? sql`case when ${waiting} then ${analyses.queuedAt} else excluded.queued_at end`
          : now.toISOString(),
      },
    })
    .run();
}

/** Asks for one photo to be aligned anew. `discard_hand`: even what a person set. */
export async function queueRealignment(
  store: Store,
  actor: Actor,
  now: Date,
  photo: { id: string; patientId: string },
  realign: 'keep_hand' | 'discard_hand',
): Promise<void> {
  transaction(store, (tx): void => {
    queueAnalyses(tx, now, { photoId: photo.id });
    tx.update(analyses).set({ realign }).where(eq(analyses.photoId, photo.id)).run();
    note(tx, actor, now, {
      action: 'align_again',
      noun: 'photo',
      nounId: photo.id,
      patientId: photo.patientId,
      details: { realign },
    });
  });
}

/** Spelt out, and both terms, because only then does SQLite see that the small index of waiting photos answers it. */
function inState(state: 'queued' | 'running') {
  return sql`${waiting} and ${analyses.state} = ${sql.raw(`'${state}'`)}`;
}

/**
 * Takes the next photo off the list: what somebody waits for before what nobody does; of both, references first,
 * because every other photo is laid on them, in their region and scale, then the one that waits longest. `undefined`:
 * nothing waits. `unjudged`: only of the photos whose quality nobody was told yet.
 */
export async function claimAnalysis(
  store: Store,
  { unjudged = false } = {},
): Promise<AnalysisRow | undefined> {
  return transaction(store, (tx): AnalysisRow | undefined => {
    const next = tx
      .select({ photoId: analyses.photoId })
      .from(analyses)
      .where(and(inState('queued'), unjudged ? isNull(analyses.quality) : undefined))
      .orderBy(
        analyses.background,
        sql`not exists (select 1 from reference_photos r where r.photo_id = ${analyses.photoId})`,
        analyses.queuedAt,
        sql`${analyses}.rowid`,
      )
      .limit(1)
      .get();
    if (next === undefined) return undefined;
    return tx
      .update(analyses)
      .set({ state: 'running', attempts: sql`${analyses.attempts} + 1` })
      .where(eq(analyses.photoId, next.photoId))
      .returning()
      .get();
  });
}

const givenBack = { state: 'queued', attempts: sql`max(0, ${analyses.attempts} - 1)` } as const;

/** At start: what was being analysed when the server ended waits again; that the server ended was not its fault. */
export async function requeueRunning(store: Store): Promise<number> {
  return store.db.update(analyses).set(givenBack).where(inState('running')).run().changes;
}

/** Gives a started analysis back without counting the attempt. */
export async function releaseAnalysis(store: Store, photoId: string): Promise<void> {
  store.db
    .update(analyses)
    .set(givenBack)
    .where(and(eq(analyses.photoId, photoId), eq(analyses.state, 'running')))
    .run();
}

/** What one photo tells of itself; the photo goes on waiting for all that needs another. */
export async function writeQuality(store: Store, photoId: string, quality: Quality): Promise<void> {
  store.db
    .update(analyses)
    .set({ ...givenBack, quality })
    .where(and(eq(analyses.photoId, photoId), eq(analyses.state, 'running')))
    .run();
}

/**
 * Writes down why an analysis came to nothing. `again`: it may go better next time, as long as attempts are left.
 * `failure` is a code of the catalogue. `methods`: by what it failed; only when they change it is tried once more.
 */
export async function failAnalysis(
  store: Store,
  now: Date,
  photoId: string,
  methods: string,
  failure: string,
  again: boolean,
): Promise<void> {
  transaction(store, (tx) => {
    const row = tx.select().from(analyses).where(eq(analyses.photoId, photoId)).get();
    if (row?.state !== 'running') return;
    const ended = { state: 'failed', methods, background: false, finishedAt: now.toISOString() } as const;
    const stays = { state: 'queued', finishedAt: null } as const;
    tx.update(analyses)
      .set({ ...(again && row.attempts < maxAttempts ? stays : ended), failure })
      .where(eq(analyses.photoId, photoId))
      .run();
  });
}

/**
 * The list's row of a photo with the state people are told, or `undefined` where there is none or the actor may not
 * know of it.
 */
export async function findAnalysis(
  store: Store,
  actor: Actor,
  photoId: string,
): Promise<(AnalysisRow & { shown: AnalysisState }) | undefined> {
  return store.db
    .select({ ...getTableColumns(analyses), shown: shownState })
    .from(analyses)
    .where(and(eq(analyses.photoId, photoId), clinicalScope(actor)))
    .get();
}

/** How many photos wait to be analysed or are being. */
export async function countWaiting(store: Store): Promise<number> {
  return store.db.$count(analyses, waiting);
}
