import { expect, test } from 'vitest';
import { courseMilestones } from '../../server/clinic/milestones/course-milestones.ts';
import { sessionNumbering } from '../../server/clinic/milestones/sessions.ts';
import { emptyCourse, session } from '../support/course-facts.ts';

const course = [
  session('2026-03-02', { visitId: 'third' }),
  session('2026-01-01', { visitId: 'first' }),
  session('2026-01-31', { visitId: 'second' }),
  session('2026-02-10', { visitId: 'touch-up', kind: 'maintenance' }),
];

test('photos at the third session show the effect of two', () => {
  const numbers = sessionNumbering(course, [...course, { visitId: 'review', on: '2026-04-01' }]);
  expect(numbers.get('third')).toEqual({ sessionNumber: 3, sessionsGivenBefore: 2 });
  expect(numbers.get('first')).toEqual({ sessionNumber: 1, sessionsGivenBefore: 0 });
  expect(numbers.get('review')).toEqual({ sessionNumber: null, sessionsGivenBefore: 3 });
});

test('maintenance has no number and moves no milestone', () => {
  expect(sessionNumbering(course, course).get('touch-up')).toEqual({
    sessionNumber: null,
    sessionsGivenBefore: 2,
  });
  expect(courseMilestones({ ...emptyCourse, sessions: course }).anchor.on).toBe('2026-03-02');
});

test('a session elsewhere or aborted counts once a doctor says so, maintenance never', () => {
  for (const kind of ['elsewhere', 'aborted', 'maintenance'] as const) {
    for (const counts of [null, false, true]) {
      const extra = session('2026-02-20', { visitId: 'extra', kind, counts });
      const number = sessionNumbering([...course, extra], [extra]).get('extra')?.sessionNumber;
      expect(number).toBe(kind !== 'maintenance' && counts ? 3 : null);
    }
  }
});

test('a planned session has the number it will take, and shifts no given one', () => {
  const forgotten = session('2026-01-15', { visitId: 'forgotten', status: 'planned' });
  const numbers = sessionNumbering([...course, forgotten], [...course, forgotten]);
  expect(numbers.get('forgotten')?.sessionNumber).toBe(4);
  expect(numbers.get('third')?.sessionNumber).toBe(3);
});

test('a re-dated session changes its number', () => {
  const moved = course.map((one) => (one.visitId === 'first' ? { ...one, on: '2026-05-01' } : one));
  expect(sessionNumbering(moved, moved).get('first')).toEqual({ sessionNumber: 3, sessionsGivenBefore: 2 });
});
