import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Analysis, Region } from '../../server/contract/analysis.ts';
import { partPointsOn } from '../../server/demo/scalp/truth.ts';
import { drawHead } from '../support/drawn-head.ts';
import { measured } from '../support/measured-clinic.ts';
import { uploadPhoto } from '../support/photo-clinic.ts';
import { startClinic, type TestClinic } from '../support/server.ts';
import type { Visitor } from '../support/visitor.ts';

/** The same head on some day, its part so wide; large enough to be compared. */
const take = (visit: number, partMm: number) =>
  drawHead({
    seed: 1,
    partMm,
    visit,
    widthPx: 1600,
    heightPx: 1780,
    headWidthPx: 1150,
    rotationDegrees: 2 * visit,
  });

let clinic: TestClinic;
let assistant: Visitor;
let patientId: string;
const photoIds: string[] = [];

beforeAll(async () => {
  clinic = await startClinic({ IMAGE_WORKERS: '1' }, '2026-06-01T09:00:00Z');
  assistant = await clinic.signedIn('assistant');
  const patient = await assistant.post('/api/patients', { name: 'Part Example', pattern: 'female' });
  patientId = patient.body.id;
  for (const [day, date, widthMm] of [
    [0, '2025-09-01', 8],
    [1, '2026-03-01', 3.5],
  ] as const) {
    const visit = await assistant.post(`/api/patients/${patientId}/visits`, { date, kind: 'consultation' });
    const { jpeg } = await take(day, widthMm);
    const { body } = await uploadPhoto(assistant, visit.body.id, jpeg, { view: 'superior' });
    photoIds.push(body.id);
    await measured(clinic, assistant, body.id);
  }
}, 240_000);
afterAll(() => clinic.close());

const [first, later] = [0, 1].map((at) => () => photoIds[at] ?? '') as [() => string, () => string];
const regionPath = () => `/api/patients/${patientId}/regions/superior`;
const region = async (): Promise<Region> => (await assistant.get(regionPath())).body;
const widthOf = ({ measurements }: Analysis) => measurements.find(({ metric }) => metric === 'part_width');

describe('the parted view of a woman', () => {
  it('has three points along the part, which the program found', async () => {
    const { shape, polygon, source, referencePhotoId } = await region();
    expect([shape, polygon.length, source]).toEqual(['part', 3, 'protocol']);
    const { photo } = await (referencePhotoId === first() ? take(0, 8) : take(1, 3.5));
    partPointsOn(photo).forEach(({ x, pxPerMm }, k) => {
      const foundX = (polygon[k]?.[0] ?? 0) * photo.pixels.widthPx;
      expect(Math.abs(foundX - x) / pxPerMm).toBeLessThan(4);
    });
  });

  it('is measured as the width of its part, not as coverage, and a part that closed is seen to', async () => {
    const before = widthOf(await measured(clinic, assistant, first()));
    const after = widthOf(await measured(clinic, assistant, later()));
    expect(before).toMatchObject({ unit: '% of head width', source: 'algorithm', view: 'superior' });
    expect(before?.details).toMatchObject({ front: expect.any(Number), back: expect.any(Number) });
    // Millimetres a percent of the head's width: a head is 155 mm wide.
    const change = ((after?.value ?? 0) - (before?.value ?? 0)) * 1.55;
    expect(change).toBeLessThan(-2.5);
    expect(change).toBeGreaterThan(-6.5);
    expect(before?.uncertainty).toBeGreaterThan(0);
    const { body } = await assistant.get(`/api/compare?before=${first()}&after=${later()}`);
    expect(body.region.shape).toBe('part');
    // Without a scale no error is published, so nothing is claimed.
    expect(body.changes).toEqual([
      expect.objectContaining({
        metric: 'part_width',
        verdict: expect.objectContaining({ code: 'no_verdict' }),
      }),
    ]);
    expect(body.changes[0].points.after.middle).toBeLessThan(body.changes[0].points.before.middle);
  });

  it('shows on demand where its edges were measured', async () => {
    const { status, headers } = await assistant.get(`/api/photos/${later()}/mask`);
    expect([status, headers.get('content-type')]).toEqual([200, 'image/png']);
  });

  it('takes three points from a person, measures again, and refuses what is no part', async () => {
    const { polygon, version } = await region();
    const [front = [], middle = [], back = []] = polygon;
    for (const unfit of [
      [front, back, middle],
      [front, middle, back, [0.5, 0.1]],
    ]) {
      const { status, body } = await assistant.put(regionPath(), version, { polygon: unfit });
      expect([status, body.code]).toEqual([422, 'part_unfit']);
    }
    const moved = [[front[0], (front[1] ?? 0) - 0.02], middle, back];
    const saved = await assistant.put(regionPath(), version, { polygon: moved });
    expect(saved.body).toMatchObject({ version: version + 1, shape: 'part', source: 'person' });
    const again = widthOf(await measured(clinic, assistant, later()));
    expect(again).toMatchObject({ regionVersion: version + 1 });
  });
});
