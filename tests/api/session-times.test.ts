import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RecordVersion } from '../../server/contract/session-record.ts';
import type { Visit } from '../../server/contract/visits.ts';
import { startClinic, type TestClinic } from '../support/server.ts';
import type { Visitor } from '../support/visitor.ts';

let clinic: TestClinic;
let assistant: Visitor;
let doctor: Visitor;
let doctorId: string;
let branchId: string;

// At the branch by the river summer time began on the 29th.
beforeAll(async () => {
  clinic = await startClinic({}, '2026-03-30T12:00:00Z');
  const there = { name: 'By the river', timeZone: 'Europe/Berlin' };
  branchId = (await clinic.admin.post('/api/branches', there)).body.id;
  assistant = await clinic.signedIn('assistant');
  doctor = await clinic.signedIn('doctor');
  doctorId = (await doctor.get('/api/session')).body.person.id;
});
afterAll(() => clinic.close());

/** A session of the 27th from ten to eleven by that branch's clock, injected at half past ten. */
async function sessionAtTen(sign: boolean): Promise<Visit> {
  const patient = (await assistant.post('/api/patients', { name: 'Timed Example', pattern: 'male' })).body;
  const session = { injectedAt: '2026-03-27T09:30:00Z' };
  const entry = { date: '2026-03-27', kind: 'session', branchId, session };
  const { id } = (await doctor.post(`/api/patients/${patient.id}/visits`, entry)).body;
  const zones = [{ zone: 'vertex', areaCm2: 40, volumeMl: 3 }];
  const times = { startedAt: '2026-03-27T09:00:00Z', endedAt: '2026-03-27T10:00:00Z' };
  const record = { doctorId, bloodDrawnMl: 8, kitLot: 'LOT-7', injectedMl: 3, zones, ...times };
  const saved = await doctor.put(`/api/visits/${id}/record`, 0, { record, ...(sign && { sign }) });
  expect(saved.status).toBe(200);
  return (await doctor.get(`/api/visits/${id}`)).body;
}

const times = ({ record, session }: Visit) => [record.startedAt, session?.injectedAt, record.endedAt];
const history = async ({ id }: Visit): Promise<RecordVersion[]> =>
  (await doctor.get(`/api/visits/${id}/record/history`)).body.versions;

describe('a session that was written down under the wrong day', () => {
  it('takes its times along by the clock of its branch, also over a change of it', async () => {
    const visit = await sessionAtTen(false);
    const moved = await assistant.patch(`/api/visits/${visit.id}`, visit.version, { date: '2026-03-29' });
    expect(times(moved.body)).toEqual([
      '2026-03-29T08:00:00.000Z',
      '2026-03-29T08:30:00.000Z',
      '2026-03-29T09:00:00.000Z',
    ]);
    expect((await history(visit)).map(({ state }) => state)).toEqual(['draft', 'draft']);
  });

  it('stays signed, and its record says why it has other times and which it had', async () => {
    const visit = await sessionAtTen(true);
    const path = `/api/visits/${visit.id}`;
    expect((await assistant.patch(path, visit.version, { date: '2026-03-26' })).status).toBe(409);
    const moved = await doctor.patch(path, visit.version, { date: '2026-03-26' });
    expect(times(moved.body)[0]).toBe('2026-03-26T09:00:00.000Z');
    const [now, before] = await history(visit);
    expect([now?.state, now?.reason]).toEqual([
      'signed',
      'The session was put from 27 Mar 2026 to 26 Mar 2026: its times went with it.',
    ]);
    expect([before?.state, before?.record.startedAt]).toEqual(['signed', '2026-03-27T09:00:00Z']);
  });

  it('shows the same clock at the branch where it really was', async () => {
    const visit = await sessionAtTen(false);
    const far = { name: 'By the harbour', timeZone: 'Pacific/Auckland' };
    const there = (await clinic.admin.post('/api/branches', far)).body.id;
    const moved = await assistant.patch(`/api/visits/${visit.id}`, visit.version, { branchId: there });
    expect(times(moved.body)[0]).toBe('2026-03-26T21:00:00.000Z');
  });

  it('has no times on a day that is yet to come', async () => {
    const visit = await sessionAtTen(false);
    const change = { date: '2026-04-10', status: 'planned' };
    const moved = await assistant.patch(`/api/visits/${visit.id}`, visit.version, change);
    expect(times(moved.body)).toEqual([undefined, null, undefined]);
  });

  it('has the times that are said with its new day', async () => {
    const visit = await sessionAtTen(false);
    const moved = await assistant.patch(`/api/visits/${visit.id}`, visit.version, {
      date: '2026-03-28',
      session: { injectedAt: '2026-03-28T14:00:00Z' },
      record: { startedAt: '2026-03-28T13:00:00Z', endedAt: '2026-03-28T15:00:00Z' },
    });
    expect(times(moved.body)).toEqual([
      '2026-03-28T13:00:00Z',
      '2026-03-28T14:00:00Z',
      '2026-03-28T15:00:00Z',
    ]);
  });

  it('keeps day and times where only something else of it is changed', async () => {
    const visit = await sessionAtTen(true);
    const changed = await assistant.patch(`/api/visits/${visit.id}`, visit.version, { room: 'Room 2' });
    expect(times(changed.body)).toEqual(times(visit));
    expect(await history(visit)).toHaveLength(1);
  });
});

it('a time of another day is refused, in the record and with the visit, and the rule names both days', async () => {
  const { id, patientId, version } = await sessionAtTen(false);
  // Half an hour after midnight there.
  const late = '2026-03-27T23:30:00Z';
  const refusals = [
    await assistant.put(`/api/visits/${id}/record`, 1, { record: { endedAt: late } }),
    await doctor.patch(`/api/visits/${id}`, version, { session: { injectedAt: late } }),
    await doctor.post(`/api/patients/${patientId}/visits`, {
      date: '2026-03-27',
      kind: 'session',
      branchId,
      record: { startedAt: late },
    }),
  ];
  const fields = ['endedAt', 'session.injectedAt', 'startedAt'];
  for (const [index, { status, body }] of refusals.entries()) {
    expect([status, body.code]).toEqual([422, 'record_impossible']);
    expect(body.fields).toEqual([
      {
        field: fields[index],
        message: 'This time is on 28 Mar 2026, and the session was on 27 Mar 2026.',
      },
    ]);
  }
});
