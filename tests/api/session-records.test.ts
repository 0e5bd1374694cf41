import { describe, expect, it } from 'vitest';
import type { RecordVersion, SessionRecord } from '../../server/contract/session-record.ts';
import { system } from '../../storage/actor.ts';
import { listSessionRecords } from '../../storage/queries/session-records.ts';
import {
  assistant,
  clinic,
  doctor,
  doctorId,
  newSession,
  problem,
  today,
  whole,
  zones,
} from '../support/record-clinic.ts';

describe('a session’s record', () => {
  it('is nothing at first, then an assistant’s draft, then signed by a doctor', async () => {
    const { path } = await newSession();
    const empty = await assistant.get(path);
    expect([empty.headers.get('etag'), empty.body.state, empty.body.record]).toEqual(['"0"', 'none', {}]);
    const draft = await assistant.put(path, 0, { record: { bloodDrawnMl: 8, kit: null, zones: [] } });
    expect(draft.body).toMatchObject({
      version: 1,
      state: 'draft',
      record: { bloodDrawnMl: 8 },
      signedBy: null,
    });
    expect(draft.body.record).toEqual({ bloodDrawnMl: 8 });
    expect(problem(await assistant.put(path, 1, { record: whole(), sign: true }))).toEqual([
      403,
      'not_allowed',
    ]);
    const signed = await doctor.put(path, 1, { record: whole(), sign: true });
    expect(signed.body).toMatchObject({
      version: 2,
      state: 'signed',
      savedBy: 'Person 2',
      signedBy: 'Person 2',
    });
    expect((await clinic.admin.get(path)).body).toEqual(signed.body);
  });

  it('is signed only with all that a signature needs, each of which is named', async () => {
    const { path } = await newSession();
    const refused = await doctor.put(path, 0, { record: { bloodDrawnMl: 8 }, sign: true });
    expect(problem(refused)).toEqual([
      422,
      'record_incomplete',
      'needed_to_sign doctorId',
      'needed_to_sign kitLot',
      'needed_to_sign injectedMl',
      'needed_to_sign zones',
    ]);
    expect(refused.body.detail).toContain('Needed to sign: Lot of the kit.');
    expect(refused.body.fields[1]).toEqual({ field: 'kitLot', message: 'Needed to sign: Lot of the kit.' });
    expect((await doctor.get(path)).body.version).toBe(0);
    const signed = await doctor.put(path, 0, { record: { ...whole(), kitLot: 'none' }, sign: true });
    expect(signed.body.state).toBe('signed');
  });

  it('of a session that lies ahead can be drafted and not signed', async () => {
    const { path } = await newSession({ date: '2026-03-12' });
    expect((await assistant.put(path, 0, { record: { bloodDrawnMl: 8 } })).status).toBe(200);
    expect(problem(await doctor.put(path, 1, { record: whole(), sign: true }))).toEqual([
      422,
      'record_incomplete',
      'session_not_given date',
    ]);
  });

  it('of a session elsewhere or a broken-off one is signed as far as it is known', async () => {
    const elsewhere = await newSession({ session: { kind: 'elsewhere' } });
    expect((await doctor.put(elsewhere.path, 0, { record: {}, sign: true })).body.state).toBe('signed');
    const aborted = await newSession({ session: { kind: 'aborted' } });
    expect(problem(await doctor.put(aborted.path, 0, { record: {}, sign: true }))).toEqual([
      422,
      'record_incomplete',
      'needed_to_sign doctorId',
    ]);
  });

  it('names a doctor of the clinic', async () => {
    const { path } = await newSession();
    const refused = await assistant.put(path, 0, { record: { doctorId: 'nobody' } });
    expect(problem(refused)).toEqual([422, 'record_impossible', 'doctor_unknown doctorId']);
    const { doctors } = (await assistant.get(`${path}/start`)).body;
    expect(doctors).toEqual([{ id: doctorId, name: 'Person 2' }]);
  });

  it('is for sessions only, and for nobody outside', async () => {
    const { id } = await newSession({ kind: 'review' });
    expect((await doctor.get(`/api/visits/${id}/record`)).body.code).toBe('session_only');
    expect((await clinic.stranger().get(`/api/visits/${id}/record`)).status).toBe(401);
    const nowhere = '/api/visits/00000000-0000-4000-8000-000000000000/record';
    for (const path of [nowhere, `${nowhere}/history`, `${nowhere}/start`]) {
      expect((await doctor.get(path)).body.code).toBe('not_found');
    }
    const editor = await clinic.signedIn('editor');
    expect((await editor.get(nowhere)).body.code).toBe('not_allowed');
  });
});

