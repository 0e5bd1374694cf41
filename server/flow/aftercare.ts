import type { Actor } from '../../storage/actor.ts';
import type { Store } from '../../storage/open.ts';
import { listOverrides } from '../../storage/queries/aftercare-overrides.ts';
import { findBranch, findClinic, listBranches } from '../../storage/queries/clinic.ts';
import { listTexts, type PublishedText } from '../../storage/queries/texts.ts';
import { findVisit, listVisits } from '../../storage/queries/visits.ts';
import { overridesOfSheet, type RuleForPatient, withOverrides } from '../clinic/aftercare-overrides.ts';
import { aftercareStanding, sessionEnd } from '../clinic/aftercare-standing.ts';
import {
  aftercareWindows,
  type EndedSession,
  minoxidilFrom,
  type RuleWindow,
  stateAt,
} from '../clinic/aftercare-windows.ts';
import { dayOfInstant, daysBetween, todayIn } from '../clinic/dates.ts';
import type { AftercareContent, AftercareSheet, SheetRule } from '../contract/aftercare.ts';
import type { Visit } from '../contract/visits.ts';
import { checkContent } from './clinic-texts.ts';
import { found } from './outcome.ts';

type GivenSession = EndedSession & { visitId: string; text: PublishedText<'aftercare'> };

/** What was published when a session ended; what was given before the first text has the first. */
function textAt(texts: readonly PublishedText<'aftercare'>[], instant: string) {
  return found(texts.findLast(({ publishedAt }) => publishedAt <= instant) ?? texts[0]);
}

/** A patient's sessions that aftercare follows, in the order of their ends, each with the rules of its day. */
async function givenSessions(store: Store, actor: Actor, patientId: string): Promise<GivenSession[]> {
  const { language } = found(await findClinic(store));
  const texts = await listTexts(store, actor, 'aftercare', language);
  const zones = new Map((await listBranches(store)).map(({ id, timeZone }) => [id, timeZone]));
  const visits = await listVisits(store, actor, patientId);
  const sessions = visits.flatMap((visit) => {
    const endedAt = sessionEnd(visit);
    if (endedAt === null || aftercareStanding(visit) !== 'runs') return [];
    const text = textAt(texts, endedAt);
    const timeZone = zones.get(visit.branchId) ?? 'UTC';
    return [{ visitId: visit.id, endedAt, timeZone, rules: text.rules, text }];
  });
  return sessions.sort((a, b) => a.endedAt.localeCompare(b.endedAt));
}

function sheetRule({ rule, ...window }: RuleWindow<RuleForPatient>, now: string): SheetRule {
  return { ...rule, ...window, state: stateAt(window, now) };
}

/** What holds after the last of these sessions, and where that stands now. */
function windowsOnSheet(sessions: readonly EndedSession<RuleForPatient>[], now: Date) {
  const last = sessions.at(-1);
  if (last === undefined) return { session: null, today: null, rules: [], minoxidilFrom: null };
  const windows = aftercareWindows(sessions);
  const on = dayOfInstant(last.endedAt, last.timeZone);
  const today = todayIn(last.timeZone, now.getTime());
  return {
    session: { endedAt: last.endedAt, on },
    today: { on: today, day: daysBetween(on, today) },
    rules: windows.map((window) => sheetRule(window, now.toISOString())),
    minoxidilFrom: minoxidilFrom(windows),
  };
}

async function whereabouts(store: Store, branchId: string) {
  const { name: clinic, language } = found(await findClinic(store));
  const { name, phone, timeZone } = found(await findBranch(store, branchId));
  return { clinic, language, branch: { name, phone, timeZone } };
}

/** What follows a visit: a sheet, or why there is none. A session that a later one followed keeps the sheet it had. */
export async function aftercareOf(
  store: Store,
  actor: Actor,
  now: Date,
  visitId: string,
): Promise<AftercareSheet> {
  const visit: Visit = found(await findVisit(store, actor, visitId));
  const { patientId } = visit;
  const standing = aftercareStanding(visit);
  const all = standing === 'runs' ? await givenSessions(store, actor, patientId) : [];
  const place = all.findIndex((session) => session.visitId === visitId);
  const sessions = all.slice(0, place + 1);
  const next = all[place + 1];
  const at = [now.toISOString(), next?.endedAt ?? ''].filter(Boolean).sort()[0] as string;
  const overrides = overridesOfSheet(sessions, await listOverrides(store, actor, patientId), at);
  const text = sessions.at(-1)?.text;
  return {
    visitId,
    patientId,
    standing,
    ...(await whereabouts(store, visit.branchId)),
    textVersion: text?.version ?? null,
    ...windowsOnSheet(withOverrides(sessions, overrides), now),
    answers: text?.answers ?? [],
    restartedBy: next ? { visitId: next.visitId, on: dayOfInstant(next.endedAt, next.timeZone) } : null,
  };
}

/** The sheet of a session that would end now at the first branch, by a text that is not published yet. */
export async function previewAftercare(
  store: Store,
  now: Date,
  content: AftercareContent,
): Promise<AftercareSheet> {
  checkContent(content);
  const place = await whereabouts(store, found((await listBranches(store))[0]).id);
  const session = { endedAt: now.toISOString(), timeZone: place.branch.timeZone, rules: content.rules };
  return {
    visitId: null,
    patientId: null,
    standing: 'runs',
    ...place,
    textVersion: null,
    ...windowsOnSheet(withOverrides([session], []), now),
    answers: content.answers,
    restartedBy: null,
  };
}
