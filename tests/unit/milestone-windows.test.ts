import { describe, expect, test } from 'vitest';
import { courseMilestones } from '../../server/clinic/milestones/course-milestones.ts';
import { cardOf, emptyCourse, session, visit } from '../support/course-facts.ts';

const autumn = {
  ...emptyCourse,
  today: '2026-11-05',
  sessions: [session('2026-08-31'), session('2026-09-30'), session('2026-10-31')],
};
const dates = ({ opensOn, targetOn, closesOn }: ReturnType<typeof cardOf>) => [opensOn, targetOn, closesOn];

describe('sessions on 31 August, 30 September and 31 October', () => {
  test('after the third session runs from 14 November to 15 December around 28 November', () => {
    expect(dates(cardOf(autumn, 'after_third'))).toEqual(['2026-11-14', '2026-11-28', '2026-12-15']);
  });

  test('three months from the third session is 31 January, a fortnight either side', () => {
    expect(dates(cardOf(autumn, 'three_months'))).toEqual(['2027-01-17', '2027-01-31', '2027-02-14']);
  });

  test('six months from the third session is the last of April, which has no 31st', () => {
    expect(dates(cardOf(autumn, 'six_months'))).toEqual(['2027-03-31', '2027-04-30', '2027-05-30']);
  });

  test('twelve months is a card only by setting', () => {
    expect(courseMilestones(autumn).milestones).toHaveLength(4);
    const card = cardOf({ ...autumn, twelveMonths: true }, 'twelve_months');
    expect(dates(card)).toEqual(['2027-09-16', '2027-10-31', '2027-12-15']);
  });

  test('baseline is the ninety days up to the first session', () => {
    expect(dates(cardOf(autumn, 'baseline'))).toEqual(['2026-06-02', '2026-08-31', '2026-08-31']);
  });

  test('counted from the first session, three months is 30 November and six months 28 February', () => {
    const fromFirst = { ...autumn, anchor: 'first_session' as const };
    expect(cardOf(fromFirst, 'three_months').targetOn).toBe('2026-11-30');
    expect(cardOf(fromFirst, 'six_months').targetOn).toBe('2027-02-28');
  });

  test('in a leap year six months from 31 August is 29 February', () => {
    const sessions = [session('2027-08-31'), session('2027-09-30'), session('2027-10-31')];
    const leap = { ...autumn, today: '2027-11-05', anchor: 'first_session' as const, sessions };
    expect(cardOf(leap, 'six_months').targetOn).toBe('2028-02-29');
  });

  test('a fourth session on 24 November closes after the third, and its photos before injection count', () => {
    const fourth = {
      ...autumn,
      today: '2026-11-24',
      sessions: [...autumn.sessions, session('2026-11-24')],
      visits: [visit('2026-11-24', ['vertex', 'frontal'], { kind: 'session' })],
    };
    const card = cardOf(fourth, 'after_third');
    expect(card).toMatchObject({ closesOn: '2026-11-24', state: 'complete', visitId: 'visit 2026-11-24' });
  });

  test('photos taken after the fourth injection do not count', () => {
    const [taken] = visit('2026-11-24', ['vertex']).views;
    const after = taken ? [{ ...taken, timing: 'after_injection' as const }] : [];
    const fourth = {
      ...autumn,
      today: '2026-11-24',
      sessions: [...autumn.sessions, session('2026-11-24')],
      visits: [visit('2026-11-24', [], { views: after })],
    };
    expect(cardOf(fourth, 'after_third')).toMatchObject({ state: 'due', visitId: null });
  });

  test('a fourth session eight days after the third leaves its own day', () => {
    const early = { ...autumn, sessions: [...autumn.sessions, session('2026-11-08')] };
    expect(dates(cardOf(early, 'after_third'))).toEqual(['2026-11-08', '2026-11-28', '2026-11-08']);
  });

  test('the last session as anchor moves with a fourth one', () => {
    const fromLast = { ...autumn, anchor: 'last_session' as const };
    expect(cardOf(fromLast, 'three_months')).toMatchObject({ targetOn: '2027-01-31', projected: false });
    const fourth = { ...fromLast, sessions: [...autumn.sessions, session('2026-11-30')] };
    expect(cardOf(fourth, 'three_months')).toMatchObject({ targetOn: '2027-02-28', projected: false });
  });
});

