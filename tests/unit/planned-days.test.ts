import { describe, expect, it } from 'vitest';
import { nextMaintenanceDay, type PlanFacts, proposedDays } from '../../server/clinic/planned-days.ts';

const facts = (more: Partial<PlanFacts> = {}): PlanFacts => ({
  today: '2026-03-10',
  sessionsPlanned: 4,
  intervalDays: 30,
  givenCount: 1,
  lastGivenOn: '2026-03-01',
  plannedOn: [],
  ...more,
});

describe('the days proposed for the next sessions', () => {
  it('follow the last session given, one interval apart, weekends like other days', () => {
    // 31 March 2026 is a Tuesday, 30 May a Saturday.
    expect(proposedDays(facts())).toEqual(['2026-03-31', '2026-04-30', '2026-05-30']);
  });

  it('never lie in the past: a patient who comes back late is proposed today', () => {
    expect(proposedDays(facts({ lastGivenOn: '2025-06-01', sessionsPlanned: 3 }))).toEqual([
      '2026-03-10',
      '2026-04-09',
    ]);
  });

  it('begin today where nothing was given or planned yet', () => {
    expect(proposedDays(facts({ givenCount: 0, lastGivenOn: null, sessionsPlanned: 2 }))).toEqual([
      '2026-03-10',
      '2026-04-09',
    ]);
  });

  it('go on from a session that stands in the calendar, and leave out what is planned', () => {
    expect(proposedDays(facts({ plannedOn: ['2026-04-02'] }))).toEqual(['2026-05-02', '2026-06-01']);
  });

  it('a missed session keeps its place in the plan and holds up no later one', () => {
    expect(proposedDays(facts({ plannedOn: ['2026-03-05'] }))).toEqual(['2026-03-31', '2026-04-30']);
  });

  it('there are none once every session is given or planned', () => {
    expect(proposedDays(facts({ givenCount: 4 }))).toEqual([]);
    expect(proposedDays(facts({ givenCount: 5 }))).toEqual([]);
  });
});

describe('the day of the next maintenance session', () => {
  const done = facts({ givenCount: 4, lastGivenOn: '2026-01-31' });
  const maintenance = { everyMonths: 3, maintenancePlannedOn: [] };

  it('is so many calendar months after the last session, the last of a short month', () => {
    expect(nextMaintenanceDay({ ...done, ...maintenance, lastGivenOn: '2026-01-31' })).toBe('2026-04-30');
  });

  it('goes on from the maintenance session that is planned, and is never in the past', () => {
    expect(nextMaintenanceDay({ ...done, ...maintenance, maintenancePlannedOn: ['2026-05-02'] })).toBe(
      '2026-08-02',
    );
    expect(nextMaintenanceDay({ ...done, ...maintenance, lastGivenOn: '2025-01-31' })).toBe('2026-03-10');
  });

  it('waits for the sessions of the plan', () => {
    expect(nextMaintenanceDay({ ...facts(), ...maintenance })).toBeNull();
    expect(nextMaintenanceDay({ ...done, ...maintenance, plannedOn: ['2026-04-01'] })).toBeNull();
  });
});
