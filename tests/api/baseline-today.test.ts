import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { MilestoneCard } from '../../server/contract/progress.ts';
import type { TodayMilestone } from '../../server/contract/timeline.ts';
import { addAnalysedPhoto } from '../support/measured-photos.ts';
import { startClinic, type TestClinic } from '../support/server.ts';
import type { Visitor } from '../support/visitor.ts';

let clinic: TestClinic;
let assistant: Visitor;
let patientId: string;
let courseId: string;

beforeAll(async () => {
  clinic = await startClinic();
  assistant = await clinic.signedIn('assistant');
});
afterAll(() => clinic.close());

beforeEach(async () => {
  clinic.setNow('2026-03-01T09:00:00Z');
  const patient = { name: 'Baseline Example', pattern: 'male' };
  patientId = (await assistant.post('/api/patients', patient)).body.id;
  courseId = (await assistant.post(`/api/patients/${patientId}/courses`, { sessionsPlanned: 3 })).body.id;
});

const visitOn = async (date: string, kind: string): Promise<string> => {
  const preparation = { hairState: 'dry' };
  return (await assistant.post(`/api/patients/${patientId}/visits`, { date, kind, preparation })).body.id;
};

/** The baseline as the two pages tell it. */
async function told(): Promise<{ card: MilestoneCard; row: TodayMilestone | undefined }> {
  const timeline = (await assistant.get(`/api/patients/${patientId}/timeline`)).body;
  const today = (await assistant.get('/api/today')).body;
  return {
    card: timeline.milestones.find((each: MilestoneCard) => each.milestone === 'baseline'),
    row: today.milestones.find((each: TodayMilestone) => each.courseId === courseId),
  };
}

async function photographed(date: string): Promise<void> {
  const visitId = await visitOn(date, 'consultation');
  addAnalysedPhoto(clinic.deps.store, { patientId, visitId, view: 'vertex' });
  await assistant.patch(`/api/visits/${visitId}`, 1, { note: 'photographed' });
}

describe('the baseline of a course whose first session was not given', () => {
  it('is due on both pages while no session is planned', async () => {
    const { card, row } = await told();
    expect([card.state, row?.state]).toEqual(['due', 'due']);
    clinic.setNow('2026-09-01T09:00:00Z');
    const later = await told();
    expect([later.card.state, later.row?.state, later.row?.closesOn]).toEqual(['due', 'due', '2026-09-01']);
  });

  it('stays due on both pages with the same days when the planned day passes without a session', async () => {
    await visitOn('2026-03-10', 'session');
    for (const day of ['2026-03-09', '2026-03-10', '2026-03-11', '2026-08-01']) {
      clinic.setNow(`${day}T09:00:00Z`);
      const { card, row } = await told();
      expect([card.state, card.opensOn, card.targetOn, card.closesOn], day).toEqual([
        'due',
        row?.opensOn,
        row?.targetOn,
        row?.closesOn,
      ]);
      expect(row?.state, day).toBe('due');
    }
  });

  it('is due again on both pages once the photo that stood for it is older than ninety days', async () => {
    await visitOn('2026-03-10', 'session');
    await photographed('2026-03-01');
    const days: [string, string, string | undefined][] = [
      ['2026-03-20', 'partial', undefined],
      ['2026-05-30', 'partial', undefined],
      ['2026-05-31', 'due', 'due'],
    ];
    for (const [day, onCard, onToday] of days) {
      clinic.setNow(`${day}T09:00:00Z`);
      const { card, row } = await told();
      expect([card.state, row?.state], day).toEqual([onCard, onToday]);
    }
  });

  it('is off the list of work once the course has ended without it', async () => {
    const { body: course } = await assistant.get(`/api/courses/${courseId}`);
    const ended = { state: 'stopped', stoppedReason: 'moved away' };
    const { status } = await assistant.patch(`/api/courses/${courseId}`, course.version, ended);
    expect(status).toBe(200);
    const { card, row } = await told();
    expect([card.state, row]).toEqual(['not_applicable', undefined]);
  });
});
