import { describe, expect, test } from 'vitest';
import { pairCover, type Taking } from '../../server/clinic/pair-cover.ts';
import { coverageGaps } from '../../server/contract/repeatability.ts';
import { repeatability } from '../../server/contract/words/en/repeatability.ts';

const taking: Taking = {
  patientId: 'p1',
  visitId: 'v1',
  operatorId: 'assistant',
  device: 'Pocket 1',
  room: 'Room 1',
  on: '2026-03-01',
};
const otherHead: Taking = { ...taking, patientId: 'p2', visitId: 'v2', on: '2026-03-02' };

test('without a pair nothing is covered', () => {
  expect(pairCover([])).toBeNull();
});

describe('what was never varied is not in the figure', () => {
  test('one person, one camera, one head, one visit', () => {
    const gaps = pairCover([[taking, taking]])?.gaps;
    expect(gaps).toEqual(['one_operator', 'one_device', 'within_visits', 'one_patient']);
  });

  test('two people who never share a pair leave their difference out, and so do two cameras', () => {
    const other = { ...otherHead, operatorId: 'doctor', device: 'Pocket 2' };
    const cover = pairCover([
      [taking, taking],
      [other, other],
    ]);
    expect(cover).toMatchObject({ operators: 2, devices: 2, pairsAcross: { operators: 0, devices: 0 } });
    expect(cover?.gaps).toEqual(['operators_apart', 'devices_apart', 'within_visits']);
  });

  test('a camera that a file does not name is no second camera, and is said to be unknown', () => {
    const cover = pairCover([
      [taking, { ...taking, operatorId: 'doctor', device: null }],
      [otherHead, otherHead],
    ]);
    expect(cover).toMatchObject({ devices: 1, photosWithoutDevice: 1, pairsAcross: { devices: 0 } });
    expect(cover?.gaps).toEqual(['one_device', 'device_unknown', 'within_visits']);
  });

  test('two visits, two hands, two cameras and two rooms on both heads leave nothing out', () => {
    const later = {
      visitId: 'v3',
      operatorId: 'doctor',
      device: 'Pocket 2',
      room: 'Room 2',
      on: '2026-04-01',
    };
    const cover = pairCover([
      [taking, { ...taking, ...later }],
      [otherHead, { ...otherHead, ...later, visitId: 'v4' }],
    ]);
    expect(cover).toMatchObject({
      visits: 4,
      rooms: 2,
      days: 3,
      pairsAcross: { operators: 2, devices: 2, rooms: 2, days: 2 },
      firstOn: '2026-03-01',
      lastOn: '2026-04-01',
      gaps: [],
    });
  });

  test('a visit without a room is counted once, and its room is no other room', () => {
    const roomless = { ...taking, room: null };
    const cover = pairCover([[roomless, roomless]]);
    expect(cover).toMatchObject({ rooms: 0, visitsWithoutRoom: 1, pairsAcross: { rooms: 0 } });
  });
});

test('every gap has its sentence', () => {
  expect(Object.keys(repeatability.gaps).sort()).toEqual([...coverageGaps].sort());
});
