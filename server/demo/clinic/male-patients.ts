import type { View } from '../../contract/codes.ts';
import { headOf } from './heads.ts';
import type { PatientPlan, Stage, StagePlan } from './plan.ts';

const crown: readonly View[] = ['vertex'];
const crownAndTop: readonly View[] = ['vertex', 'superior'];
const everyView: readonly View[] = ['vertex', 'superior', 'frontal', 'temporal_left', 'temporal_right'];

/**
 * A course whose crown and top are photographed before and at the end, the crown alone at the reviews between, and
 * nothing at the later sessions.
 */
function course(losses: Partial<Record<Stage, number>>, more: Partial<Record<Stage, Partial<StagePlan>>>) {
  // Nobody has a third session without a second; where nothing is said of it, the head is the one of the first.
  const second = losses.session_3 === undefined ? {} : { session_2: losses.session_1 };
  const entries = Object.entries({ ...second, ...losses }) as [Stage, number][];
  const ends: readonly Stage[] = ['session_1', 'six_months'];
  const unphotographed: readonly Stage[] = ['session_2', 'session_3'];
  return Object.fromEntries(
    entries.map(([stage, loss]) => [
      stage,
      {
        loss,
        views: unphotographed.includes(stage) ? [] : ends.includes(stage) ? crownAndTop : crown,
        ...more[stage],
      },
    ]),
  ) as Partial<Record<Stage, StagePlan>>;
}

const male = { sex: 'male', pattern: 'male' } as const;

