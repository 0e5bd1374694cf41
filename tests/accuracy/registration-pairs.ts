import sharp from 'sharp';
import type { Polygon } from '../../server/contract/analysis.ts';
import type { View } from '../../server/contract/codes.ts';
import { mapPoint, type Point } from '../../server/contract/matrix.ts';
import { encode, expose, mixHair } from '../../server/demo/scalp/develop.ts';
import type { Shot } from '../../server/demo/scalp/person.ts';
import { lookAt, type Photograph } from '../../server/demo/scalp/photograph.ts';
import { crown, regionPolygon, samePoints, top } from '../../server/demo/scalp/truth.ts';
import { dot } from '../../server/demo/scalp/vector.ts';
import { seededRandom } from '../../server/demo/seeded-random.ts';
import { mirrored, type Pixels } from '../../server/imaging/pixels.ts';
import { pixelsOf, sharpOf } from '../../server/imaging/sharp-pixels.ts';
import { anotherVisit, type Head, makeHead, resized, type Settings } from './heads.ts';
import { heldOtherwise, takenAgain } from './taken-again.ts';

/** Two visits as they should be, the same turned by quarters or mirrored, and five ways in which a pair must fail. */
export type PairKind =
  | 'visit'
  | 'quarter turn'
  | 'turned away'
  | 'wrong view'
  | 'other person'
  | 'blur'
  | 'half missing';

/** Two photos as a server gets them, and what is true of them. */
export type Pair = {
  kind: PairKind;
  photo: Pixels;
  reference: Pixels;
  referenceHeadWidthPx: number;
  /** The measured region on the reference. */
  region: Polygon;
  /** The same skin on both, pixels; none where the two show other skin. */
  points: { photo: Point; reference: Point }[];
  /** Angle between the two directions from which the heads were seen, degrees. */
  tiltDegrees: number;
};

/** A head on one day before a camera: what is true, the picture, and the same by another exposure. */
type Taken = {
  head: Head;
  photo: Photograph;
  pixels: Pixels;
  exposed: (changes: Partial<Shot>) => Promise<Pixels>;
};

/** How many visits a person has, and photographs of each; to draw a head once more takes longer than all of them. */
export type Visits = { days: number; photographs: number };
export const manyVisits: Visits = { days: 2, photographs: 4 };
/** Visit pairs that one task makes, of two people. */
export const visitPairsOfATask = ({ days, photographs }: Visits) => 2 * days * photographs;
/** Registration itself makes every head half as wide. */
const HEAD_WIDTH_PX = 640;

const otherViews: Partial<Record<View, readonly View[]>> = {
  superior: ['vertex', 'frontal', 'temporal_left', 'temporal_right', 'occipital'],
  vertex: ['superior', 'frontal', 'temporal_left', 'temporal_right', 'occipital'],
};

async function take(head: Head): Promise<Taken> {
  const { person, state, shot } = head;
  const { canvas, hair, lamp, shape, camera } = lookAt(person, state, shot);
  mixHair(canvas, hair, person, lamp);
  const { widthPx, heightPx } = shot;
  const exposed = async (changes: Partial<Shot>) => {
    const now = { ...shot, ...changes };
    return pixelsOf(sharp(await encode(expose(canvas, person, now), now)));
  };
  const pixels = await exposed({});
  const photo = { shot, shape, camera, hair, depth: canvas.depth, pixels: { ...pixels, widthPx, heightPx } };
  return { head, photo, pixels, exposed };
}

const ovalOf = ({ head }: Taken) => (head.shot.view === 'vertex' ? crown : top);

function pair(kind: PairKind, follow: Taken, reference: Taken, changed?: Moved): Pair {
  const isSameSkin = kind !== 'other person' && kind !== 'wrong view';
  const at = changed?.at ?? ((point: Point) => point);
  const points = isSameSkin ? samePoints(follow.photo, reference.photo, ovalOf(reference)) : [];
  const alike = dot(follow.photo.camera.towards, reference.photo.camera.towards);
  return {
    kind,
    photo: changed?.pixels ?? follow.pixels,
    reference: reference.pixels,
    referenceHeadWidthPx: reference.head.shot.headWidthPx,
    region: regionPolygon(reference.photo, ovalOf(reference)),
    points: points.map(({ from, to }) => ({ photo: at(from), reference: to })),
    tiltDegrees: (Math.acos(Math.min(1, alike)) * 180) / Math.PI,
  };
}

/** The same picture otherwise laid out, and where its points went. */
type Moved = { pixels: Pixels; at?: (point: Point) => Point };

/** The same hair in the same place once more: held otherwise, in more or less light of another colour, another focus and grain. */
async function again({ head, photo: { shot }, exposed }: Taken, other: Shot): Promise<Moved> {
  const { gain = 1, red = 1, blue = 1 } = other.light ?? {};
  const { noise = 1.6, blurPx = 0.6, room = 0, jpegQuality = 92 } = other;
  const picture = await exposed({ light: { ...shot.light, gain, red, blue }, noise, blurPx, room });
  const matrix = heldOtherwise(head.shot, other);
  const pixels = await takenAgain(picture, matrix, { ...shot, jpegQuality });
  return { pixels, at: ([x, y]) => mapPoint(matrix, x, y) };
}