describe('sessions still to come', () => {
  test('the plan is projected at its interval from the last session given', () => {
    const one = { ...emptyCourse, today: '2026-01-10', sessions: [session('2026-01-01')] };
    const { anchor } = courseMilestones(one);
    expect(anchor).toEqual({ code: 'third_session', on: '2026-03-02', projected: true, fallback: false });
    expect(cardOf(one, 'three_months')).toMatchObject({
      state: 'upcoming',
      targetOn: '2026-06-02',
      projected: true,
    });
  });

  test('a session in the calendar counts before the interval does', () => {
    const planned = session('2026-03-20', { status: 'planned' });
    const sessions = [session('2026-01-01'), session('2026-01-31'), planned];
    const { anchor } = courseMilestones({ ...emptyCourse, today: '2026-02-01', sessions });
    expect(anchor).toMatchObject({ on: '2026-03-20', projected: true });
  });

  test('a planned day gone by is projected to today, so nothing is due before its session was given', () => {
    const planned = session('2026-03-01', { status: 'planned' });
    const sessions = [session('2026-01-01'), session('2026-01-31'), planned];
    const facts = { ...emptyCourse, today: '2026-09-01', sessions };
    expect(courseMilestones(facts).anchor.on).toBe('2026-09-01');
    expect(cardOf(facts, 'after_third').state).toBe('upcoming');
  });

  test('a cancelled session is not expected', () => {
    const cancelled = session('2026-02-10', { status: 'cancelled' });
    const sessions = [session('2026-01-01'), session('2026-01-31'), cancelled];
    const { anchor, sessions: marks } = courseMilestones({ ...emptyCourse, today: '2026-02-01', sessions });
    expect(anchor.on).toBe('2026-03-02');
    expect(marks).toHaveLength(2);
  });

  test('before any session the baseline is wanted now, and the others have no date', () => {
    expect(cardOf(emptyCourse, 'baseline')).toMatchObject({ state: 'due', opensOn: null });
    expect(cardOf(emptyCourse, 'six_months')).toMatchObject({ state: 'upcoming', targetOn: null });
    const photographed = { ...emptyCourse, visits: [visit('2025-12-01')] };
    expect(cardOf(photographed, 'baseline').state).toBe('complete');
  });

  test('a baseline is upcoming until ninety days before the planned first session', () => {
    const sessions = [session('2026-06-01', { status: 'planned' })];
    expect(cardOf({ ...emptyCourse, today: '2026-03-02', sessions }, 'baseline').state).toBe('upcoming');
    expect(cardOf({ ...emptyCourse, today: '2026-03-03', sessions }, 'baseline').state).toBe('due');
  });
});

describe('courses that ended', () => {
  const stopped = { ...emptyCourse, today: '2026-03-01', state: 'stopped' as const };
  const two = { ...stopped, sessions: [session('2026-01-01'), session('2026-01-31')] };

  test('stopped before the third session, the months count from the last one given and say so', () => {
    expect(courseMilestones(two).anchor).toMatchObject({
      on: '2026-01-31',
      fallback: true,
      projected: false,
    });
    const card = cardOf(two, 'three_months');
    expect(card.targetOn).toBe('2026-04-30');
    expect(card.reasons.map(({ code }) => code)).toEqual(['counted_from_last_session']);
  });

  test('that holds whatever the anchor; where it is the last session anyway, nothing need be said', () => {
    const fromFirst = { ...two, anchor: 'first_session' as const };
    expect(courseMilestones(fromFirst).anchor).toMatchObject({ on: '2026-01-31', fallback: true });
    const fromLast = { ...two, anchor: 'last_session' as const };
    expect(courseMilestones(fromLast).anchor).toMatchObject({ on: '2026-01-31', fallback: false });
  });

  test('stopped before the third session, there is no milestone after it', () => {
    const card = cardOf(two, 'after_third');
    expect(card).toMatchObject({ state: 'not_applicable', opensOn: null });
    expect(card.reasons[0]?.code).toBe('ended_before_third_session');
  });

  test('stopped after the third session, nothing changes', () => {
    const three = { ...two, sessions: [...two.sessions, session('2026-03-01')] };
    expect(courseMilestones(three).anchor).toMatchObject({ on: '2026-03-01', fallback: false });
    expect(cardOf(three, 'after_third').state).toBe('upcoming');
  });

  test('stopped before the first session, nothing applies', () => {
    for (const card of courseMilestones(stopped).milestones) expect(card.state).toBe('not_applicable');
  });

  test('planned sessions of a stopped course are not expected', () => {
    const sessions = [...two.sessions, session('2026-04-01', { status: 'planned' })];
    expect(courseMilestones({ ...two, sessions }).anchor.on).toBe('2026-01-31');
  });

  test('a plan of two sessions counts from its last', () => {
    const short = { ...emptyCourse, sessionsPlanned: 2, sessions: [session('2026-01-01')] };
    expect(courseMilestones(short).anchor).toMatchObject({
      on: '2026-01-31',
      projected: true,
      fallback: true,
    });
    expect(cardOf(short, 'after_third').reasons[0]?.code).toBe('fewer_than_three_sessions_planned');
  });
});
