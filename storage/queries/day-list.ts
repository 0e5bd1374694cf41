import { and, asc, desc, eq, gte, lt, lte, ne, sql } from 'drizzle-orm';
import { type Actor, clinicalScope } from '../actor.ts';
import type { Store } from '../open.ts';
import { alignments, analyses } from '../schema/measuring.ts';
import { patients, visits } from '../schema/patients.ts';
import { people } from '../schema/people.ts';
import { photos } from '../schema/photos.ts';
import { sessionRecordEntries as entries } from '../schema/session-records.ts';
import { isNewest } from './session-records.ts';

const brief = { id: patients.id, code: patients.code, name: patients.name };

/** Who is expected at a branch on a day, and how many pictures of the visit there are already. */
export async function listExpected(store: Store, actor: Actor, branchId: string, on: string) {
  return store.db
    .select({
      visitId: visits.id,
      patient: brief,
      kind: visits.kind,
      status: visits.status,
      version: visits.version,
      photos: sql<number>`(select count(*) from ${photos} where ${photos.visitId} = ${visits.id} and ${photos.state} = 'current')`,
    })
    .from(visits)
    .innerJoin(patients, eq(patients.id, visits.patientId))
    .where(
      and(
        eq(visits.branchId, branchId),
        eq(visits.date, on),
        ne(visits.status, 'cancelled'),
        clinicalScope(actor),
      ),
    )
    .orderBy(asc(patients.name), asc(visits.createdAt))
    .all();
}

/** Planned visits of a branch whose day has passed, no earlier than `from`, of patients who still come; the latest first. */
export async function listMissedVisits(
  store: Store,
  actor: Actor,
  branchId: string,
  days: { from: string; before: string },
) {
  return store.db
    .select({
      visitId: visits.id,
      version: visits.version,
      patient: brief,
      kind: visits.kind,
      date: visits.date,
    })
    .from(visits)
    .innerJoin(patients, eq(patients.id, visits.patientId))
    .where(
      and(
        eq(visits.branchId, branchId),
        gte(visits.date, days.from),
        lt(visits.date, days.before),
        eq(visits.status, 'planned'),
        eq(patients.status, 'active'),
        clinicalScope(actor),
      ),
    )
    .orderBy(desc(visits.date), asc(patients.name))
    .limit(100)
    .all();
}

/** Sessions of a branch that were given between two days and whose record nobody has signed, the latest first. */
export async function listUnsigned(
  store: Store,
  actor: Actor,
  branchId: string,
  days: { from: string; to: string },
) {
  return store.db
    .select({
      visitId: visits.id,
      patient: brief,
      date: visits.date,
      writtenBy: people.name,
    })
    .from(entries)
    .innerJoin(visits, eq(visits.id, entries.visitId))
    .innerJoin(patients, eq(patients.id, visits.patientId))
    .leftJoin(people, eq(people.id, entries.savedBy))
    .where(
      and(
        eq(visits.branchId, branchId),
        gte(visits.date, days.from),
        lte(visits.date, days.to),
        eq(visits.kind, 'session'),
        eq(visits.status, 'done'),
        eq(entries.state, 'draft'),
        isNewest(store.db),
        clinicalScope(actor),
      ),
    )
    .orderBy(desc(visits.date), asc(patients.name))
    .limit(100)
    .all();
}

/** The newest alignment of a photo, while it is one that was refused: its reason's code. */
const refusalCode = sql<string | null>`(
  select case when ${alignments.state} = 'refused' then json_extract(${alignments.refusal}, '$.code') end
  from ${alignments} where ${alignments.photoId} = ${photos.id} order by ${alignments.sequence} desc limit 1)`;

/** Why the picture itself is no measure of anything, however it lies: its first reason that refuses. */
const qualityCode = sql<string | null>`(
  select json_extract(reason.value, '$.code') from json_each(${analyses.quality}, '$.reasons') reason
  where json_extract(reason.value, '$.severity') = 'refuse' limit 1)`;

/**
 * Pictures of the visits of a branch between two days that somebody should look at: the analysis failed, the
 * alignment was refused, or the picture is unfit in itself. `problem`: the code of why.
 */
export async function listPicturesToLookAt(
  store: Store,
  actor: Actor,
  branchId: string,
  from: string,
  to: string,
) {
  const failed = sql`${analyses.state} = 'failed'`;
  return store.db
    .select({
      photoId: photos.id,
      visitId: photos.visitId,
      patient: brief,
      view: photos.view,
      problem: sql<string>`case when ${failed} then coalesce(${analyses.failure}, 'analysis_failed') else coalesce(${refusalCode}, ${qualityCode}) end`,
    })
    .from(visits)
    .innerJoin(photos, eq(photos.visitId, visits.id))
    .innerJoin(patients, eq(patients.id, visits.patientId))
    .innerJoin(analyses, eq(analyses.photoId, photos.id))
    .where(
      and(
        eq(visits.branchId, branchId),
        gte(visits.date, from),
        lte(visits.date, to),
        eq(photos.state, 'current'),
        sql`(${failed} or ${refusalCode} is not null or ${qualityCode} is not null)`,
        clinicalScope(actor),
      ),
    )
    .orderBy(sql`${visits.date} desc`, asc(patients.name), asc(photos.view))
    .limit(100)
    .all();
}
