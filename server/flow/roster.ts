import type { Actor } from '../../storage/actor.ts';
import type { Store } from '../../storage/open.ts';
import { listPatients } from '../../storage/queries/patient-roster.ts';
import { addDays } from '../clinic/dates.ts';
import { overdueDays } from '../clinic/milestones/windows.ts';
import type { PatientPage, PatientQuery } from '../contract/patients.ts';
import { branchOrFirst } from './branch.ts';
import { todayAt } from './clinic-day.ts';

/** A page of the roster, with what each patient is to come for next, by the day of the clinic's first branch. */
export async function rosterPage(
  store: Store,
  actor: Actor,
  now: Date,
  query: PatientQuery,
): Promise<PatientPage> {
  const today = await todayAt(store, await branchOrFirst(store, undefined), now);
  return listPatients(store, actor, query, addDays(today, -overdueDays));
}
