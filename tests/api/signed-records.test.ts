import { describe, expect, it } from 'vitest';
import type { RecordVersion } from '../../server/contract/session-record.ts';
import { sessionRecordEntries } from '../../storage/schema/session-records.ts';
import { assistant, clinic, doctor, newSession, problem, today, whole } from '../support/record-clinic.ts';

describe('a draft', () => {
  const waiting = async () =>
    (await doctor.get('/api/today')).body.unsigned.map(({ visitId }: { visitId: string }) => visitId);

  it('of a session that was given waits on Today until a doctor has signed it', async () => {
    const { path, id, patientId } = await newSession();
    expect(await waiting()).not.toContain(id);
    await assistant.put(path, 0, { record: whole() });
    const { body } = await doctor.get('/api/today');
    expect(body.unsigned).toMatchObject([
      { visitId: id, patient: { id: patientId }, date: today, writtenBy: 'Person 1' },
    ]);
    await doctor.put(path, 1, { record: whole(), sign: true });
    expect(await waiting()).not.toContain(id);
  });

  it('of a session that is planned, was called off or belongs to another branch does not', async () => {
    const { path, id } = await newSession();
    await assistant.put(path, 0, { record: whole() });
    const { version } = (await doctor.get(`/api/visits/${id}`)).body;
    await doctor.patch(`/api/visits/${id}`, version, { status: 'cancelled' });
    expect(await waiting()).not.toContain(id);
    const elsewhere = { name: 'Elsewhere', timeZone: 'Europe/Istanbul' };
    const branchId = (await clinic.admin.post('/api/branches', elsewhere)).body.id;
    const other = await newSession({ branchId });
    await assistant.put(other.path, 0, { record: whole() });
    expect(await waiting()).not.toContain(other.id);
    const there = (await doctor.get(`/api/today?branch=${branchId}`)).body.unsigned;
    expect(there).toMatchObject([{ visitId: other.id }]);
  });
});

describe('a session that a doctor signed', () => {
  it('is cancelled, moved to another course or day and injected at another time by a doctor only', async () => {
    const { path, id } = await newSession();
    await doctor.put(path, 0, { record: whole(), sign: true });
    const { version } = (await assistant.get(`/api/visits/${id}`)).body;
    for (const change of [
      { status: 'cancelled' },
      { courseId: null, datePrecision: 'month' },
      { session: { injectedAt: `${today}T09:00:00Z` } },
    ]) {
      const refused = await assistant.patch(`/api/visits/${id}`, version, change);
      expect([refused.status, refused.body.code]).toEqual([409, 'record_signed']);
    }
    expect((await assistant.patch(`/api/visits/${id}`, version, { room: 'Room 2' })).status).toBe(200);
    const injected = { session: { injectedAt: `${today}T09:00:00Z` } };
    expect((await doctor.patch(`/api/visits/${id}`, version + 1, injected)).status).toBe(200);
  });

  it('had an end that lies behind, also where it was noted with the visit', async () => {
    const { id } = await newSession();
    const { version } = (await assistant.get(`/api/visits/${id}`)).body;
    const record = { endedAt: `${today}T20:00:00Z` };
    const answer = await assistant.patch(`/api/visits/${id}`, version, { record });
    expect(problem(answer)).toEqual([422, 'record_impossible', 'session_in_future endedAt']);
  });
});

