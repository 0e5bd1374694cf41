import { addDays } from '../../clinic/dates.ts';
import type { Purpose, View } from '../../contract/codes.ts';
import type { HeadState, Person, Shot } from '../scalp/person.ts';
import { seededRandom } from '../seeded-random.ts';
import { type PatientPlan, primaryViewOf, type Stage, type StagePlan, stageDays, stages } from './plan.ts';

/** One picture to be taken: of whom, in which slot, and everything the renderer needs. */
export type Picture = {
  view: View;
  purpose: Purpose;
  /** The same on every machine: the picture of this number is the same pixels. */
  person: Person;
  state: HeadState;
  shot: Shot;
};

/** One visit of a patient with its pictures, as it will be entered. */
export type Sitting = { stage: Stage; on: string; plan: StagePlan; pictures: Picture[] };

/** How a view is framed, in widths of the head: the picture's sides, and how far below its middle the head is put. */
type Frame = { width: number; height: number; downBy: number };

const upright: Frame = { width: 1.15, height: 1.25, downBy: 0.02 };
/** Seen from above the head is longer than it is wide. */
const long: Frame = { width: 1.09, height: 1.31, downBy: 0.05 };
/** From the side its length lies across; the camera stands back, and it is still as many pixels across. */
const sideways: Frame = { width: 1.47, height: 1.5, downBy: 0.02 };
const sidewaysShare = 0.8;

const frames: Partial<Record<View, Frame>> = {
  superior: long,
  frontal: long,
  temporal_left: sideways,
  temporal_right: sideways,
};

function variation(seed: number) {
  const random = seededRandom(seed);
  return (most: number) => (random() * 2 - 1) * most;
}

function pictureOf(
  patient: PatientPlan,
  stage: Stage,
  plan: StagePlan,
  view: View,
  purpose: Purpose,
  headWidthPx: number,
): Picture {
  const number = stages.indexOf(stage) * 20 + (purpose === 'replicate' ? 10 : 0);
  const within = variation(patient.head.seed * 17 + number * 101 + view.length * 7 + view.charCodeAt(0));
  const { loss, partWidthMm, light } = plan;
  const frame = frames[view] ?? upright;
  const widthPx = frame === sideways ? sidewaysShare * headWidthPx : headWidthPx;
  return {
    view,
    purpose,
    // Only the view from above is parted; from behind the same hair lies over the crown.
    person: { ...patient.head, parted: patient.head.parted && view === 'superior' },
    state: {
      loss,
      lengthMm: patient.lengthMm,
      ...(partWidthMm ? { partWidthMm } : {}),
      day: number + 1,
      combing: 0.5,
    },
    shot: {
      view,
      headWidthPx: widthPx,
      widthPx: Math.round(widthPx * frame.width),
      heightPx: Math.round(widthPx * frame.height),
      // What a careful assistant with the ghost on the screen still gets wrong.
      turnDegrees: within(1.6),
      nodDegrees: within(1.6),
      tiltDegrees: within(2),
      // Never farther than meant: the head stays at least as wide as promised.
      distance: 0.995 + within(0.005),
      shiftX: within(0.012),
      shiftY: frame.downBy + within(0.012),
      light: {
        gain: 1 + within(0.05),
        red: 1 + within(0.02),
        blue: 1 + within(0.03),
        aroundDegrees: within(12),
        heightDegrees: 58 + within(4),
        hardness: 0.45 + within(0.05),
        ...light,
      },
      noise: 1.4,
      room: patient.head.seed % 7,
    },
  };
}

/** The visits of a patient up to the day of the demonstration, pictures in the order of their views. */
export function sittingsOf(patient: PatientPlan, today: string, headWidthPx: number): Sitting[] {
  const first = addDays(today, -patient.begunDaysAgo);
  return stages.flatMap((stage): Sitting[] => {
    const plan = patient.stages[stage];
    if (plan === undefined) return [];
    const primary = primaryViewOf(patient);
    const pictures = plan.views.map((view) => pictureOf(patient, stage, plan, view, 'primary', headWidthPx));
    if (plan.replicate) pictures.push(pictureOf(patient, stage, plan, primary, 'replicate', headWidthPx));
    return [{ stage, on: addDays(first, plan.onDay ?? stageDays[stage]), plan, pictures }];
  });
}

/**
 * The pictures of a patient in the order they are taken: the primary view's first and last visit before everything
 * else, so that there is a pair to look at.
 */
export function inOrderOfUse(
  patient: PatientPlan,
  sittings: readonly Sitting[],
): { sitting: Sitting; picture: Picture }[] {
  const all = sittings.flatMap((sitting) => sitting.pictures.map((picture) => ({ sitting, picture })));
  const primary = all.filter(
    ({ picture }) => picture.view === primaryViewOf(patient) && picture.purpose === 'primary',
  );
  const firstPair = [primary[0], primary.at(-1)];
  return [
    ...all.filter((each) => firstPair.includes(each)),
    ...all.filter((each) => !firstPair.includes(each) && primary.includes(each)),
    ...all.filter((each) => !primary.includes(each)),
  ];
}
