import { addDays, addMonths, later } from './dates.ts';

/** What the days of the next sessions follow from; all days are days of the branch's zone. */
export type PlanFacts = {
  today: string;
  sessionsPlanned: number;
  intervalDays: number;
  /** Sessions that were given and count. */
  givenCount: number;
  /** Day of the last session that was given, whether it counts or not; `null`: none was. */
  lastGivenOn: string | null;
  /** Days of the sessions that stand in the calendar and will count. */
  plannedOn: readonly string[];
};

/**
 * The days for the sessions that the plan still lacks: `intervalDays` apart, from the last session that was given or
 * stands in the calendar, none before today. Weekends are days like others: the clinic knows when it is open. A planned
 * session that was missed keeps its place in the plan and holds up none of the later ones.
 */
export function proposedDays(facts: PlanFacts): string[] {
  const { today, intervalDays } = facts;
  const missing = facts.sessionsPlanned - facts.givenCount - facts.plannedOn.length;
  const ahead = facts.plannedOn.filter((on) => on >= today);
  const known = [...(facts.lastGivenOn === null ? [] : [facts.lastGivenOn]), ...ahead].sort();
  const days: string[] = [];
  for (let last = known.at(-1); days.length < missing; last = days.at(-1)) {
    days.push(last === undefined ? today : later(addDays(last, intervalDays), today));
  }
  return days;
}

/**
 * The day of the next maintenance session, never before today: so many calendar months after the last session that was
 * given or is planned; `null` while sessions of the plan are still to be given.
 */
export function nextMaintenanceDay(
  facts: PlanFacts & { everyMonths: number; maintenancePlannedOn: readonly string[] },
): string | null {
  if (facts.lastGivenOn === null || facts.plannedOn.length > 0) return null;
  if (facts.givenCount < facts.sessionsPlanned) return null;
  const last = [facts.lastGivenOn, ...facts.maintenancePlannedOn].sort().at(-1) ?? facts.lastGivenOn;
  return later(addMonths(last, facts.everyMonths), facts.today);
}