describe('after signing', () => {
  it('only a doctor corrects, with a reason, and what stood there stays readable', async () => {
    const { path, id } = await newSession();
    await assistant.put(path, 0, { record: { bloodDrawnMl: 8 } });
    await doctor.put(path, 1, { record: whole(), sign: true });
    const corrected = { ...whole(), kitLot: 'LOT-8' };
    expect(problem(await assistant.put(path, 2, { record: corrected, reason: 'Typed wrong' }))[1]).toBe(
      'not_allowed',
    );
    expect(problem(await doctor.put(path, 2, { record: corrected }))).toEqual([
      422,
      'correction_needs_reason',
    ]);
    const incomplete = { record: { ...corrected, zones: [] }, reason: 'Typed wrong' };
    expect(problem(await doctor.put(path, 2, incomplete))[1]).toBe('record_incomplete');
    const { body } = await doctor.put(path, 2, { record: corrected, reason: 'Typed wrong' });
    expect(body).toMatchObject({ version: 3, state: 'signed', reason: 'Typed wrong', signedBy: 'Person 2' });
    const { versions } = (await clinic.admin.get(`${path}/history`)).body;
    expect(
      versions.map(({ version, state, record, savedBy, reason }: RecordVersion) => [
        version,
        state,
        record.kitLot,
        savedBy,
        reason,
      ]),
    ).toEqual([
      [3, 'signed', 'LOT-8', 'Person 2', 'Typed wrong'],
      [2, 'signed', 'LOT-7', 'Person 2', null],
      [1, 'draft', undefined, 'Person 1', null],
    ]);
    const { db } = clinic.deps.store;
    expect(() => db.delete(sessionRecordEntries).run()).toThrow(/append_only/);
    expect(() => db.update(sessionRecordEntries).set({ reason: '' }).run()).toThrow(/append_only/);
    const besides = await assistant.patch(`/api/visits/${id}`, 1, { record: { pain: 1 } });
    expect([besides.status, besides.body.code]).toEqual([409, 'record_signed']);
    // The day was signed too: it is not moved under a doctor's signature by somebody else.
    const moved = await assistant.patch(`/api/visits/${id}`, 1, { date: '2026-03-09' });
    expect([moved.status, moved.body.code]).toEqual([409, 'record_signed']);
    expect((await assistant.patch(`/api/visits/${id}`, 1, { date: today, note: 'Called' })).status).toBe(200);
    expect((await doctor.patch(`/api/visits/${id}`, 2, { date: '2026-03-09' })).status).toBe(200);
    const trail = (await doctor.get(`/api/audit?patient=${body.patientId}`)).body.entries;
    const actions = trail.filter(({ noun }: { noun: string }) => noun === 'session_record');
    expect(actions.map(({ action }: { action: string }) => action)).toEqual(['correct', 'sign', 'write']);
    expect(JSON.stringify(actions)).not.toMatch(/LOT|Typed/);
  });
});

describe('two people at one record', () => {
  it('the second is shown the newer state, and overwrites nothing', async () => {
    const { path } = await newSession();
    await assistant.put(path, 0, { record: { bloodDrawnMl: 8 } });
    const late = await doctor.put(path, 0, { record: { bloodDrawnMl: 9 } });
    expect([late.status, late.body.code]).toEqual([412, 'version_stale']);
    expect(late.body.current).toMatchObject({ version: 1, record: { bloodDrawnMl: 8 }, findings: [] });
    expect((await doctor.get(path)).body.record).toEqual({ bloodDrawnMl: 8 });
  });

  it('who saves what is there already makes no new version', async () => {
    const { path } = await newSession();
    await assistant.put(path, 0, { record: { bloodDrawnMl: 8, kit: 'Blue' } });
    const again = await assistant.put(path, 1, { record: { kit: ' Blue ', bloodDrawnMl: 8 } });
    expect(again.body.version).toBe(1);
  });

  it('a change of the visit is a draft beside the others, and names only what it changes', async () => {
    const { path, id } = await newSession();
    await assistant.put(path, 0, { record: { bloodDrawnMl: 8 } });
    const { body } = await assistant.patch(`/api/visits/${id}`, 1, { record: { pain: 7 } });
    expect(body.record).toEqual({ bloodDrawnMl: 8, pain: 7 });
    const record = (await assistant.get(path)).body;
    expect(record).toMatchObject({ version: 2, state: 'draft', findings: [{ code: 'pain_high' }] });
    await assistant.patch(`/api/visits/${id}`, 2, { record: { pain: 7 }, note: 'Said again' });
    expect((await assistant.get(path)).body.version).toBe(2);
  });
});
