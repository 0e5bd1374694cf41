import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { View } from '../../server/contract/codes.ts';
import type { MilestoneCard } from '../../server/contract/progress.ts';
import type { TimelineVisit } from '../../server/contract/timeline.ts';
import { refreshMilestones } from '../../server/flow/refresh-milestones.ts';
import { analyses } from '../../storage/schema/measuring.ts';
import { photos } from '../../storage/schema/photos.ts';
import { addAlignedPhoto, addReferencePhoto } from '../support/measured-photos.ts';
import { startClinic, type TestClinic } from '../support/server.ts';
import type { Visitor } from '../support/visitor.ts';

let clinic: TestClinic;
let assistant: Visitor;
let doctor: Visitor;

beforeAll(async () => {
  clinic = await startClinic();
  assistant = await clinic.signedIn('assistant');
  doctor = await clinic.signedIn('doctor');
});
afterAll(() => clinic.close());

/** Sessions on 31 August, 30 September and 31 October; after the third: 14 November – 15 December. */
let patientId: string;
let courseId: string;
let sessions: string[];
let held: Map<View, string>;

const required: View[] = ['superior', 'vertex', 'frontal', 'temporal_left', 'temporal_right'];
const visitOn = async (date: string, kind: string) =>
  (
    await assistant.post(`/api/patients/${patientId}/visits`, {
      date,
      kind,
      preparation: { hairState: 'dry' },
    })
  ).body.id as string;

beforeEach(async () => {
  clinic.setNow('2026-11-20T09:00:00Z');
  const patient = { name: 'Timeline Example', pattern: 'male' };
  patientId = (await assistant.post('/api/patients', patient)).body.id;
  const plan = { sessionsPlanned: 3 };
  courseId = (await assistant.post(`/api/patients/${patientId}/courses`, plan)).body.id;
  sessions = [];
  for (const date of ['2026-08-31', '2026-09-30', '2026-10-31'])
    sessions.push(await visitOn(date, 'session'));
  const visitId = sessions[0] ?? '';
  const { store } = clinic.deps;
  held = new Map(
    required.map((view) => [view, addReferencePhoto(store, { patientId, visitId, view }).referenceId]),
  );
});

async function photographed(date: string, views: View[], refused: View[] = []): Promise<string> {
  const { store, clock } = clinic.deps;
  const visitId = await visitOn(date, 'review');
  for (const view of views) {
    const state = refused.includes(view) ? 'refused' : 'accepted';
    addAlignedPhoto(store, { patientId, visitId, view }, held.get(view) ?? '', state);
  }
  await refreshMilestones(store, clock(), patientId);
  return visitId;
}
const timeline = async () => (await assistant.get(`/api/patients/${patientId}/timeline`)).body;
const card = async (milestone: string): Promise<MilestoneCard> =>
  (await timeline()).milestones.find((each: MilestoneCard) => each.milestone === milestone);
const onToday = async () =>
  (await assistant.get('/api/today')).body.milestones
    .filter((row: { courseId: string }) => row.courseId === courseId)
    .map((row: { milestone: string; state: string }) => `${row.milestone} ${row.state}`);

