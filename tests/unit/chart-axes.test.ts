import { describe, expect, it } from 'vitest';
import type { ProgressSeries } from '../../server/contract/progress.ts';
import { type ChartTime, tickDays, timeRange, valueRange } from '../../web/parts/progress/chart-axes.ts';
import { lanesOf } from '../../web/parts/progress/lanes.ts';

const time: ChartTime = {
  origin: '2025-08-31',
  originPrecision: 'day',
  originIsReference: true,
  sessions: [],
  milestones: [],
  course: null,
  otherCourses: [],
  treatments: [],
};

const series = (unit: string, values: [day: string, value: number][], sdc?: number) =>
  ({
    metric: unit === '%' ? 'coverage' : 'density',
    unit,
    referenceValue: values[0]?.[1] ?? null,
    band: sdc === undefined ? null : { sdc, provisional: true, pairs: 0 },
    points: values.map(([on, value]) => ({ on, value })),
  }) as ProgressSeries;

describe('the axes of a chart', () => {
  it('a percentage starts at 0 and ends at 100 at most', () => {
    const range = valueRange(
      series(
        '%',
        [
          ['2025-08-31', 92],
          ['2026-01-31', 97],
        ],
        8,
      ),
    );
    expect(range).toEqual({ min: 0, max: 100, cut: false });
  });

  it('other units start near their values, hold the whole band, and say that they are cut', () => {
    const range = valueRange(
      series(
        'hairs/cm²',
        [
          ['2025-08-31', 140],
          ['2026-01-31', 165],
        ],
        19.4,
      ),
    );
    expect(range.cut).toBe(true);
    expect(range.min).toBeLessThanOrEqual(140 - 19.4);
    expect(range.max).toBeGreaterThanOrEqual(165);
  });

  it('a single value still has an axis around it', () => {
    const { min, max } = valueRange(series('mm', [['2025-08-31', 8]]));
    expect(min).toBeLessThan(8);
    expect(max).toBeGreaterThan(8);
  });

  it('ticks stand where values were taken, and give way where two would touch', () => {
    const some = series('%', [
      ['2025-08-31', 58],
      ['2025-09-05', 59],
      ['2026-01-31', 66],
    ]);
    expect(tickDays(time, some, 10)).toEqual([0, 153]);
    expect(tickDays(time, some, 3)).toEqual([0, 5, 153]);
  });

  it('shows every value, session and window to its last day', () => {
    const windows = [
      { milestone: 'six_months', state: 'upcoming', opensOn: '2026-03-31', closesOn: '2026-05-30' },
    ];
    const sessions = [{ on: '2025-08-20' }];
    const range = timeRange(
      { ...time, milestones: windows, sessions } as never,
      series('%', [['2025-08-31', 58]]),
    );
    expect(range.min).toBeLessThan(-11);
    expect(range.max).toBeGreaterThan(272);
  });

  it('thumbnails that would lie on each other go into lanes', () => {
    expect(lanesOf([0, 30, 100, 110, 120], 64)).toEqual([0, 1, 0, 1, 2]);
  });
});
