import { encode } from '../../server/demo/scalp/develop.ts';
import type { Person, Shot } from '../../server/demo/scalp/person.ts';
import { photograph } from '../../server/demo/scalp/photograph.ts';
import { anotherVisit, makeHead } from '../accuracy/heads.ts';

/** At this size fewer and thicker strands are drawn sooner, and the program has no less to do. */
const FEWER = 6;
const THICKER = 3;
const SHOT: Partial<Shot> = { widthPx: 4000, heightPx: 3000, headWidthPx: 2000 };

/** One head on so many days, in 12 megapixels: the same bytes at every run. */
export async function headOnDays(days: number): Promise<Buffer[]> {
  const head = makeHead('tuning', 4);
  const { densityPerMm2, calibreMm } = head.person;
  const person: Person = {
    ...head.person,
    densityPerMm2: densityPerMm2 / FEWER,
    calibreMm: calibreMm * THICKER,
  };
  const files: Buffer[] = [];
  for (let day = 0; day < days; day++) {
    const { state, shot } = day === 0 ? head : anotherVisit({ ...head, person }, day, { regrowth: 0 });
    const now: Shot = { ...shot, ...SHOT, view: 'vertex', blurPx: 1.2, jpegQuality: 92 };
    files.push(await encode(photograph(person, state, now).pixels.data, now));
  }
  return files;
}
