import { setTimeout as pause } from 'node:timers/promises';
import type { Analysis } from '../../server/contract/analysis.ts';
import type { Running } from '../../server/main.ts';
import { drawHead, type HeadOptions, type HeadPicture } from './drawn-head.ts';
import { apply } from './drawn-pose.ts';
import { type PhotoFields, uploadPhoto } from './photo-clinic.ts';
import type { Visitor } from './visitor.ts';

/** A drawn head that was uploaded, and what is known of it. */
export type DrawnUpload = { photoId: string; visitId: string; drawn: HeadPicture };

/** One patient with a course, photographed from above by drawing. */
export type MeasuredPatient = {
  patientId: string;
  photograph: (
    date: string,
    kind: string,
    head?: Partial<HeadOptions>,
    fields?: PhotoFields,
  ) => Promise<DrawnUpload>;
};

/** The least that the gates call comparable: 1000 pixels across the head. */
const picture = { seed: 11, widthPx: 1500, heightPx: 1700, headWidthPx: 1100 };

export async function measuredPatient(visitor: Visitor): Promise<MeasuredPatient> {
  const { body } = await visitor.post('/api/patients', { name: 'Drawn Example', pattern: 'male' });
  const patientId = body.id as string;
  await visitor.post(`/api/patients/${patientId}/courses`, { sessionsPlanned: 3 });
  return {
    patientId,
    async photograph(date, kind, head = {}, fields = {}) {
      const preparation = { hairState: 'dry' };
      const path = `/api/patients/${patientId}/visits`;
      const visitId = (await visitor.post(path, { date, kind, preparation })).body.id as string;
      const drawn = await drawHead({ ...picture, ...head });
      const { body: photo } = await uploadPhoto(visitor, visitId, drawn.jpeg, fields);
      return { photoId: photo.id as string, visitId, drawn };
    },
  };
}

/** Waits until nothing is left to measure, and answers what is known of a photo. */
export async function measured(
  clinic: Pick<Running, 'deps'>,
  visitor: Visitor,
  photoId: string,
): Promise<Analysis> {
  const until = Date.now() + 100_000;
  for (;;) {
    const { body } = await visitor.get(`/api/photos/${photoId}/analysis`);
    if (body.state === 'done' || body.state === 'failed' || Date.now() > until) {
      await clinic.deps.measuring.idle();
      return (await visitor.get(`/api/photos/${photoId}/analysis`)).body;
    }
    await pause(200);
  }
}

/** The drawn share of hair, in percent, in a region of the reference, seen on a picture of the same head. */
export function trueCoverage(
  drawn: HeadPicture,
  reference: HeadPicture,
  region: readonly (readonly number[])[],
) {
  const move = reference.matrixTo(drawn);
  const carried = region.map(([x = 0, y = 0]) => {
    const [u, v] = apply(move, x * reference.width, y * reference.height);
    return [u / drawn.width, v / drawn.height];
  });
  return 100 * drawn.coverageTruth(carried);
}