describe('the timeline', () => {
  it('tells visits newest first, with what each session’s photos show', async () => {
    const review = await photographed('2026-11-20', ['vertex']);
    const { visits, references, courses, patient } = await timeline();
    expect(visits.map((visit: TimelineVisit) => visit.id)).toEqual([review, ...sessions.toReversed()]);
    expect(visits.map((visit: TimelineVisit) => [visit.sessionNumber, visit.sessionsGivenBefore])).toEqual([
      [null, 3],
      [3, 2],
      [2, 1],
      [1, 0],
    ]);
    expect(references).toHaveLength(5);
    expect([courses[0].id, patient.id]).toEqual([courseId, patientId]);
    expect(visits[0].photos[0]).toMatchObject({ view: 'vertex', analysis: 'done', aligned: true });
    expect(visits[3]).toMatchObject({ milestones: ['baseline'], sessionKind: 'initial' });
  });

  it('shows the photos of a visit in the order of the views, whichever was stored first', async () => {
    await photographed('2026-11-21', ['frontal', 'vertex', 'superior']);
    const { visits } = await timeline();
    expect(visits[0].photos.map(({ view }: { view: string }) => view)).toEqual([
      'superior',
      'vertex',
      'frontal',
    ]);
  });

  it('a visit that stands for a milestone carries its name', async () => {
    const review = await photographed('2026-11-20', required);
    expect(await card('after_third')).toMatchObject({
      state: 'complete',
      visitId: review,
      opensOn: '2026-11-14',
      targetOn: '2026-11-28',
      closesOn: '2026-12-15',
    });
    expect((await timeline()).visits[0].milestones).toEqual(['after_third']);
  });

  it('a photo that could not be aligned asks for a retake and says why', async () => {
    const tried = await photographed('2026-11-20', ['vertex'], ['vertex']);
    const found = await card('after_third');
    expect(found).toMatchObject({ state: 'retake', visitId: null, triedVisitId: tried });
    const { milestones } = (await assistant.get('/api/today')).body;
    expect(milestones.find((row: { courseId: string }) => row.courseId === courseId)).toMatchObject({
      state: 'retake',
      triedVisitId: tried,
    });
    expect(found.reasons.map(({ code }) => code)).toContain('alignment_refused');
  });

  it('wet hair is not comparable, once it is noted', async () => {
    const review = await photographed('2026-11-20', required);
    await assistant.patch(`/api/visits/${review}`, 1, { preparation: { hairState: 'wet' } });
    expect((await card('after_third')).reasons.map(({ code }) => code)).toContain('hair_wet');
  });

  it('milestones move when a session is re-dated or cancelled', async () => {
    await assistant.patch(`/api/visits/${sessions[2]}`, 1, { date: '2026-11-02' });
    expect((await card('after_third')).targetOn).toBe('2026-11-30');
    await assistant.patch(`/api/visits/${sessions[2]}`, 2, { status: 'cancelled' });
    expect(await card('after_third')).toMatchObject({ state: 'upcoming', projected: true });
  });

  it('a patient who is not there has none', async () => {
    const nowhere = '00000000-0000-4000-8000-000000000000';
    expect((await assistant.get(`/api/patients/${nowhere}/timeline`)).status).toBe(404);
  });
});

describe('today', () => {
  it('lists a milestone from the day its window opens until sixty days after it closed', async () => {
    const days: [string, string[]][] = [
      ['2026-11-13', []],
      ['2026-11-14', ['after_third due']],
      ['2026-12-15', ['after_third due']],
      ['2026-12-16', ['after_third overdue']],
      ['2027-01-17', ['after_third overdue', 'three_months due']],
      ['2027-02-14', ['three_months due']],
    ];
    for (const [day, listed] of days) {
      clinic.setNow(`${day}T09:00:00Z`);
      await refreshMilestones(clinic.deps.store, clinic.deps.clock(), patientId);
      expect(
        (await onToday()).filter((row: string) => !row.startsWith('baseline')),
        day,
      ).toEqual(listed);
    }
  });

  it('the day is the one on the wall of the branch', async () => {
    clinic.setNow('2026-11-13T21:30:00Z');
    expect((await assistant.get('/api/today')).body.on).toBe('2026-11-14');
    expect(await onToday()).toContain('after_third due');
  });

  it('a milestone that a visit stands for is off the list, one that needs a retake is not', async () => {
    await photographed('2026-11-18', ['vertex'], ['vertex']);
    expect(await onToday()).toContain('after_third retake');
    await photographed('2026-11-19', ['vertex']);
    expect(await onToday()).toEqual([]);
  });

  it('a patient who will not come back is off the list', async () => {
    expect(await onToday()).toEqual(['after_third due']);
    await assistant.patch(`/api/patients/${patientId}`, 1, { status: 'lost', lostReason: 'moved' });
    expect(await onToday()).toEqual([]);
  });

  it('names who is expected with their photos, and pictures that need a look', async () => {
    const review = await photographed('2026-11-20', ['vertex', 'frontal'], ['frontal']);
    const { expected, pictures } = (await assistant.get('/api/today')).body;
    const mine = <T extends { visitId: string }>(rows: T[]) => rows.filter((row) => row.visitId === review);
    expect(mine(expected)).toMatchObject([{ kind: 'review', status: 'done', photos: 2 }]);
    expect(mine(pictures)).toMatchObject([{ view: 'frontal', problem: 'alignment_refused' }]);
  });

  it('a picture that is unfit in itself needs a look too, however well it lies', async () => {
    const review = await photographed('2026-11-20', ['vertex']);
    const { store } = clinic.deps;
    const row = store.db.select().from(photos).where(eq(photos.visitId, review)).get();
    const photoId = row?.id ?? '';
    const { quality } = (await assistant.get(`/api/photos/${photoId}/analysis`)).body;
    const pictured = async (severity: 'warn' | 'refuse') => {
      const reasons = [
        { code: 'head_small', severity: 'warn' as const, values: { widthPx: 1500 } },
        { code: 'clipped', severity, values: { percent: 4 } },
      ];
      store.db
        .update(analyses)
        .set({ quality: { ...quality, reasons } })
        .where(eq(analyses.photoId, photoId))
        .run();
      const { pictures } = (await assistant.get('/api/today')).body;
      return pictures.filter((row: { visitId: string }) => row.visitId === review);
    };
    expect(await pictured('warn')).toEqual([]);
    expect(await pictured('refuse')).toMatchObject([{ photoId, problem: 'clipped' }]);
  });

  it('follows the clinic’s own anchor when that changes', async () => {
    const { body: settings } = await clinic.admin.get('/api/clinic');
    const fromFirst = await clinic.admin.patch('/api/clinic', settings.version, { anchor: 'first_session' });
    expect(await onToday()).toEqual(['three_months due', 'after_third due']);
    const back = { anchor: 'third_session' };
    await clinic.admin.patch('/api/clinic', fromFirst.body.version, back);
    expect(await onToday()).toEqual(['after_third due']);
  });

  it('another branch has a day of its own', async () => {
    const branch = await clinic.admin.post('/api/branches', { name: 'Far', timeZone: 'Pacific/Auckland' });
    clinic.setNow('2026-11-20T12:00:00Z');
    const { body } = await assistant.get(`/api/today?branch=${branch.body.id}`);
    const nothing = {
      adverseEvents: [],
      expected: [],
      milestones: [],
      missed: [],
      missedVisits: [],
      reviews: [],
      unsigned: [],
      pictures: [],
    };
    expect(body).toEqual({ on: '2026-11-21', ...nothing });
  });
});

