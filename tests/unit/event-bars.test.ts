import { describe, expect, it } from 'vitest';
import type { ChartedTreatment } from '../../server/contract/progress.ts';
import type { ChartTime } from '../../web/parts/progress/chart-axes.ts';
import { eventLanes } from '../../web/parts/progress/event-bars.ts';

const time: ChartTime = {
  origin: '2026-01-01',
  originPrecision: 'day',
  originIsReference: true,
  sessions: [],
  milestones: [],
  course: 1,
  otherCourses: [],
  treatments: [],
};
const treatment = (changes: Partial<ChartedTreatment>): ChartedTreatment => ({
  treatmentId: null,
  kind: 'finasteride',
  name: null,
  startedOn: '2026-01-11',
  startedPrecision: 'day',
  stoppedOn: null,
  stoppedPrecision: 'day',
  ...changes,
});
const session = (on: string) => ({ visitId: on, on, kind: 'initial', number: 1, status: 'done' }) as const;
const range = { min: -10, max: 100 };
const bars = (...treatments: ChartedTreatment[]) =>
  eventLanes({ ...time, treatments }, range).map((lane) =>
    lane.bars.map(({ from, to, kind, isOpen }) => ({ from, to, kind, isOpen })),
  );

describe('what lies under the days of a chart', () => {
  it('a treatment that goes on runs off the end, one from long ago begins where the chart does', () => {
    expect(bars(treatment({}))).toEqual([[{ from: 10, to: 100, kind: 'span', isOpen: true }]]);
    const earlier = treatment({ startedOn: '2020-01-01', stoppedOn: '2026-02-20' });
    expect(bars(earlier)).toEqual([[{ from: -10, to: 50, kind: 'span', isOpen: false }]]);
  });

  it('what was over before the chart begins is not on it', () => {
    expect(bars(treatment({ startedOn: '2020-01-01', stoppedOn: '2021-01-01' }))).toEqual([]);
    expect(bars(treatment({ kind: 'haircut', startedOn: '2025-06-01' }))).toEqual([]);
  });

  it('two haircuts lie in one lane, two products in two', () => {
    const cut = (startedOn: string) => treatment({ kind: 'haircut', startedOn });
    const at = (day: number) => ({ from: day, to: day, kind: 'moment', isOpen: false });
    expect(bars(cut('2026-01-21'), cut('2026-03-02'))).toEqual([[at(20), at(60)]]);
    expect(bars(treatment({ name: '1 mg' }), treatment({ name: '5 mg' }))).toHaveLength(2);
  });

  it('where there are several courses the first lane says which sessions are whose, and leads to the other', () => {
    const courses: ChartTime = {
      ...time,
      course: 2,
      sessions: [session('2026-03-02'), session('2026-04-01')],
      otherCourses: [
        { courseId: 'other', number: 1, sessions: [session('2026-01-01'), session('2026-01-31')] },
      ],
      treatments: [treatment({})],
    };
    const [first, second] = eventLanes(courses, range);
    expect(first?.bars).toMatchObject([
      { from: 0, to: 30, kind: 'course', courseId: 'other' },
      { from: 60, to: 90, kind: 'course' },
    ]);
    expect(first?.bars[1]).not.toHaveProperty('courseId');
    expect(second?.bars).toHaveLength(1);
    expect(eventLanes(time, range)).toEqual([]);
  });
});
