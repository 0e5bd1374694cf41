import { eq, sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import type { ProgressPoint, ProgressSeries } from '../../server/contract/progress.ts';
import { analyses } from '../../storage/schema/measuring.ts';
import { addAlignedPhoto, addReferencePhoto } from '../support/measured-photos.ts';
import { addComputed, addRegionRow } from '../support/measured-values.ts';
import {
  assistant,
  basis,
  cards,
  clinic,
  doctor,
  enter,
  newPatient,
  patientId,
  photographed,
  progress,
  visitOn,
} from '../support/progress-clinic.ts';

describe('a patient’s progress', () => {
  it('holds each milestone against the reference, and the sentence tells of the last one', async () => {
    await photographed('2025-11-28', 62);
    await photographed('2026-01-31', 55);
    await photographed('2026-04-30', 41.5);
    const found = await cards();
    const changes = ['baseline', 'after_third', 'three_months', 'six_months'].map((milestone) => {
      const change = found.get(milestone)?.change;
      return change && [change.change, change.verdict.code, change.verdict.provisional];
    });
    expect(changes).toEqual([
      null,
      [12, 'improvement', true],
      [5, 'within_noise', true],
      [-8.5, 'worsening', true],
    ]);
    expect((await progress()).finding).toMatchObject({
      code: 'finding_worsening',
      values: { before: 50, after: 41.5, when: 'six_months', error: 'publishedPoints' },
    });
  });

  it('a late photo is shown and is no outcome until a doctor accepts it', async () => {
    await photographed('2025-12-20', 62);
    const shown = (await cards()).get('after_third');
    expect(shown).toMatchObject({ state: 'missed', lateByDays: 5, lateAccepted: false, change: null });
    const { course } = await progress();
    const accepted = { visitId: shown?.visitId, acceptLate: true };
    await doctor.put(`/api/courses/${course.id}/milestones/after_third`, course.version, accepted);
    expect((await cards()).get('after_third')).toMatchObject({
      lateAccepted: true,
      change: { change: 12, verdict: { code: 'improvement' } },
    });
  });

  it('draws one series with its band around the reference, and hollow points say why', async () => {
    await photographed('2025-11-28', 62);
    const other = { ...basis, methodVersion: 2 };
    await photographed('2026-01-31', 90, other);
    const [series] = (await progress()).series as ProgressSeries[];
    expect(series).toMatchObject({
      metric: 'coverage',
      view: 'vertex',
      better: 'up',
      primary: true,
      referenceValue: 50,
      band: { sdc: 8, provisional: true, pairs: 0 },
    });
    const told = series?.points.map((point: ProgressPoint) => [
      point.on,
      point.value,
      point.sessionsGiven,
      point.comparable,
      point.isReference,
      point.change,
    ]);
    expect(told).toEqual([
      ['2025-08-31', 50, 0, true, true, null],
      ['2025-11-28', 62, 3, true, false, 12],
      ['2026-01-31', 90, 3, false, false, null],
    ]);
    expect(series?.points.map(({ uncertainty }) => uncertainty)).toEqual([0.5, 0.5, 0.5]);
    expect(series?.points[2]?.verdict).toMatchObject({
      code: 'not_comparable',
      reason: { code: 'different_method_version' },
    });
  });

  it('tells which photos have no value and why, and holds nothing against a reference that has none', async () => {
    const refused = (photoId: string) => {
      const quality = sql`json_set(quality, '$.reasons', json('[{"code":"hair_and_skin_alike","severity":"refuse","values":{}}]'))`;
      clinic.deps.store.db.update(analyses).set({ quality }).where(eq(analyses.photoId, photoId)).run();
    };
    const photoId = await photographed('2025-11-28', 62);
    refused(photoId);
    const told = await progress();
    expect(told.series[0].points.map(({ on }: ProgressPoint) => on)).toEqual(['2025-08-31']);
    const reason = { code: 'hair_and_skin_alike' };
    const line = { on: '2025-11-28', view: 'vertex', metric: 'coverage', isReference: false };
    expect(told.unmeasured).toMatchObject([{ ...line, photoId, reason }]);
    expect(told.finding).toMatchObject({ code: 'finding_not_measured', values: { reason: reason.code } });
    const file = (await doctor.get(`/api/patients/${patientId}/progress.csv`)).body.split('\r\n');
    const row = /^coverage,,vertex,,2025-11-28,89,,,no,no,,,,,,,,,"Hair and skin [^"]*",,,,,third_session,/;
    expect(file.filter((each: string) => each.includes(photoId))).toEqual([expect.stringMatching(row)]);

    await photographed('2026-01-31', 58);
    refused(told.series[0].points[0].photoId);
    const without = await progress();
    expect(without.unmeasured).toMatchObject([{ isReference: true }, { photoId }]);
    expect(without.series[0].points).toMatchObject([
      { value: 58, comparable: false, change: null, reasons: [{ code: 'reference_not_measured' }] },
    ]);
  });

  it('a part told in percent and in millimetres has one primary measure, the same on Progress and Compare', async () => {
    await newPatient('female');
    const [first, later] = [await visitOn('2025-08-31', 'session'), await visitOn('2026-01-31', 'review')];
    const { store } = clinic.deps;
    const view = 'superior';
    const { photoId, referenceId } = addReferencePhoto(store, { patientId, visitId: first, view });
    const laterId = addAlignedPhoto(store, { patientId, visitId: later, view }, referenceId);
    const on = { referenceId, regionId: addRegionRow(store, photoId, referenceId) };
    const width = { metric: 'part_width', view, unit: 'mm', method: 'calliper', site: null, details: {} };
    for (const [id, visitId, percent] of [
      [photoId, first, 5.2],
      [laterId, later, 3.4],
    ] as const) {
      addComputed(store, id, { metric: 'part_width', unit: '% of head width', value: percent }, on);
      expect((await enter(visitId, percent * 1.5, width)).status).toBe(201);
    }
    const { series, finding } = await progress();
    const lines = series.map(({ unit, primary }: ProgressSeries) => [unit, primary]);
    expect(lines).toEqual([
      ['mm', true],
      ['% of head width', false],
    ]);
    expect(finding.values).toMatchObject({ unitText: 'mm' });
    const { changes } = (await assistant.get(`/api/compare?before=${photoId}&after=${laterId}`)).body;
    expect(changes.map(({ unit }: { unit: string }) => unit)).toEqual(['mm', '% of head width']);

    // Two photos without a value are named beside the calliper's, which stands.
    const pair: string[] = [];
    for (const date of ['2026-03-01', '2026-04-01']) {
      const visitId = await visitOn(date, 'review');
      pair.push(addAlignedPhoto(store, { patientId, visitId, view }, referenceId));
      expect((await enter(visitId, 5, width)).status).toBe(201);
    }
    const rows = (await assistant.get(`/api/compare?before=${pair[0]}&after=${pair[1]}`)).body.changes;
    const why = { code: 'not_measured' };
    expect(rows).toMatchObject([
      { unit: 'mm', change: 0 },
      { unit: '% of head width', change: null, missing: { before: why, after: why } },
    ]);
    expect(rows[0]).not.toHaveProperty('missing');
  });

  it.each([
    [155, 'within_noise', null],
    [165, 'improvement', 'probably_not_visible'],
    [185, 'improvement', 'likely_visible'],
    [118, 'worsening', null],
  ])('a density of 140 that becomes %i is %s', async (value, code, visibility) => {
    await enter(await visitOn('2025-08-30', 'consultation'), 140);
    await enter(await visitOn('2026-01-31', 'review'), value);
    const series = (await progress()).series.find((each: ProgressSeries) => each.metric === 'density');
    expect(series.band.sdc).toBeCloseTo(19.4, 1);
    expect(series.points.at(-1).verdict).toMatchObject({ code, visibility, provisional: true });
  });

  it('holds nothing against what was entered of old days until a doctor has accepted them', async () => {
    const old = await visitOn('2019-05-01', 'historical');
    await enter(old, 190);
    await enter(await visitOn('2026-05-02', 'review'), 150);
    const density = async () =>
      (await progress()).series.find(({ metric }: { metric: string }) => metric === 'density').points;
    expect(await density()).toMatchObject([
      {
        value: 190,
        comparable: false,
        isReference: false,
        reasons: [{ code: 'historical_value_not_accepted' }],
      },
      { value: 150, isReference: true },
    ]);
    const { version } = (await doctor.get(`/api/visits/${old}`)).body;
    await doctor.patch(`/api/visits/${old}`, version, { accepted: true });
    expect(await density()).toMatchObject([{ value: 190, isReference: true }, { value: 150 }]);
  });
});
