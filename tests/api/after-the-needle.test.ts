import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Reason } from '../../server/contract/fields.ts';
import type { MilestoneCard } from '../../server/contract/progress.ts';
import type { TodayMilestone } from '../../server/contract/timeline.ts';
import { photos } from '../../storage/schema/photos.ts';
import { addAlignedPhoto, addReferencePhoto } from '../support/measured-photos.ts';
import { startClinic, type TestClinic } from '../support/server.ts';
import type { Visitor } from '../support/visitor.ts';

let clinic: TestClinic;
let assistant: Visitor;

beforeAll(async () => {
  clinic = await startClinic({}, '2026-11-20T15:00:00Z');
  assistant = await clinic.signedIn('assistant');
});
afterAll(() => clinic.close());

it('a photo whose own time lies after the injection of its visit stands for nothing, and says why', async () => {
  const patient = { name: 'Needle Example', pattern: 'male' };
  const patientId = (await assistant.post('/api/patients', patient)).body.id;
  const plan = { sessionsPlanned: 4 };
  const courseId = (await assistant.post(`/api/patients/${patientId}/courses`, plan)).body.id;
  const sessions: string[] = [];
  for (const date of ['2026-08-31', '2026-09-30', '2026-10-31', '2026-11-20']) {
    const visit = { date, kind: 'session', preparation: { hairState: 'dry' } };
    sessions.push((await assistant.post(`/api/patients/${patientId}/visits`, visit)).body.id);
  }
  const [first = '', , , fourth = ''] = sessions;
  const { store } = clinic.deps;
  const reference = addReferencePhoto(store, { patientId, visitId: first, view: 'vertex' });
  const place = { patientId, visitId: fourth, view: 'vertex' as const };
  const photoId = addAlignedPhoto(store, place, reference.referenceId);
  const capturedAt = '2026-11-20T08:45:00.000Z';
  store.db.update(photos).set({ capturedAt }).where(eq(photos.id, photoId)).run();

  const injected = async (injectedAt: string, version: number) => {
    await assistant.patch(`/api/visits/${fourth}`, version, { session: { injectedAt } });
    const { milestones } = (await assistant.get(`/api/patients/${patientId}/timeline`)).body;
    const card: MilestoneCard = milestones.find((each: MilestoneCard) => each.milestone === 'after_third');
    const today: TodayMilestone[] = (await assistant.get('/api/today')).body.milestones;
    const row = today.find((each) => each.courseId === courseId && each.milestone === 'after_third');
    const pair = `before=${reference.photoId}&after=${photoId}`;
    const compared = (await assistant.get(`/api/compare?${pair}`)).body;
    const codes: string[] = compared.reasons.map(({ code }: Reason) => code);
    const { comparable } = compared;
    return { state: card.state, visitId: card.visitId, onToday: row?.state, comparable, codes };
  };
  const before = await injected('2026-11-20T12:00:00+03:00', 1);
  expect(before).toMatchObject({ state: 'partial', visitId: fourth, onToday: undefined, comparable: true });
  const after = await injected('2026-11-20T11:30:00+03:00', 2);
  expect(after).toMatchObject({ state: 'due', visitId: null, onToday: 'due', comparable: false });
  expect([before.codes, after.codes]).toEqual([[], ['after_injection']]);
});
