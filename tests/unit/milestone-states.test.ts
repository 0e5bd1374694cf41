import { describe, expect, test } from 'vitest';
import { courseMilestones } from '../../server/clinic/milestones/course-milestones.ts';
import type { CourseFacts, ReviewFact } from '../../server/clinic/milestones/facts.ts';
import { blurredVisit, cardOf, emptyCourse, photo, session, visit } from '../support/course-facts.ts';

/** After the third session: 14 November – 15 December, target 28 November. */
const autumn: CourseFacts = {
  ...emptyCourse,
  today: '2026-12-01',
  sessions: [session('2026-08-31'), session('2026-09-30'), session('2026-10-31')],
};
const on = (today: string, visits = autumn.visits, reviews: ReviewFact[] = []) =>
  cardOf({ ...autumn, today, visits, reviews }, 'after_third');

describe('a window without photos', () => {
  test.each([
    ['2026-11-13', 'upcoming'],
    ['2026-11-14', 'due'],
    ['2026-12-15', 'due'],
    ['2026-12-16', 'overdue'],
    ['2027-02-13', 'overdue'],
    ['2027-02-14', 'missed'],
  ])('on %s it is %s', (today, state) => {
    expect(on(today).state).toBe(state);
  });
});

describe('which visit stands', () => {
  test.each([
    ['2026-11-13', null],
    ['2026-11-14', 'visit 2026-11-14'],
    ['2026-12-15', 'visit 2026-12-15'],
  ])('both edges of the window count: a visit on %s', (day, visitId) => {
    expect(on('2026-12-15', [visit(day)]).visitId).toBe(visitId);
  });

  test('the nearest to the target, not the last', () => {
    expect(on('2026-12-14', [visit('2026-12-10'), visit('2026-11-25')]).visitId).toBe('visit 2026-11-25');
  });

  test('the earlier of two equally near', () => {
    expect(on('2026-12-14', [visit('2026-12-01'), visit('2026-11-25')]).visitId).toBe('visit 2026-11-25');
  });

  test('one with a comparable primary view, though another is nearer', () => {
    const visits = [visit('2026-11-28', ['frontal']), visit('2026-12-10', ['vertex'])];
    expect(on('2026-12-14', visits)).toMatchObject({
      state: 'partial',
      visitId: 'visit 2026-12-10',
      photoId: 'vertex at visit 2026-12-10',
      missingViews: ['frontal'],
    });
  });

  test('views of two visits are never put together', () => {
    const visits = [visit('2026-11-28', ['vertex']), visit('2026-11-29', ['frontal'])];
    expect(on('2026-12-14', visits)).toMatchObject({ state: 'partial', missingViews: ['frontal'] });
  });

  test('old photos stand once a doctor accepted them', () => {
    const old = visit('2026-11-28', undefined, { kind: 'historical' });
    const waiting = on('2026-12-14', [old]);
    expect(waiting.state).toBe('retake');
    expect(waiting.reasons[0]?.code).toBe('historical_not_accepted');
    expect(on('2026-12-14', [{ ...old, accepted: true }]).state).toBe('complete');
  });
});

describe('the order of states', () => {
  test('complete: every required view is comparable', () => {
    expect(on('2026-12-01', [visit('2026-11-28')])).toMatchObject({ state: 'complete', missingViews: [] });
  });

  test('partial says why a view is missing', () => {
    const views = [photo('v', 'vertex'), photo('v', 'frontal', false)];
    const card = on('2026-12-01', [visit('2026-11-28', [], { visitId: 'v', views })]);
    expect(card).toMatchObject({ state: 'partial', missingViews: ['frontal'] });
    expect(card.reasons.map(({ code }) => code)).toEqual(['softer']);
  });

  test('retake, with the reason, comes before due, overdue and missed', () => {
    for (const today of ['2026-12-01', '2027-01-01', '2028-01-01']) {
      const card = on(today, [blurredVisit('2026-11-28')]);
      expect(card).toMatchObject({ state: 'retake', visitId: null, triedVisitId: 'visit 2026-11-28' });
      expect(card.reasons.map(({ code }) => code)).toEqual(['softer']);
    }
  });

  test('retake goes by the primary view: a good photo of another view does not make up for it', () => {
    const views = [photo('v', 'vertex', false), photo('v', 'frontal')];
    const card = on('2026-12-01', [visit('2026-11-28', [], { visitId: 'v', views })]);
    expect(card).toMatchObject({ state: 'retake', visitId: null, triedVisitId: 'v' });
  });

  test('photos of other views only are a retake for want of the primary one', () => {
    const card = on('2026-12-01', [visit('2026-11-28', ['frontal'])]);
    expect(card.state).toBe('retake');
    expect(card.reasons[0]).toMatchObject({ code: 'view_missing', values: { view: 'vertex' } });
  });
});

