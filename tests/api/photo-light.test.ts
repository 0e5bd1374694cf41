import sharp from 'sharp';
import { expect, it } from 'vitest';
import { cardPose, drawCard } from '../support/drawn-card.ts';
import { drawHead } from '../support/drawn-head.ts';
import { addPatientCourse } from '../support/patient-course.ts';
import { startClinic } from '../support/server.ts';

type Light = { gain: number; red: number; blue: number };
const plain: Light = { gain: 1, red: 1, blue: 1 };
const warm: Light = { gain: 0.7, red: 1.08, blue: 0.9 };

/** A drawn head with the card beside it, both in one light. */
async function taken(
  visit: number,
  light: Light,
  withCard = true,
): Promise<{ bytes: Buffer; fields: { view: string } }> {
  const size = { widthPx: 1900, heightPx: 1600, headWidthPx: 1100 };
  const { pixels } = await drawHead({
    seed: 5,
    coverage: 0.4,
    visit,
    noise: 2,
    ...size,
    shiftX: -0.2,
    light,
  });
  const gain = [light.red, 1, light.blue].map((channel) => 0.8 * light.gain * channel);
  const matrix = cardPose({ x: 1650, y: 700, pxPerMm: 4, degrees: 88 + 3 * visit });
  if (withCard) drawCard(pixels, { matrix, gain: [gain[0] ?? 1, gain[1] ?? 1, gain[2] ?? 1] });
  const raw = { width: pixels.widthPx, height: pixels.heightPx, channels: 3 } as const;
  const bytes = await sharp(pixels.data, { raw }).jpeg({ quality: 92 }).toBuffer();
  return { bytes, fields: { view: 'vertex' } };
}

it('a card in both photos tells the light between them and the scale of each, a card in one only says it was not used', async () => {
  const clinic = await startClinic({}, '2026-05-02T09:00:00Z');
  try {
    const doctor = await clinic.signedIn('doctor', 'admin');
    const { photoIds } = await addPatientCourse(clinic, doctor, 'Drawn Example', [
      { on: '2025-08-31', kind: 'session', photos: [await taken(0, plain)] },
      { on: '2025-11-28', kind: 'review', photos: [await taken(1, warm)] },
      { on: '2026-01-31', kind: 'review', photos: [await taken(2, plain, false)] },
    ]);
    const { body } = await doctor.get(`/api/compare?before=${photoIds[0]}&after=${photoIds[1]}`);
    const { source, gain, refusal, cardUnused } = body.after.matching;
    expect({ source, refusal, cardUnused }).toEqual({ source: 'card', refusal: null, cardUnused: null });
    [warm.gain * warm.red, warm.gain, warm.gain * warm.blue].forEach((truth, c) => {
      expect(Math.abs(gain[c] / truth - 1)).toBeLessThan(0.02);
    });
    expect(body.reasons).toContainEqual(expect.objectContaining({ code: 'exposure_darker' }));
    expect([body.before, body.after].map(({ scale }) => Math.round(scale.pxPerMm))).toEqual([4, 4]);
    const { quality } = (await doctor.get(`/api/photos/${photoIds[1]}/analysis`)).body;
    expect(quality.scale.source).toBe('card');
    expect(quality.scale.pxPerMm).toBeCloseTo(4, 1);
    const without = (await doctor.get(`/api/compare?before=${photoIds[0]}&after=${photoIds[2]}`)).body.after;
    expect(without).toMatchObject({
      scale: null,
      matching: { source: 'surroundings', cardUnused: { code: 'card_in_one_only' } },
    });
  } finally {
    await clinic.close();
  }
});