/** The nine men of the demonstration. */
export const malePatients: readonly PatientPlan[] = [
  {
    ...male,
    code: 'D-01',
    name: 'Alder Example',
    yearOfBirth: 1987,
    shows: 'Responds clearly at the crown.',
    head: headOf(1, { skin: 'light', hair: 'brown', pattern: 'crown' }),
    lengthMm: 16,
    begunDaysAgo: 258,
    stages: course(
      {
        session_1: 0.7,
        session_2: 0.69,
        session_3: 0.66,
        after_third: 0.57,
        three_months: 0.47,
        six_months: 0.38,
      },
      {
        session_1: {
          views: everyView,
          replicate: true,
          density: 118,
          calibre: 54,
          norwood: 'III vertex',
          pull: 6,
          shedding: 7,
        },
        session_2: { views: crown },
        session_3: { views: crown },
        after_third: { density: 131, calibre: 56, shedding: 5 },
        three_months: { density: 152, calibre: 60, pull: 3, shedding: 4 },
        six_months: {
          views: everyView,
          density: 171,
          calibre: 63,
          norwood: 'III vertex',
          pull: 2,
          shedding: 3,
          satisfaction: 9,
        },
      },
    ),
  },
  {
    ...male,
    code: 'D-02',
    name: 'Birch Example',
    yearOfBirth: 1979,
    shows: 'Changed by more than the measuring error, by less than an eye would notice.',
    head: headOf(2, { skin: 'olive', hair: 'black', pattern: 'temples_and_crown', grey: 0.1 }),
    lengthMm: 14,
    begunDaysAgo: 262,
    treatments: [{ kind: 'finasteride', name: '1 mg a day', onDay: -700 }],
    stages: course(
      { session_1: 0.66, session_3: 0.65, after_third: 0.6, three_months: 0.52, six_months: 0.44 },
      {
        session_1: { density: 140, calibre: 58, replicate: true, norwood: 'IV' },
        after_third: { density: 152 },
        three_months: { density: 161 },
        six_months: { density: 165, calibre: 61, norwood: 'IV', satisfaction: 6 },
      },
    ),
  },
  {
    ...male,
    code: 'D-03',
    name: 'Cedar Example',
    yearOfBirth: 1991,
    shows: 'Everything stays within measurement noise: no response.',
    head: headOf(3, { skin: 'light', hair: 'blond', pattern: 'crown' }),
    lengthMm: 20,
    begunDaysAgo: 270,
    stages: course(
      { session_1: 0.62, session_3: 0.63, after_third: 0.61, three_months: 0.61, six_months: 0.6 },
      {
        session_1: { density: 146, calibre: 55, norwood: 'III vertex', shedding: 5 },
        three_months: { density: 149 },
        six_months: { density: 150, calibre: 55, shedding: 5, satisfaction: 3 },
      },
    ),
  },
  {
    ...male,
    code: 'D-04',
    name: 'Dogwood Example',
    yearOfBirth: 1972,
    shows: 'Gets measurably worse during the course.',
    head: headOf(4, { skin: 'light', hair: 'brown', pattern: 'crown', grey: 0.45 }),
    lengthMm: 14,
    begunDaysAgo: 254,
    stages: course(
      { session_1: 0.46, session_3: 0.5, after_third: 0.57, three_months: 0.67, six_months: 0.78 },
      {
        session_1: { density: 136, calibre: 57, norwood: 'III vertex', shedding: 4 },
        after_third: { density: 128 },
        three_months: { density: 117 },
        six_months: { density: 108, calibre: 53, norwood: 'IV', shedding: 8, satisfaction: 2 },
      },
    ),
  },
  {
    ...male,
    code: 'D-05',
    name: 'Elm Example',
    yearOfBirth: 1985,
    shows: 'Three-months visit taken in bad light: its pictures are not comparable.',
    head: headOf(5, { skin: 'brown', hair: 'black', pattern: 'crown', calibreMm: 0.075 }),
    lengthMm: 12,
    begunDaysAgo: 276,
    stages: course(
      { session_1: 0.78, session_3: 0.76, after_third: 0.7, three_months: 0.6, six_months: 0.5 },
      {
        session_1: { density: 127 },
        three_months: {
          light: { gain: 3.1, red: 1.16, blue: 0.78, hardness: 0.85, aroundDegrees: 70, heightDegrees: 35 },
          note: 'The window blind was open and the lamp stood too near.',
        },
        six_months: { density: 152, satisfaction: 7 },
      },
    ),
  },
  {
    ...male,
    code: 'D-06',
    name: 'Fir Example',
    yearOfBirth: 1994,
    shows:
      'Started topical minoxidil after the third session: what changed cannot be put down to plasma alone.',
    head: headOf(6, { skin: 'olive', hair: 'chestnut', pattern: 'top' }),
    lengthMm: 18,
    begunDaysAgo: 266,
    treatments: [
      { kind: 'topical_minoxidil', name: '5 %, once a day', onDay: 75 },
      { kind: 'haircut', onDay: 84 },
      { kind: 'haircut', onDay: 150 },
    ],
    stages: course(
      { session_1: 0.72, session_3: 0.7, after_third: 0.64, three_months: 0.52, six_months: 0.38 },
      {
        session_1: { density: 121, calibre: 52, norwood: 'IVa' },
        after_third: { note: 'Started minoxidil 5 % once a day two weeks ago, by his own decision.' },
        three_months: { density: 141, note: 'Goes on with minoxidil 5 %.' },
        six_months: { density: 158, calibre: 58, satisfaction: 8 },
      },
    ),
  },
  {
    ...male,
    code: 'D-07',
    name: 'Gorse Example',
    yearOfBirth: 1982,
    shows:
      'Agreed to a publication at baseline and revoked it after six months: nothing of him may be shown.',
    head: headOf(7, { skin: 'dark', hair: 'black', pattern: 'crown', curl: { swingMm: 1.1, waveMm: 5 } }),
    lengthMm: 9,
    begunDaysAgo: 290,
    stages: course(
      { session_1: 0.7, session_3: 0.68, after_third: 0.6, three_months: 0.5, six_months: 0.42 },
      {
        session_1: { density: 133, note: 'Agreed to the website gallery, scalp only.' },
        six_months: { density: 158, satisfaction: 7, note: 'Revoked every consent to publication.' },
      },
    ),
  },
  {
    ...male,
    code: 'D-08',
    name: 'Hazel Example',
    yearOfBirth: 1989,
    shows: 'Comes today for the three-months photos.',
    head: headOf(8, { skin: 'light', hair: 'chestnut', pattern: 'crown' }),
    lengthMm: 22,
    begunDaysAgo: 152,
    expectedToday: 'three_months',
    stages: course(
      { session_1: 0.74, session_2: 0.73, session_3: 0.71, after_third: 0.64 },
      { session_1: { density: 129, calibre: 55 }, after_third: { density: 139, replicate: true } },
    ),
  },
  {
    ...male,
    code: 'D-09',
    name: 'Ivy Example',
    yearOfBirth: 1968,
    shows: 'Stopped after two sessions; the course counts from the last one given.',
    head: headOf(9, { skin: 'light', hair: 'brown', pattern: 'top', grey: 0.6 }),
    lengthMm: 12,
    begunDaysAgo: 150,
    stopped: { onDay: 55, reason: 'Moved to another town.' },
    stages: course(
      { session_1: 0.8, session_2: 0.79, three_months: 0.72 },
      { session_1: { density: 112 }, three_months: { onDay: 122, density: 118, views: crownAndTop } },
    ),
  },
];
