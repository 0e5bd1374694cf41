import type { View } from '../../contract/codes.ts';
import { headOf } from './heads.ts';
import type { PatientPlan } from './plan.ts';

const part: readonly View[] = ['superior'];
const partAndCrown: readonly View[] = ['superior', 'vertex'];
const female = { sex: 'female', pattern: 'female' } as const;
const width = (middle: number) => [middle * 1.25, middle, middle * 0.8] as const;

/** The three women of the demonstration: the parted midline decides, its width is read with a calliper. */
export const femalePatients: readonly PatientPlan[] = [
  {
    ...female,
    code: 'D-10',
    name: 'Juniper Example',
    yearOfBirth: 1976,
    shows: 'Her part gets measurably narrower.',
    head: headOf(10, { skin: 'light', hair: 'brown', pattern: 'midline', parted: true }),
    lengthMm: 85,
    begunDaysAgo: 261,
    stages: {
      session_1: {
        loss: 0.6,
        partWidthMm: width(7.4),
        callipers: 7.4,
        views: partAndCrown,
        density: 122,
        sinclair: '3',
        shedding: 8,
      },
      session_2: { loss: 0.6, views: [] },
      session_3: { loss: 0.58, partWidthMm: width(7.2), callipers: 7.2, views: [] },
      after_third: { loss: 0.52, partWidthMm: width(6.4), callipers: 6.4, views: part },
      three_months: { loss: 0.44, partWidthMm: width(5.3), callipers: 5.3, views: part, density: 141 },
      six_months: {
        loss: 0.36,
        partWidthMm: width(4.3),
        callipers: 4.3,
        views: partAndCrown,
        density: 149,
        sinclair: '2',
        shedding: 4,
        satisfaction: 8,
      },
    },
  },
  {
    ...female,
    code: 'D-11',
    name: 'Laurel Example',
    yearOfBirth: 1983,
    shows: 'Overdue: has not come for her six-months photos.',
    head: headOf(11, { skin: 'olive', hair: 'black', pattern: 'midline', parted: true, calibreMm: 0.065 }),
    lengthMm: 95,
    begunDaysAgo: 290,
    stages: {
      session_1: { loss: 0.5, partWidthMm: width(5.6), callipers: 5.6, views: partAndCrown },
      session_2: { loss: 0.5, views: [] },
      session_3: { loss: 0.49, partWidthMm: width(5.5), callipers: 5.5, views: [] },
      after_third: { loss: 0.46, partWidthMm: width(5.2), callipers: 5.2, views: part },
      three_months: { loss: 0.43, partWidthMm: width(4.9), callipers: 4.9, views: partAndCrown },
    },
  },
  {
    ...female,
    code: 'D-12',
    name: 'Maple Example',
    yearOfBirth: 1998,
    shows: 'New: two baselines, at the consultation and before the first session.',
    head: headOf(12, { skin: 'brown', hair: 'black', pattern: 'midline', parted: true }),
    lengthMm: 70,
    begunDaysAgo: 9,
    stages: {
      consultation: { loss: 0.42, partWidthMm: width(4.6), callipers: 4.6, views: partAndCrown },
      session_1: {
        loss: 0.42,
        partWidthMm: width(4.6),
        callipers: 4.7,
        views: partAndCrown,
        replicate: true,
        density: 151,
      },
    },
  },
];
