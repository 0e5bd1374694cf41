import { describe, expect, it } from 'vitest';
import type { Annotation } from '../../server/contract/annotations.ts';
import {
  assistant,
  clinic,
  newPatient,
  patientId,
  photographed,
  reference,
  referenceId,
  visitOn,
} from '../support/compare-clinic.ts';
import { addAlignedPhoto, addAnalysedPhoto } from '../support/measured-photos.ts';
import type { Visitor } from '../support/visitor.ts';

const line = [
  [0.25, 0.5],
  [0.5, 0.5],
];
const draw = (who: Visitor, photoId: string, more: object = {}) =>
  who.post('/api/annotations', { photoId, kind: 'line', points: line, ...more });
const drawn = async (who: Visitor = assistant): Promise<Annotation[]> =>
  (await who.get(`/api/patients/${patientId}/annotations?view=vertex`)).body.annotations;

describe('what is drawn on a photo', () => {
  it('lies on the reference, whichever visit it was drawn on, and a line says its length', async () => {
    const after = await photographed('2026-02-01', 40);
    const { status, body } = await draw(assistant, after);
    expect(status).toBe(201);
    expect(body).toMatchObject({ referencePhotoId: reference, photoId: after, view: 'vertex', own: true });
    // 768 of 3072 pixels on a head 2200 pixels wide.
    expect(body.length.unit).toBe('% of head width');
    expect(body.length.value).toBeCloseTo((100 * 768) / 2200, 6);
    expect(await drawn()).toEqual([body]);
    expect((await drawn(clinic.admin))[0]?.own).toBe(false);
  });

  it('an arrow may carry words, words need a place and a text, a line has none', async () => {
    const arrow = await draw(assistant, reference, { kind: 'arrow', text: 'scar' });
    expect(arrow.body).toMatchObject({ kind: 'arrow', text: 'scar', length: null });
    const words = { kind: 'words', points: [[0.4, 0.4]], text: 'thin here' };
    expect((await draw(assistant, reference, words)).status).toBe(201);
    for (const wrong of [
      { kind: 'words', points: [[0.4, 0.4]] },
      { kind: 'words', points: line, text: 'thin here' },
      { kind: 'arrow', points: [[0.4, 0.4]] },
      { text: 'a line with words' },
    ]) {
      expect((await draw(assistant, reference, wrong)).body.code).toBe('annotation_unfit');
    }
    expect((await draw(assistant, reference, { points: [[0.4, 1.2]] })).body.code).toBe('invalid_request');
    expect((await drawn()).map(({ kind }) => kind)).toEqual(['arrow', 'words']);
  });

  it('is kept only where the alignment can carry it', async () => {
    const { store } = clinic.deps;
    const visitId = await visitOn('2026-03-01', 'review');
    const place = { patientId, visitId, view: 'vertex' as const };
    const refused = addAlignedPhoto(store, place, referenceId, 'refused');
    expect((await draw(assistant, refused)).body.code).toBe('not_aligned_yet');
    const aside = addAnalysedPhoto(store, { ...place, view: 'superior' });
    expect((await draw(assistant, aside)).body.code).toBe('no_reference');
    expect(await drawn()).toEqual([]);
  });

  it('is taken back by who drew it and by a doctor, and stands in the trail without its words', async () => {
    const doctor = await clinic.signedIn('doctor');
    const own = (await draw(assistant, reference)).body.id;
    const theirs = (await draw(doctor, reference, { kind: 'arrow', text: 'an old scar' })).body.id;
    expect((await assistant.delete(`/api/annotations/${theirs}`)).body.code).toBe('not_allowed');
    expect((await assistant.delete(`/api/annotations/${own}`)).status).toBe(204);
    expect((await assistant.delete(`/api/annotations/${own}`)).body.code).toBe('not_found');
    const again = (await draw(assistant, reference)).body.id;
    expect((await doctor.delete(`/api/annotations/${again}`)).status).toBe(204);
    expect((await doctor.delete(`/api/annotations/${theirs}`)).status).toBe(204);
    expect(await drawn()).toEqual([]);
    const { body } = await doctor.get(`/api/audit?patient=${patientId}`);
    const rows = body.entries.filter(({ noun }: { noun: string }) => noun === 'annotation');
    expect(rows.map(({ action }: { action: string }) => action)).toEqual([
      ...['take_back', 'take_back', 'draw', 'take_back', 'draw', 'draw'],
    ]);
    expect(JSON.stringify(rows)).not.toContain('scar');
    expect(() => clinic.deps.store.sqlite.exec('delete from annotations')).toThrow('append_only');
  });

  it('of another patient or view is not among them', async () => {
    await draw(assistant, reference);
    const one = patientId;
    await newPatient();
    expect(await drawn()).toEqual([]);
    const elsewhere = `/api/patients/${one}/annotations?view=superior`;
    expect((await assistant.get(elsewhere)).body.annotations).toEqual([]);
    const missing = '/api/patients/6d1f7c52-3f0e-4b7e-9a53-1f2e3d4c5b6a/annotations';
    expect((await assistant.get(missing)).body.code).toBe('not_found');
  });
});
