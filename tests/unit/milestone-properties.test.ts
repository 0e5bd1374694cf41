import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, daysBetween } from '../../server/clinic/dates.ts';
import { courseMilestones } from '../../server/clinic/milestones/course-milestones.ts';
import type { CourseFacts, SessionFact } from '../../server/clinic/milestones/facts.ts';
import { anchors, courseStates, sessionKinds, visitStatuses } from '../../server/contract/codes.ts';
import { emptyCourse, photo, visit } from '../support/course-facts.ts';

const day = fc.integer({ min: 0, max: 700 }).map((days) => addDays('2026-01-01', days));

const session: fc.Arbitrary<SessionFact> = fc.record({
  visitId: fc.uuid(),
  on: day,
  kind: fc.constantFrom(...sessionKinds, 'initial' as const, 'initial' as const),
  status: fc.constantFrom(...visitStatuses, 'done' as const, 'done' as const),
  counts: fc.constantFrom(null, true, false),
});
const sessions = fc.array(session, { maxLength: 7 });

const visits = fc.array(
  fc
    .record({ on: day, crown: fc.constantFrom('none', 'blurred', 'good'), frontal: fc.boolean() })
    .map(({ on, crown, frontal }) =>
      visit(on, [], {
        visitId: `v${on}${crown}${frontal}`,
        views: [
          ...(crown === 'none' ? [] : [photo(on, 'vertex', crown === 'good')]),
          ...(frontal ? [photo(on, 'frontal')] : []),
        ],
      }),
    ),
  { maxLength: 12 },
);

const course: fc.Arbitrary<CourseFacts> = fc
  .record({
    today: day,
    anchor: fc.constantFrom(...anchors),
    twelveMonths: fc.boolean(),
    sessionsPlanned: fc.integer({ min: 1, max: 6 }),
    intervalDays: fc.integer({ min: 7, max: 90 }),
    state: fc.constantFrom(...courseStates),
    sessions,
    visits,
  })
  .map((facts) => ({ ...emptyCourse, ...facts }));

/** Clinics photograph today at the latest, and give sessions today at the latest. */
function upTo(facts: CourseFacts, today: string): CourseFacts {
  return {
    ...facts,
    today,
    visits: facts.visits.filter(({ on }) => on <= today),
    sessions: facts.sessions.filter(({ on, status }) => status !== 'done' || on <= today),
  };
}

const counted = (card: { visitId: string | null; lateByDays: number | null; lateAccepted: boolean }) =>
  card.visitId !== null && (card.lateByDays === null || card.lateAccepted);

test('a visit that stands for a milestone lies in its window and is the nearest that could', () => {
  fc.assert(
    fc.property(course, (facts) => {
      for (const card of courseMilestones(facts).milestones) {
        if (!counted(card) || !card.opensOn || !card.closesOn || !card.targetOn) continue;
        const { opensOn, closesOn, targetOn } = card;
        const chosen = facts.visits.find(({ visitId }) => visitId === card.visitId);
        expect(chosen && opensOn <= chosen.on && chosen.on <= closesOn).toBe(true);
        for (const other of facts.visits) {
          const able = other.views.some(({ view, comparable }) => view === 'vertex' && comparable);
          if (!able || !chosen || other.on < opensOn || other.on > closesOn) continue;
          const [mine, its] = [daysBetween(chosen.on, targetOn), daysBetween(other.on, targetOn)];
          expect(Math.abs(mine)).toBeLessThanOrEqual(Math.abs(its));
        }
      }
    }),
    { numRuns: 300 },
  );
});

test('a late visit that is shown lies after the window and counts nowhere', () => {
  fc.assert(
    fc.property(course, (facts) => {
      for (const card of courseMilestones(facts).milestones) {
        if (card.lateByDays === null) continue;
        const late = facts.visits.find(({ visitId }) => visitId === card.visitId);
        expect(late?.on).toBe(addDays(card.closesOn ?? '', card.lateByDays));
        expect(['complete', 'partial']).not.toContain(card.state);
        expect(card.sharedWith).toEqual([]);
      }
    }),
    { numRuns: 300 },
  );
});

test('windows are in order: they open before they close, and milestones close one after another', () => {
  fc.assert(
    fc.property(course, (facts) => {
      const { milestones } = courseMilestones(facts);
      for (const card of milestones) {
        expect(card.opensOn === null).toBe(card.closesOn === null);
        if (card.opensOn && card.closesOn) expect(card.opensOn <= card.closesOn).toBe(true);
      }
      const months = milestones.slice(2).flatMap(({ closesOn }) => closesOn ?? []);
      expect(months).toEqual([...months].sort());
    }),
  );
});

test('waiting alone never turns missed back into due, nor due into upcoming', () => {
  const order = ['upcoming', 'due', 'overdue', 'missed'];
  fc.assert(
    fc.property(course, fc.integer({ min: 1, max: 200 }), (facts, days) => {
      const before = upTo(facts, facts.today);
      const after = { ...before, today: addDays(before.today, days) };
      const later = courseMilestones(after).milestones;
      courseMilestones(before).milestones.forEach((card, index) => {
        const next = later[index];
        if (!next || card.projected || !order.includes(card.state)) return;
        expect(order.indexOf(next.state)).toBeGreaterThanOrEqual(order.indexOf(card.state));
      });
    }),
    { numRuns: 300 },
  );
});

test('nothing is overdue or missed while the session it counts from was not given', () => {
  fc.assert(
    fc.property(course, ({ ...facts }) => {
      for (const card of courseMilestones(upTo(facts, facts.today)).milestones) {
        if (card.projected) expect(['overdue', 'missed']).not.toContain(card.state);
      }
    }),
    { numRuns: 300 },
  );
});

test('the order in which facts arrive changes nothing', () => {
  fc.assert(
    fc.property(course, (facts) => {
      const turned = {
        ...facts,
        sessions: [...facts.sessions].reverse(),
        visits: [...facts.visits].reverse(),
      };
      expect(courseMilestones(turned).milestones).toEqual(courseMilestones(facts).milestones);
    }),
  );
});

type Step = { add: SessionFact } | { cancelled: number } | { moved: number; to: string };
const step: fc.Arbitrary<Step> = fc.oneof(
  session.map((add) => ({ add })),
  fc.nat(6).map((cancelled) => ({ cancelled })),
  fc.record({ moved: fc.nat(6), to: day }),
);

function taken(all: SessionFact[], change: Step): SessionFact[] {
  if ('add' in change) return all.concat(change.add);
  return all.map((one, index) => {
    if ('to' in change) return index === change.moved ? { ...one, on: change.to } : one;
    return index === change.cancelled ? { ...one, status: 'cancelled' } : one;
  });
}

test('however sessions are added, cancelled and re-dated, given ones are numbered 1, 2, 3 by date', () => {
  fc.assert(
    fc.property(course, fc.array(step, { maxLength: 12 }), (start, steps) => {
      const all = steps.reduce(taken, start.sessions);
      const { sessions: marks, milestones } = courseMilestones({ ...start, sessions: all });
      const given = marks.filter(({ status, number }) => status === 'done' && number !== null);
      expect(given.map(({ number }) => number)).toEqual(given.map((_, index) => index + 1));
      expect(given.filter(({ kind }) => kind === 'maintenance')).toEqual([]);
      expect(marks.length).toBe(all.filter(({ status }) => status !== 'cancelled').length);
      const third = given.find(({ number }) => number === 3);
      const card = milestones.find(({ milestone }) => milestone === 'after_third');
      if (third) expect(card?.targetOn).toBe(addDays(third.on, 28));
    }),
  );
});
