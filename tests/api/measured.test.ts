import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Analysis } from '../../server/contract/analysis.ts';
import {
  type DrawnUpload,
  type MeasuredPatient,
  measured,
  measuredPatient,
  trueCoverage,
} from '../support/measured-clinic.ts';
import { startClinic, type TestClinic } from '../support/server.ts';
import type { Visitor } from '../support/visitor.ts';

/** The published error of a photo’s coverage, in points, which is what the product promises until a clinic knows its own. */
const noise = 8;

let clinic: TestClinic;
let assistant: Visitor;
let doctor: Visitor;
let patient: MeasuredPatient;
let before: DrawnUpload;
let after: DrawnUpload;

beforeAll(async () => {
  clinic = await startClinic({ IMAGE_WORKERS: '1' }, '2026-06-01T09:00:00Z');
  assistant = await clinic.signedIn('assistant');
  doctor = await clinic.signedIn('doctor');
  patient = await measuredPatient(assistant);
  before = await patient.photograph('2025-08-31', 'session', { coverage: 0.45 });
  after = await patient.photograph('2026-02-01', 'review', { coverage: 0.7, visit: 2, rotationDegrees: 2 });
  await measured(clinic, assistant, after.photoId);
}, 180_000);
afterAll(() => clinic.close());

const analysis = (photo: DrawnUpload): Promise<Analysis> => measured(clinic, assistant, photo.photoId);
const region = async () => (await assistant.get(`/api/patients/${patient.patientId}/regions/vertex`)).body;
const compared = async () =>
  (await assistant.get(`/api/compare?before=${before.photoId}&after=${after.photoId}`)).body;
const coverage = (found: Analysis) => found.measurements.find(({ metric }) => metric === 'coverage');