describe('a doctor’s review', () => {
  const settle = (version: number, review: Record<string, unknown>, visitor = doctor) =>
    visitor.put(`/api/courses/${courseId}/milestones/after_third`, version, review);

  it('settles the visit, and a change of it needs a reason', async () => {
    const near = await photographed('2026-11-20', ['vertex']);
    clinic.setNow('2026-12-10T09:00:00Z');
    const far = await photographed('2026-12-10', ['vertex']);
    expect((await card('after_third')).visitId).toBe(near);
    const settled = await settle(1, { visitId: far });
    expect(settled.body).toMatchObject({ visitId: far, reviewedAt: '2026-12-10T09:00:00.000Z' });
    expect(settled.headers.get('etag')).toBe('"2"');
    const unexplained = await settle(2, { visitId: near });
    expect([unexplained.status, unexplained.body.code]).toEqual([422, 'review_needs_reason']);
    expect((await settle(2, { visitId: near, reason: 'better light' })).body.visitId).toBe(near);
  });

  it('takes a late visit only when it is accepted as late', async () => {
    clinic.setNow('2026-12-20T09:00:00Z');
    const late = await photographed('2026-12-20', ['vertex']);
    expect(await card('after_third')).toMatchObject({ state: 'overdue', lateByDays: 5, lateAccepted: false });
    const refused = await settle(1, { visitId: late });
    expect([refused.status, refused.body.code]).toEqual([422, 'visit_late_for_milestone']);
    expect(refused.body.title).toContain('5 d');
    const accepted = await settle(1, { visitId: late, acceptLate: true });
    expect(accepted.body).toMatchObject({ state: 'partial', lateByDays: 5, lateAccepted: true });
    expect(await onToday()).toEqual([]);
  });

  it('refuses a visit without a comparable photo, and says why', async () => {
    const blurred = await photographed('2026-11-20', ['vertex'], ['vertex']);
    const refused = await settle(1, { visitId: blurred });
    expect([refused.status, refused.body.code]).toEqual([422, 'visit_unfit_for_milestone']);
    expect(refused.body.detail).toContain('could not be aligned');
  });

  it('refuses a visit before the milestone opens, and says when that is', async () => {
    const early = await photographed('2026-08-01', ['vertex']);
    const { opensOn } = await card('after_third');
    const refused = await settle(1, { visitId: early });
    expect([refused.status, refused.body.values.reasons[0].code]).toEqual([422, 'before_window']);
    expect(refused.body.values.reasons[0].values.opensOn).toBe(opensOn);
    const written = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeZone: 'UTC' });
    expect(refused.body.detail).toContain(written.format(new Date(`${opensOn}`)));
    const elsewhere = await settle(1, { visitId: '00000000-0000-4000-8000-000000000000' });
    expect(elsewhere.body.values.reasons[0].code).toBe('visit_without_photos');
  });

  it('is for doctors, and of two the second sees the first', async () => {
    const visitId = await photographed('2026-11-20', ['vertex']);
    expect((await settle(1, { visitId }, assistant)).status).toBe(403);
    expect((await settle(1, { visitId })).status).toBe(200);
    expect((await settle(1, { visitId })).body).toMatchObject({
      code: 'version_stale',
      current: { version: 2 },
    });
  });
});