describe('what cannot be so', () => {
  it.each<[string, SessionRecord, string, string]>([
    [
      'more platelets than were drawn',
      { bloodDrawnMl: 8, bloodPlateletsKPerUl: 250, plasmaMl: 3, plasmaPlateletsKPerUl: 900 },
      'plasmaPlateletsKPerUl',
      '135 % of the platelets drawn',
    ],
    ['more plasma than blood can yield', { bloodDrawnMl: 8, plasmaMl: 5 }, 'plasmaMl', 'at most 4.4 ml'],
    ['a kit past its day', { kitExpiresOn: '2026-03-09' }, 'kitExpiresOn', 'good until 9 Mar 2026'],
  ])(
    '%s is refused with rule, field and numbers, and nothing is kept of it',
    async (_, record, field, said) => {
      const { path } = await newSession();
      const refused = await assistant.put(path, 0, { record });
      expect([refused.status, refused.body.code]).toEqual([422, 'record_impossible']);
      expect(refused.body.fields).toEqual([{ field, message: expect.stringContaining(said) }]);
      expect((await assistant.get(path)).body.version).toBe(0);
    },
  );

  it.each<[string, object, string]>([
    ['blood', { bloodDrawnMl: 121 }, 'record.bloodDrawnMl must be at most 120'],
    [
      'a spin',
      { spins: [{ rpm: 100, radiusCm: 10, minutes: 5, g: null, temperatureC: null }] },
      'record.spins.0.rpm must be at least 200',
    ],
    ['half a point', { injectionPoints: 1.5 }, 'record.injectionPoints must be integer'],
    ['a stranger', { colour: 'red' }, 'record.colour is not a field of this'],
  ])('%s outside its range is named with the range', async (_, record, said) => {
    const { path } = await newSession();
    const { status, body } = await assistant.put(path, 0, { record });
    expect([status, body.code, body.fields.length]).toEqual([400, 'invalid_request', 1]);
    expect(body.detail).toContain(said);
  });
});

describe('what is unusual', () => {
  it('is asked about; the answer is kept with its numbers', async () => {
    const { path } = await newSession();
    const record = { bloodDrawnMl: 20 };
    const asked = await assistant.put(path, 0, { record });
    expect(problem(asked)).toEqual([409, 'record_unconfirmed', 'blood_unusual bloodDrawnMl']);
    const answer = { code: 'blood_unusual', field: 'bloodDrawnMl', reason: 'Two kits' };
    const { body } = await assistant.put(path, 0, { record, confirmations: [answer] });
    const kept = { ...answer, severity: 'warn', values: { bloodMl: 20 } };
    expect(body.confirmations).toEqual([kept]);
    const other = { record: { bloodDrawnMl: 22 }, confirmations: [{ ...answer, values: { bloodMl: 20 } }] };
    expect(problem(await assistant.put(path, 1, other))).toEqual([
      409,
      'record_unconfirmed',
      'blood_unusual bloodDrawnMl',
    ]);
    const stale = await assistant.put(path, 1, { record: { bloodDrawnMl: 8 }, confirmations: [answer] });
    expect(stale.body.confirmations).toEqual([]);
    const { versions } = (await assistant.get(`${path}/history`)).body;
    expect(versions.map(({ confirmations }: RecordVersion) => confirmations)).toEqual([[], [kept]]);
  });

  it('that a patient said of themself is for the doctor who signs, and not for who asked', async () => {
    const { path } = await newSession();
    const record = { ...whole(), safety: { anticoagulants: true, cancer: false } };
    const draft = await assistant.put(path, 0, { record });
    expect(draft.body.findings).toMatchObject([{ code: 'safety_anticoagulants', severity: 'warn' }]);
    const asked = await doctor.put(path, 1, { record, sign: true });
    expect(problem(asked)).toEqual([
      409,
      'record_unconfirmed',
      'safety_anticoagulants safety.anticoagulants',
    ]);
    const confirmations = [
      { code: 'safety_anticoagulants', field: 'safety.anticoagulants', reason: 'Paused since Monday' },
    ];
    const signed = await doctor.put(path, 1, { record, sign: true, confirmations });
    expect(signed.body.confirmations).toMatchObject([{ reason: 'Paused since Monday' }]);
  });

  it('a session soon after another one, or long after it in the same course', async () => {
    const { patientId } = await newSession({ date: '2026-03-01', courseId: null });
    const { path } = await newSession({ courseId: null }, patientId);
    const asked = await doctor.put(path, 0, { record: whole(), sign: true });
    expect(problem(asked)).toEqual([409, 'record_unconfirmed', 'gap_short date']);
    expect(asked.body.detail).toContain('only 9 days earlier, on 1 Mar 2026');
  });
});

describe('a new record', () => {
  it('can be begun from the patient’s last one', async () => {
    const { path: first, patientId } = await newSession({ date: '2026-02-10' });
    await doctor.put(first, 0, { record: { ...whole(), kit: 'Blue' }, sign: true });
    const { path } = await newSession({}, patientId);
    const { previous } = (await assistant.get(`${path}/start`)).body;
    expect(previous).toMatchObject({
      on: '2026-02-10',
      record: { kit: 'Blue', zones: [{ zone: 'vertex' }] },
    });
    expect((await assistant.get(`${first}/start`)).body.previous).toBeNull();
  });

  it('the newest record of each session is there for who counts the clinic’s work', async () => {
    const { path, patientId, id } = await newSession();
    await assistant.put(path, 0, { record: { bloodDrawnMl: 8 } });
    await doctor.put(path, 1, { record: whole(), sign: true });
    const { store } = clinic.deps;
    expect(await listSessionRecords(store, system, { patientId })).toMatchObject([
      { visitId: id, on: today, kind: 'initial', state: 'signed', record: { zones } },
    ]);
    expect((await listSessionRecords(store, system)).length).toBeGreaterThan(5);
    expect(await listSessionRecords(store, { kind: 'anonymous' })).toEqual([]);
  });
});