/** Turned by a quarter or more, or mirrored, or both. */
async function turned(picture: Pixels, random: () => number): Promise<Moved> {
  const choice = 1 + Math.floor(random() * 7);
  const [quarters, isMirrored] = [choice % 4, choice > 3];
  const { widthPx, heightPx } = picture;
  const [sine, cosine] = [[0, 1, 0, -1][quarters] ?? 0, [1, 0, -1, 0][quarters] ?? 1];
  const pixels = await pixelsOf(sharpOf(isMirrored ? mirrored(picture) : picture).rotate(90 * quarters));
  const at = ([x, y]: Point): Point => {
    const [u, v] = [(isMirrored ? widthPx - x : x) - widthPx / 2, y - heightPx / 2];
    return [cosine * u - sine * v + pixels.widthPx / 2, sine * u + cosine * v + pixels.heightPx / 2];
  };
  return { pixels, at };
}

/** A frame that ends within a tenth of the middle of the head, on one of its four sides. */
async function halved({ photo, pixels }: Taken, random: () => number): Promise<Moved> {
  const { camera, shot } = photo;
  const cut = (middle: number) => Math.round(middle + (random() - 0.5) * 0.2 * shot.headWidthPx);
  const [x, y] = [cut(camera.centreX), cut(camera.centreY)];
  const { widthPx, heightPx } = pixels;
  const frames = [
    { left: 0, top: 0, width: x, height: heightPx },
    { left: x, top: 0, width: widthPx - x, height: heightPx },
    { left: 0, top: 0, width: widthPx, height: y },
    { left: 0, top: y, width: widthPx, height: heightPx - y },
  ];
  const frame = frames[Math.floor(random() * 4)] ?? { left: 0, top: 0, width: x, height: heightPx };
  return {
    pixels: await pixelsOf(sharpOf(pixels).extract(frame)),
    at: ([u, v]) => [u - frame.left, v - frame.top],
  };
}

/** Seen from too far aside, or in a view of its own. */
async function seenOtherwise(
  head: Head,
  kind: 'turned away' | 'wrong view',
  random: () => number,
): Promise<Taken> {
  const later = anotherVisit(head, 5);
  const views = otherViews[head.shot.view] ?? [];
  const [side, share] = [random() < 0.5 ? -1 : 1, random()];
  const changes =
    kind === 'turned away'
      ? { nodDegrees: side * (14 + 11 * share) }
      : { view: views[Math.floor(share * views.length)] ?? 'frontal' };
  return take({ ...later, shot: { ...later.shot, ...changes } });
}

/** One after another, held and exposed otherwise than at the first visit each time; the first as it was drawn. */
async function photographsOf(taken: Taken, first: Head, count: number): Promise<Moved[]> {
  const moved: Moved[] = [{ pixels: taken.pixels }];
  for (let number = 2; number <= count; number++) {
    moved.push(await again(taken, anotherVisit(first, 10 * (taken.head.state.day ?? 0) + number).shot));
  }
  return moved;
}

/** A focus lost by 0.6 to 1.25 % of the head's width. */
const lost = (random: () => number) => (HEAD_WIDTH_PX / 160) * (1 + random());

/** What a person's photographs give: visits as they should be, and all that must fail without another person. */
async function ownPairs(
  head: Head,
  reference: Taken,
  visits: Taken[],
  count: number,
  random: () => number,
): Promise<Pair[]> {
  const found: Pair[] = [];
  for (const visit of visits) {
    for (const moved of await photographsOf(visit, head, count))
      found.push(pair('visit', visit, reference, moved));
    const blurred = await visit.exposed({ blurPx: lost(random) });
    found.push(pair('quarter turn', visit, reference, await turned(visit.pixels, random)));
    found.push(pair('blur', visit, reference, { pixels: blurred }));
  }
  const [first = reference, second = first] = visits;
  const darker = await second.exposed({ light: { ...second.head.shot.light, gain: 0.8 } });
  found.push(pair('quarter turn', second, reference, await turned(darker, random)));
  found.push(pair('half missing', first, reference, await halved(first, random)));
  return found;
}

/** All pairs of two people who are as alike as two can be: one skin, hair, pattern, combing and camera. */
export async function pairsOf(
  settings: Settings,
  number: number,
  { days, photographs }: Visits,
): Promise<Pair[]> {
  const random = seededRandom(number * 17 + 3);
  const one = resized(makeHead(settings, 2 * number), HEAD_WIDTH_PX);
  const other = { ...one, person: { ...one.person, seed: one.person.seed + 1 } };
  const found: Pair[] = [];
  const shown: { reference: Taken; visits: Taken[] }[] = [];
  for (const head of [one, other]) {
    const reference = await take(head);
    const visits: Taken[] = [];
    for (let day = 1; day <= days; day++) visits.push(await take(anotherVisit(head, day)));
    shown.push({ reference, visits });
    found.push(...(await ownPairs(head, reference, visits, photographs, random)));
    const kinds = head === one ? (['turned away'] as const) : (['turned away', 'wrong view'] as const);
    for (const kind of kinds) {
      const seen = await seenOtherwise(head, kind, random);
      for (const moved of await photographsOf(seen, head, photographs / 2))
        found.push(pair(kind, seen, reference, moved));
    }
  }
  for (const { reference } of shown) {
    const strangers = shown.filter((each) => each.reference !== reference);
    for (const visit of strangers.flatMap(({ visits }) => visits)) {
      found.push(pair('other person', visit, reference));
    }
  }
  return found;
}
