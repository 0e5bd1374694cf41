import type { CoverageGap, PairCover } from '../contract/repeatability.ts';

/** What one photo of a pair was taken under; `null`: nobody said. */
export type Taking = {
  patientId: string;
  visitId: string;
  operatorId: string;
  device: string | null;
  room: string | null;
  /** Calendar day, `YYYY-MM-DD`. */
  on: string;
};

const distinct = (values: readonly (string | null)[]): number =>
  new Set(values.filter((value) => value !== null)).size;

/** Two that are both known and not the same: what nobody said is not taken for a difference. */
const differ = (one: string | null, two: string | null): boolean =>
  one !== null && two !== null && one !== two;

/** What the pairs leave out of their figure, plainest first (domain §4: it has to say what it covers). */
function gapsOf(cover: Omit<PairCover, 'gaps'>): CoverageGap[] {
  const { operators, devices, photosWithoutDevice, patients, pairsAcross } = cover;
  const gaps: CoverageGap[] = [];
  if (operators === 1) gaps.push('one_operator');
  else if (pairsAcross.operators === 0) gaps.push('operators_apart');
  if (devices === 1) gaps.push('one_device');
  else if (devices > 1 && pairsAcross.devices === 0) gaps.push('devices_apart');
  if (photosWithoutDevice > 0) gaps.push('device_unknown');
  if (pairsAcross.days === 0) gaps.push('within_visits');
  if (patients === 1) gaps.push('one_patient');
  return gaps;
}

/** Who and what stands behind pairs of photos, and what was never varied; `null` without a pair. */
export function pairCover(pairs: readonly (readonly [Taking, Taking])[]): PairCover | null {
  const takings = pairs.flat();
  const days = takings.map(({ on }) => on).sort();
  const [firstOn, lastOn] = [days[0], days.at(-1)];
  if (firstOn === undefined || lastOn === undefined) return null;
  const across = (of: (taking: Taking) => string | null) =>
    pairs.filter(([one, two]) => differ(of(one), of(two))).length;
  const roomless = takings.filter(({ room }) => room === null);
  const cover = {
    operators: distinct(takings.map(({ operatorId }) => operatorId)),
    devices: distinct(takings.map(({ device }) => device)),
    photosWithoutDevice: takings.filter(({ device }) => device === null).length,
    rooms: distinct(takings.map(({ room }) => room)),
    visitsWithoutRoom: distinct(roomless.map(({ visitId }) => visitId)),
    days: distinct(days),
    visits: distinct(takings.map(({ visitId }) => visitId)),
    patients: distinct(takings.map(({ patientId }) => patientId)),
    pairsAcross: {
      operators: across(({ operatorId }) => operatorId),
      devices: across(({ device }) => device),
      rooms: across(({ room }) => room),
      days: across(({ on }) => on),
    },
    firstOn,
    lastOn,
  };
  return { ...cover, gaps: gapsOf(cover) };
}
