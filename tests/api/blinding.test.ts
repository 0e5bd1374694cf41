import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seededRandom } from '../../server/demo/seeded-random.ts';
import {
  type BlindClinic,
  begin,
  drawnHead,
  fetchPicture,
  sign,
  startBlindClinic,
} from '../support/blind-clinic.ts';
import type { HeadPicture } from '../support/drawn-head.ts';
import type { Visitor } from '../support/visitor.ts';

/** 20 patients, five later visits each, two readers. */
const PATIENTS = 20;
const LATER = 5;
/** A guess that is right by chance is this far from half of 200 less than once in ten thousand times. */
const LEAST_CHANCE = 1e-4;

const random = seededRandom(2026);
const asked = seededRandom(7);
let clinic: BlindClinic;

/** All that came along before a signature, and what nobody may tell from it. */
type Received = {
  referenceIsA: boolean;
  openedMs: number;
  id: string;
  files: Record<'a' | 'b', Awaited<ReturnType<typeof fetchPicture>> & { place: 0 | 1 }>;
};
const received: Received[] = [];

async function receive(reader: Visitor, photoId: string): Promise<void> {
  const from = performance.now();
  const { body } = await begin(reader, photoId);
  const openedMs = performance.now() - from;
  const order = asked() < 0.5 ? (['a', 'b'] as const) : (['b', 'a'] as const);
  const files = {} as Received['files'];
  for (const [place, which] of order.entries()) {
    const file = await fetchPicture(reader, body.id, which);
    files[which] = { ...file, place: place as 0 | 1 };
  }
  const { referenceWas } = (await sign(reader, body.id, 0)).body;
  received.push({ referenceIsA: referenceWas === 'a', openedMs, id: body.id, files });
}

beforeAll(async () => {
  clinic = await startBlindClinic(() => random() < 0.5);
  const readers = [await clinic.signedIn('doctor'), await clinic.signedIn('doctor')];
  // Every patient gains hair, as a clinic hopes: what an effect could leak through is there.
  const small = { widthPx: 240, heightPx: 260, headWidthPx: 180 };
  const heads: [HeadPicture, HeadPicture[]][] = [];
  for (let k = 0; k < 4; k += 1) {
    const later = await Promise.all(
      Array.from({ length: LATER }, (_, n) =>
        drawnHead({ ...small, seed: 20 + k, coverage: 0.3 + 0.08 * n, rotationDegrees: n - 2, visit: n + 1 }),
      ),
    );
    heads.push([await drawnHead({ ...small, seed: 20 + k, coverage: 0.2 }), later]);
  }
  for (let k = 0; k < PATIENTS; k += 1) {
    const [first, later] = heads[k % heads.length] as [HeadPicture, HeadPicture[]];
    const patient = await clinic.newPatient(first.jpeg);
    for (const [n, head] of later.entries()) {
      const photoId = await patient.photograph(`2026-0${n + 1}-10`, head.jpeg, head.matrixTo(first));
      for (const reader of readers) await receive(reader, photoId);
    }
  }
});
afterAll(() => clinic.close());

/** Of `right` hits in `count`: how likely a coin is as far from half, on either side (exact binomial). */
function chance(right: number, count: number): number {
  const far = Math.abs(right - count / 2);
  let [term, sum] = [0.5 ** count, 0];
  for (let k = 0; k <= count; k += 1) {
    if (Math.abs(k - count / 2) >= far - 1e-9) sum += term;
    term *= (count - k) / (k + 1);
  }
  return Math.min(1, sum);
}

/** Guesses by what a spy sees: above 0 says that A is the reference, 0 says nothing. */
function chanceOf(spy: (seen: Received) => number): number {
  const said = received.map((seen) => [spy(seen), seen.referenceIsA] as const).filter(([sign]) => sign !== 0);
  const right = said.filter(([sign, truth]) => sign > 0 === truth).length;
  return said.length === 0 ? 1 : chance(right, said.length);
}

const between = (of: (file: Received['files']['a']) => number) => (seen: Received) =>
  of(seen.files.a) - of(seen.files.b);
const middle = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

describe('of 200 readings, before they are signed', () => {
  it('the lot fell as a coin falls, and not as it fell the time before', () => {
    expect(received).toHaveLength(200);
    expect(chance(received.filter(({ referenceIsA }) => referenceIsA).length, 200)).toBeGreaterThan(0.01);
    const again = received.filter((each, k) => k > 0 && each.referenceIsA === received[k - 1]?.referenceIsA);
    expect(chance(again.length, 199)).toBeGreaterThan(0.01);
  });

  it('both pictures have the same measures, the same bytes to the last, and the same headers', async () => {
    for (const { files } of received) {
      expect(files.a.bytes.length).toBe(files.b.bytes.length);
      const headers = ({ response }: typeof files.a) =>
        [...response.headers].filter(([name]) => !['date', 'x-ratelimit-remaining'].includes(name));
      expect(headers(files.a)).toEqual(headers(files.b));
      expect(files.a.path.replace(/a$/, '')).toBe(files.b.path.replace(/b$/, ''));
    }
    for (const { files } of received.slice(0, 20)) {
      const told = async ({ bytes }: typeof files.a) => {
        const { width, height, size, exif, icc, xmp, iptc, density, chromaSubsampling } =
          await sharp(bytes).metadata();
        return { width, height, size, exif, icc, xmp, iptc, density, chromaSubsampling };
      };
      expect(await told(files.a)).toEqual(await told(files.b));
      expect(await told(files.a)).toMatchObject({ exif: undefined, xmp: undefined, iptc: undefined });
      // Down to the tables that the pixels are encoded by.
      const head = ({ bytes }: typeof files.a) => bytes.subarray(0, bytes.indexOf(Buffer.from([0xff, 0xc4])));
      expect(head(files.a).equals(head(files.b))).toBe(true);
    }
  });

  it('no spy tells before from after by names, sizes, order or time', () => {
    const opening = middle(received.map(({ openedMs }) => openedMs));
    const spies: Record<string, (seen: Received) => number> = {
      'the first sign of the reading’s name': ({ id }) => Number.parseInt(id.charAt(0), 16) - 7.5,
      'its last sign': ({ id }) => Number.parseInt(id.at(-1) ?? '', 16) - 7.5,
      'how long it took to begin': ({ openedMs }) => openedMs - opening,
      'bytes of the files': between(({ bytes }) => bytes.length),
      'announced length': between(({ response }) => Number(response.headers.get('content-length'))),
      'time of the fetch': between(({ tookMs }) => tookMs),
      'which was asked for first': between(({ place }) => place),
      'what the server allows after it': between(
        ({ response, place }) => Number(response.headers.get('x-ratelimit-remaining') ?? 0) + place,
      ),
    };
    const told = Object.entries(spies).filter(([, spy]) => chanceOf(spy) < LEAST_CHANCE);
    expect(told.map(([name]) => name)).toEqual([]);
  });

  it('a spy who knew it in two readings of three would be found out: the test can fail', () => {
    const luck = seededRandom(3);
    const knows = ({ referenceIsA }: Received) => (luck() < 0.67 === referenceIsA ? 1 : -1);
    expect(chanceOf(knows)).toBeLessThan(LEAST_CHANCE);
    const guesses = () => luck() - 0.5;
    expect(chanceOf(guesses)).toBeGreaterThan(0.01);
  });
});
