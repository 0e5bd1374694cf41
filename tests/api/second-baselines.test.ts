import { describe, expect, it } from 'vitest';
import { addAlignedPhoto, refuseValue } from '../support/measured-photos.ts';
import { addCoverage } from '../support/measured-values.ts';
import {
  assistant,
  basis,
  clinic,
  patientId,
  people,
  referenceId,
  rowOf,
  visitOn,
} from '../support/noise-clinic.ts';
import { takenBy } from '../support/replicate-pairs.ts';

describe('second baselines', () => {
  const second = async () => (await assistant.get('/api/repeatability/second-baselines')).body;

  /** A consultation with a photo of the crown that lies on the reference. */
  async function consulted(date: string, coverage: number, more: Record<string, unknown> = {}) {
    const visitId = await visitOn(date, { kind: 'consultation', ...more });
    const { store } = clinic.deps;
    const photoId = addAlignedPhoto(store, { patientId, visitId, view: 'vertex' }, referenceId);
    addCoverage(store, photoId, coverage, basis);
    takenBy(store, photoId, { uploadedBy: people.doctor, device: 'Pocket 1' });
    return photoId;
  }

  it('consultation and first session of one head stand apart from the figure, with an error of their own', async () => {
    await consulted('2026-05-10', 53);
    const { rows, since } = await second();
    expect(since).toBe('2025-07-01');
    expect(rows).toMatchObject([
      {
        metric: 'coverage',
        view: 'vertex',
        pairs: 1,
        cover: {
          operators: 2,
          visits: 2,
          days: 2,
          patients: 1,
          pairsAcross: { operators: 1, days: 1 },
          firstOn: '2026-05-10',
          lastOn: '2026-06-01',
        },
      },
    ]);
    expect(rows[0].error).toBeCloseTo(3 / Math.SQRT2, 6);
    expect(rows[0].cover.gaps).not.toContain('within_visits');
    expect(await rowOf()).toMatchObject({ pairs: 0, error: null, sdcInUse: 8 });
  });

  it.each([
    ['91 days before the first session', '2026-03-02', {}],
    ['with wet hair', '2026-05-10', { preparation: { hairState: 'wet' } }],
    ['that was cancelled', '2026-05-10', { status: 'cancelled' }],
    ['after the first session', '2026-06-10', {}],
  ])('a consultation %s is no second baseline', async (_what, date, more) => {
    await consulted(date, 53, more);
    expect((await second()).rows).toEqual([]);
  });

  it('of several consultations the last one before the session counts, and no photo twice', async () => {
    await consulted('2026-04-10', 90);
    await consulted('2026-05-10', 53);
    const [row] = (await second()).rows;
    expect(row.pairs).toBe(1);
    expect(row.error).toBeCloseTo(3 / Math.SQRT2, 6);
  });

  it('a consultation whose last measuring refused it a value is no second baseline', async () => {
    const photoId = await consulted('2026-05-10', 53);
    expect((await second()).rows).toHaveLength(1);
    refuseValue(clinic.deps.store, photoId);
    expect((await second()).rows).toEqual([]);
  });
});