describe('a photo that was uploaded', () => {
  it('is measured by itself, near to what was drawn', async () => {
    const { polygon, source } = await region();
    expect(source).toBe('protocol');
    for (const photo of [before, after]) {
      const found = await analysis(photo);
      expect([found.state, found.failure]).toEqual(['done', null]);
      const truth = trueCoverage(photo.drawn, before.drawn, polygon);
      expect(Math.abs((coverage(found)?.value ?? 0) - truth), `truth ${truth}`).toBeLessThan(noise);
      expect(coverage(found)).toMatchObject({
        unit: '%',
        source: 'algorithm',
        view: 'vertex',
        regionVersion: 1,
      });
    }
  });

  it('lies on the reference where it was drawn, within a hair’s breadth of the head', async () => {
    const { alignment, quality } = await analysis(after);
    expect(alignment).toMatchObject({ state: 'accepted', source: 'auto', referencePhotoId: before.photoId });
    expect(alignment?.quality.overlap).toBeGreaterThan(0.95);
    expect(quality?.headWidthPx).toBeGreaterThan(1000);
    const truth = after.drawn.matrixTo(before.drawn);
    const [a, b, shiftX = 0] = alignment?.matrix ?? [];
    expect([a, b]).toEqual([expect.closeTo(truth[0], 1), expect.closeTo(truth[1], 1)]);
    expect(Math.abs(shiftX - truth[2])).toBeLessThan(11);
    expect((await analysis(before)).alignment).toMatchObject({ source: 'identity', state: 'accepted' });
  });

  it('shows a gain that was drawn as a measurable improvement, with its region and both matrices', async () => {
    const comparison = await compared();
    expect(comparison.reasons.filter((each: { severity: string }) => each.severity === 'refuse')).toEqual([]);
    const { polygon } = await region();
    const drawn =
      trueCoverage(after.drawn, before.drawn, polygon) - trueCoverage(before.drawn, before.drawn, polygon);
    expect(Math.abs(comparison.changes[0].change - drawn)).toBeLessThan(noise);
    expect(comparison.changes[0].verdict).toMatchObject({ code: 'improvement', provisional: true });
    expect(comparison.before.matrix).toEqual([1, 0, 0, 0, 1, 0, 0, 0, 1]);
    expect(comparison.region).toEqual({ shape: 'area', polygon });
    expect(comparison.after.matrix).toHaveLength(9);
  });

  it('has a mask that can be laid over it', async () => {
    const { status, headers } = await assistant.get(`/api/photos/${after.photoId}/mask`);
    expect([status, headers.get('content-type')]).toEqual([200, 'image/png']);
  });

  it('aligned by hand keeps the hand’s matrix through every automatic run', async () => {
    const [a, b, c, d, e, f, g, h, i] = (await analysis(after)).alignment?.matrix ?? [];
    const nudged = { source: 'nudged', matrix: [a, b, (c ?? 0) + 3, d, e, f, g, h, i] };
    const path = `/api/photos/${after.photoId}/alignment`;
    const { headers, body: seen } = await assistant.get(path);
    expect(headers.get('etag')).toBe(`"${seen.version}"`);
    expect((await assistant.put(path, seen.version, nudged)).body).toMatchObject({
      source: 'nudged',
      version: seen.version + 1,
    });
    const late = await doctor.put(path, seen.version, nudged);
    expect([late.status, late.body.current.version]).toEqual([412, seen.version + 1]);
    expect((await analysis(after)).alignment).toMatchObject(nudged);
    expect((await assistant.post(`${path}/auto`, {})).status).toBe(202);
    expect((await analysis(after)).alignment).toMatchObject(nudged);
    expect((await assistant.post(`${path}/auto`, { discardHand: true })).status).toBe(403);
    expect((await analysis(after)).alignment).toMatchObject(nudged);
    expect((await doctor.post(`${path}/auto`, { discardHand: true })).status).toBe(202);
    const again = await analysis(after);
    expect(again.alignment).toMatchObject({ source: 'auto', state: 'accepted' });
    expect(coverage(again)?.alignmentId).toBe(again.alignment?.id);
  }, 150_000);

  it('a hand that mirrors, folds or squeezes the head, or points at one place only, is refused', async () => {
    const path = `/api/photos/${after.photoId}/alignment`;
    const pair = { photo: [500, 500], reference: [500, 500] };
    const body = { source: 'landmarks', pairs: [pair, pair] };
    expect((await assistant.put(path, 1, body)).body.code).toBe('alignment_unfit');
    const mirror = { source: 'matrix', matrix: [-1, 0, 0, 0, 1, 0, 0, 0, 1] };
    const folded = [1, 0, 0, 0, 1, 0, -0.003, 0, 1];
    const smaller = [1, 0, 0, 0, 1, 0, 0, 0, 1000];
    const squeezed = [2, 0, 0, 0, 0.5, 0, 0, 0, 1];
    for (const matrix of [mirror.matrix, folded, smaller, squeezed]) {
      const { status, body } = await assistant.put(path, 1, { source: 'matrix', matrix });
      expect([status, body.code]).toEqual([422, 'alignment_unfit']);
    }
    const own = await assistant.put(`/api/photos/${before.photoId}/alignment`, 1, mirror);
    expect(own.body.code).toBe('photo_is_reference');
  });

  it('is measured again in a region that was redrawn, and the change is of that region only', async () => {
    const { version } = await region();
    const polygon = before.drawn.regionPolygon(0.6);
    const path = `/api/patients/${patient.patientId}/regions/vertex`;
    expect((await assistant.put(path, version, { polygon })).body.version).toBe(version + 1);
    for (const photo of [before, after]) {
      const value = coverage(await analysis(photo));
      expect(value?.regionVersion).toBe(version + 1);
      expect(Math.abs((value?.value ?? 0) - trueCoverage(photo.drawn, before.drawn, polygon))).toBeLessThan(
        6,
      );
    }
    expect((await compared()).changes[0].verdict.code).toBe('improvement');
  }, 150_000);
});