describe('late photos', () => {
  test('are shown with the days after closing and not counted', () => {
    expect(on('2026-12-20', [visit('2026-12-20')])).toMatchObject({
      state: 'overdue',
      visitId: 'visit 2026-12-20',
      lateByDays: 5,
      lateAccepted: false,
    });
  });

  test('count once a doctor accepts them, and are still named late', () => {
    const review = {
      milestone: 'after_third' as const,
      visitId: 'visit 2026-12-20',
      acceptLate: true,
      at: '2026-12-21T10:00:00Z',
    };
    expect(on('2027-06-01', [visit('2026-12-20')], [review])).toMatchObject({
      state: 'complete',
      lateByDays: 5,
      lateAccepted: true,
      reviewedAt: review.at,
    });
  });

  test('of the next milestone do not stand late for the one before', () => {
    expect(on('2027-01-20', [visit('2027-01-17')])).toMatchObject({ visitId: null, lateByDays: null });
    expect(on('2027-01-20', [visit('2027-01-16')]).lateByDays).toBe(32);
  });

  test('taken after a fourth session never stand for three', () => {
    const sessions = [...autumn.sessions, session('2026-11-24')];
    const facts = { ...autumn, today: '2026-12-20', sessions, visits: [visit('2026-12-20')] };
    expect(cardOf(facts, 'after_third')).toMatchObject({ state: 'overdue', visitId: null });
  });

  test('never stand for the baseline', () => {
    const facts = { ...autumn, visits: [visit('2026-09-05')] };
    expect(cardOf(facts, 'baseline')).toMatchObject({ state: 'missed', visitId: null });
  });
});

describe("a doctor's review", () => {
  const review = {
    milestone: 'after_third' as const,
    visitId: 'visit 2026-12-10',
    acceptLate: false,
    at: '2026-12-11T10:00:00Z',
  };
  const visits = [visit('2026-11-28'), visit('2026-12-10')];

  test('settles the visit, though another is nearer', () => {
    expect(on('2026-12-14', visits, [review])).toMatchObject({
      visitId: 'visit 2026-12-10',
      reviewedAt: review.at,
    });
  });

  test('stands when sessions are re-dated, and is then named late', () => {
    const sessions = autumn.sessions.map((one, index) => (index === 2 ? { ...one, on: '2026-10-21' } : one));
    const card = cardOf({ ...autumn, sessions, visits, reviews: [review] }, 'after_third');
    expect(card).toMatchObject({
      visitId: 'visit 2026-12-10',
      state: 'complete',
      lateByDays: 5,
      lateAccepted: false,
    });
    expect(card.reasons.map(({ code }) => code)).toEqual(['reviewed_before_move_late']);
  });

  test('stands when sessions are re-dated to later days, and is then named early', () => {
    const sessions = autumn.sessions.map((one, index) => (index === 2 ? { ...one, on: '2026-12-01' } : one));
    const card = cardOf({ ...autumn, sessions, visits, reviews: [review] }, 'after_third');
    expect(card).toMatchObject({ visitId: 'visit 2026-12-10', state: 'complete', lateByDays: null });
    expect(card.reasons.map(({ code }) => code)).toEqual(['reviewed_before_move_early']);
  });

  test('the latest of two counts, in whatever order they come', () => {
    const changed = { ...review, visitId: 'visit 2026-11-28', at: '2026-12-12T10:00:00Z' };
    for (const reviews of [
      [review, changed],
      [changed, review],
    ]) {
      expect(on('2026-12-14', visits, reviews).visitId).toBe('visit 2026-11-28');
    }
  });

  test('asks for a retake when its photo was excluded since', () => {
    const excluded = visit('2026-12-10', ['frontal']);
    expect(on('2026-12-14', [visit('2026-11-28'), excluded], [review])).toMatchObject({
      state: 'retake',
      visitId: 'visit 2026-12-10',
      photoId: null,
    });
  });

  test('of a visit that is gone is no longer binding', () => {
    expect(on('2026-12-14', [visit('2026-11-28')], [review])).toMatchObject({
      visitId: 'visit 2026-11-28',
      reviewedAt: null,
    });
  });
});

test('one visit may carry two milestones, and each names the other', () => {
  const facts: CourseFacts = { ...autumn, anchor: 'first_session', visits: [visit('2026-11-28')] };
  const { milestones } = courseMilestones(facts);
  const shared = milestones.map(({ milestone, sharedWith }) => [milestone, sharedWith]);
  expect(shared).toEqual([
    ['baseline', []],
    ['after_third', ['three_months']],
    ['three_months', ['after_third']],
    ['six_months', []],
  ]);
});
