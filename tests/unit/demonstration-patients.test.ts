import { describe, expect, it } from 'vitest';
import { checkEnteredValue } from '../../server/clinic/entered-value.ts';
import { gapRules } from '../../server/clinic/record/session-rules.ts';
import { checkSessionRecord } from '../../server/clinic/record-check.ts';
import { visitEntry } from '../../server/demo/clinic/enter-visits.ts';
import { fullSize } from '../../server/demo/clinic/fill.ts';
import { demonstrationPatients } from '../../server/demo/clinic/patients.ts';
import { primaryViewOf } from '../../server/demo/clinic/plan.ts';
import { valuesOf } from '../../server/demo/clinic/planned-values.ts';
import { inOrderOfUse, sittingsOf } from '../../server/demo/clinic/sittings.ts';

const today = '2026-11-27';
const { headWidthPx } = fullSize;
const planned = demonstrationPatients.map((plan) => ({
  plan,
  sittings: sittingsOf(plan, today, headWidthPx),
}));
const pictures = planned.flatMap(({ sittings }) => sittings.flatMap((sitting) => sitting.pictures));
const densities = planned.map(({ sittings }) => sittings.flatMap(({ plan }) => plan.density ?? []));
const change = (values: readonly number[]) => ((values.at(-1) ?? 0) / (values[0] ?? 1) - 1) * 100;

describe('the twelve patients of the demonstration', () => {
  it('are twelve, each with a name, a code and a head of their own', () => {
    expect(demonstrationPatients).toHaveLength(12);
    for (const own of ['name', 'code'] as const) {
      expect(new Set(demonstrationPatients.map((plan) => plan[own])).size).toBe(12);
    }
    expect(new Set(demonstrationPatients.map(({ head }) => head.seed)).size).toBe(12);
  });

  it('lie before the day of the demonstration, in order, and nobody is photographed twice in one slot', () => {
    for (const { plan, sittings } of planned) {
      const days = sittings.map(({ on }) => on);
      expect(days, plan.code).toEqual([...new Set(days)].sort());
      expect((days.at(-1) ?? '') <= today, plan.code).toBe(true);
      for (const sitting of sittings) {
        const slots = sitting.pictures.map(({ view, purpose }) => `${view} ${purpose}`);
        expect(new Set(slots).size).toBe(slots.length);
      }
    }
  });

  it('have three sessions before anything is called "after the third"', () => {
    for (const { plan } of planned) {
      const sessions = (['session_1', 'session_2', 'session_3'] as const).filter(
        (stage) => plan.stages[stage],
      );
      expect(sessions.length, plan.code).toBe(plan.stages.after_third ? 3 : Math.min(2, sessions.length));
    }
  });

  it('keep every rule of a session’s record and of an entered value, without so much as a warning', () => {
    for (const { plan, sittings } of planned) {
      for (const sitting of sittings) {
        expect(
          checkSessionRecord(
            visitEntry(plan, sitting, { courseId: null, timeZone: 'Pacific/Kiritimati' }).record ?? {},
          ),
        ).toEqual([]);
        for (const value of valuesOf(sitting)) expect(checkEnteredValue(value)).toEqual([]);
      }
      const days = sittings.filter(({ stage }) => stage.startsWith('session')).map(({ on }) => on);
      days.slice(1).forEach((on, index) => {
        const previous = { on: days[index] ?? '', sameCourse: true };
        expect(gapRules({ on, kind: 'initial', previous }), `${plan.code} ${on}`).toEqual([]);
      });
    }
  });

  it('take at most 200 pictures of at most six megapixels with heads of at least 2000 pixels', () => {
    expect(pictures.length).toBeGreaterThanOrEqual(70);
    expect(pictures.length).toBeLessThanOrEqual(110);
    for (const { shot, view } of pictures) {
      expect(shot.widthPx * shot.heightPx).toBeLessThanOrEqual(6_000_000);
      // From the side a head is a quarter longer than it is wide.
      const across = view.startsWith('temporal') ? 1.25 * shot.headWidthPx : shot.headWidthPx;
      expect(across / (shot.distance ?? 1)).toBeGreaterThanOrEqual(2000);
    }
  });

  it('are the same pictures on every machine and every day', () => {
    const again = demonstrationPatients.flatMap((plan) =>
      sittingsOf(plan, '2027-02-01', headWidthPx).flatMap((sitting) => sitting.pictures),
    );
    expect(again).toEqual(pictures);
  });

  it('change as patients do: most for the better, one not at all, one for the worse', () => {
    const changes = densities.filter((values) => values.length > 1).map(change);
    expect(changes.filter((each) => each < -14)).toHaveLength(1);
    expect(changes.filter((each) => each > 14).length).toBeGreaterThanOrEqual(5);
    expect(changes.filter((each) => Math.abs(each) < 5)).toHaveLength(1);
    const baselines = densities.flatMap(([first]) => first ?? []);
    expect(Math.min(...baselines)).toBeGreaterThanOrEqual(105);
    expect(Math.max(...baselines)).toBeLessThanOrEqual(175);
  });

  it('show the first and the last picture of the primary view before all others', () => {
    for (const { plan, sittings } of planned) {
      const order = inOrderOfUse(plan, sittings);
      expect(order).toHaveLength(sittings.flatMap((sitting) => sitting.pictures).length);
      const pair = order.slice(0, 2);
      expect(pair.every(({ picture }) => picture.view === primaryViewOf(plan))).toBe(true);
      expect(pair.map(({ sitting }) => sitting)).toEqual([sittings[0], sittings.at(-1)]);
    }
  });

  it('one is expected on the day itself, one was given up, one is in a light that nobody could compare', () => {
    expect(demonstrationPatients.filter(({ expectedToday }) => expectedToday)).toHaveLength(1);
    expect(demonstrationPatients.filter(({ stopped }) => stopped)).toHaveLength(1);
    expect(pictures.filter(({ shot }) => (shot.light?.gain ?? 1) > 2)).toHaveLength(1);
  });
});
