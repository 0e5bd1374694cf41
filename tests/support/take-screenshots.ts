import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { launchBrowser, openPage, screens } from './browser.ts';
import { cardPose, drawCard } from './drawn-card.ts';
import { drawHead } from './drawn-head.ts';
import { addPatientCourse } from './patient-course.ts';
import { uploadPhoto } from './photo-clinic.ts';
import { startClinic } from './server.ts';

// `npm run screenshots`: every page with drawn pictures of two heads, three widths, light and dark, for looking at. A word
// after `--` takes only the pages whose names begin with it, `mirrored` takes them as a language from right to left shows them.

const folder = fileURLToPath(new URL('../browser/screenshots/', import.meta.url));
const now = '2026-05-02T09:00:00Z';

const course = [
  { on: '2025-08-31', kind: 'session', vertex: 0.4, superior: 0.55 },
  { on: '2025-09-30', kind: 'session', vertex: 0.41 },
  { on: '2025-10-31', kind: 'session', vertex: 0.41 },
  { on: '2025-11-28', kind: 'review', vertex: 0.44, superior: 0.57 },
  { on: '2026-01-31', kind: 'review', vertex: 0.54 },
  { on: '2026-04-30', kind: 'review', vertex: 0.64, superior: 0.68 },
] as const;

async function drawn(seed: number, coverage: number, visit: number): Promise<Buffer> {
  const pose = {
    rotationDegrees: [0, 2, -2, 1, -1, 1.5][visit] ?? 0,
    shiftX: visit % 2 === 0 ? 0.01 : -0.02,
  };
  const size = { widthPx: 2600, heightPx: 2600, headWidthPx: 2050 };
  return (await drawHead({ seed, coverage, visit, noise: 2, ...size, ...pose })).jpeg;
}

/** Waits until nothing on the page is still being fetched, measured or drawn. */
async function settled(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle');
  await page.waitForTimeout(700);
}

const clinic = await startClinic({}, now);
const doctor = await clinic.signedIn('doctor', 'admin');
const visits = await Promise.all(
  course.map(async (visit, index) => ({
    on: visit.on,
    kind: visit.kind,
    photos: [
      { bytes: await drawn(5, visit.vertex, index), fields: { view: 'vertex' } },
      ...('superior' in visit
        ? [{ bytes: await drawn(6, visit.superior, index), fields: { view: 'superior' } }]
        : []),
    ],
  })),
);
const shown = await addPatientCourse(clinic, doctor, 'Drawn Example', visits);
await addPatientCourse(clinic, doctor, 'Upcoming Example', [
  { on: '2026-02-10', kind: 'session', photos: [] },
  { on: '2026-03-10', kind: 'session', photos: [] },
  { on: '2026-04-08', kind: 'session', photos: [] },
]);
/** Parted hair with the colour card beside it: its part's width is in millimetres. */
async function parted(partMm: number, visit: number): Promise<Buffer> {
  const size = { widthPx: 2600, heightPx: 2300, headWidthPx: 1600 };
  const { pixels } = await drawHead({
    seed: 1,
    partMm,
    visit,
    shiftX: -0.12,
    rotationDegrees: visit,
    ...size,
  });
  // Half as large as beside a real head, so that it fits: the millimetres on these pages are twice too many.
  drawCard(pixels, { matrix: cardPose({ x: 2290, y: 900, pxPerMm: 5, degrees: 88 }), gain: [0.8, 0.8, 0.8] });
  const raw = { width: pixels.widthPx, height: pixels.heightPx, channels: 3 } as const;
  return sharp(pixels.data, { raw }).jpeg({ quality: 92 }).toBuffer();
}
const above = { view: 'superior' } as const;
const woman = await addPatientCourse(
  clinic,
  doctor,
  'Parted Example',
  [
    { on: '2025-08-31', kind: 'session', photos: [{ bytes: await parted(7, 0), fields: above }] },
    { on: '2026-04-30', kind: 'review', photos: [{ bytes: await parted(3.5, 2), fields: above }] },
  ],
  'female',
);
const part = `/patients/${woman.patientId}`;
const partPair = `before=${woman.photoIds[0]}&after=${woman.photoIds[1]}`;
const patient = `/patients/${shown.patientId}`;
const [reference = ''] = shown.photoIds;
const last = shown.photoIds.at(-2) ?? '';
for (const [milestone, at] of [
  ['after_third', 3],
  ['three_months', 4],
  ['six_months', 5],
] as const) {
  const course = (await doctor.get(`/api/courses/${shown.courseId}`)).body;
  const review = { visitId: shown.visitIds[at] };
  await doctor.put(`/api/courses/${shown.courseId}/milestones/${milestone}`, course.version, review);
}
for (const treatment of [
  { kind: 'topical_minoxidil', name: '5 %', startedOn: '2025-11-20' },
  { kind: 'finasteride', startedOn: '2024-01-01', startedPrecision: 'year', stoppedOn: '2025-10-12' },
  { kind: 'haircut', startedOn: '2025-12-20' },
  { kind: 'haircut', startedOn: '2026-04-02' },
]) {
  await doctor.post(`/api/patients/${shown.patientId}/treatments`, treatment);
}
const scales = [
  [0, 'stage_norwood', 5, 'stage', 'seen', { stage: 'III vertex' }],
  [0, 'salt', 26.6, 'points', 'salt_areas', { top: 50, back: 20, left: 10, right: 0 }],
  [0, 'shedding', 7, 'points', 'patient_answer', {}],
  [-1, 'stage_norwood', 4, 'stage', 'seen', { stage: 'III' }],
  [-1, 'pull', 3, 'hairs', 'pull_test', { pulled: 60 }],
  [-1, 'shedding', 4, 'points', 'patient_answer', {}],
  [-1, 'salt', 24, 'points', 'salt_areas', { top: 45, back: 20, left: 7, right: 0 }],
] as const;
for (const [at, metric, value, unit, method, details] of scales) {
  const visitId = shown.visitIds.at(at);
  await doctor.post(`/api/visits/${visitId}/measurements`, { metric, value, unit, method, details });
}
const treatedNow = { date: '2026-05-02', kind: 'session', session: { injectedAt: '2026-05-02T08:30:00Z' } };
const treated = (await doctor.post(`/api${part}/visits`, treatedNow)).body.id;
await doctor.put(`/api${part}/aftercare/overrides/no_direct_sun`, 0, {
  reason: 'Burns easily.',
  span: { from: { amount: 0, unit: 'days' }, until: { amount: 21, unit: 'days' } },
});
const markedOn = {
  photoId: last,
  points: [
    [0.42, 0.38],
    [0.58, 0.44],
  ],
};
await doctor.post('/api/annotations', { ...markedOn, kind: 'line' });
const arrow = {
  kind: 'arrow',
  points: [
    [0.3, 0.55],
    [0.44, 0.5],
  ],
  text: 'old scar',
};
await doctor.post('/api/annotations', { ...markedOn, ...arrow });
const { body: event } = await doctor.post(`/api/patients/${shown.patientId}/adverse-events`, {
  term: 'infection',
  description: 'left temple',
  onsetOn: '2025-11-01',
  onsetTime: '14:20',
  grade: 3,
  action: 'Fusidic acid twice a day for five days.',
  visitId: shown.visitIds[2],
});
const heard = { text: 'Called in the evening: less red, no fever.' };
await doctor.post(`/api/adverse-events/${event.id}/notes`, heard);
const oldVisit = { date: '2023-03-01', datePrecision: 'month', kind: 'historical' };
const old = (await doctor.post(`/api/patients/${shown.patientId}/visits`, oldVisit)).body;
await uploadPhoto(doctor, old.id, await drawn(5, 0.5, 1));
const { id: doctorId } = (await doctor.get('/api/session')).body.person;
const sessions = shown.visitIds.slice(0, 3);
const spins = [{ rpm: 1500, radiusCm: 10, minutes: 8, g: null, temperatureC: 20 }];
const kit = { kit: 'Blue', anticoagulant: 'acd_a', anticoagulantMl: 1, spins, needleGauge: 30 };
await doctor.post('/api/kit-presets', { name: 'Blue kit, one spin', fields: kit });
const sessionRecord = {
  ...kit,
  doctorId,
  bloodDrawnMl: 8,
  kitLot: 'LOT-7',
  bloodPlateletsKPerUl: 250,
  plasmaMl: 3.2,
  plasmaPlateletsKPerUl: 520,
  injectedMl: 3,
  zones: [{ zone: 'vertex', areaCm2: 60, volumeMl: 3 }],
};
for (const id of sessions.slice(0, 2)) {
  await doctor.put(`/api/visits/${id}/record`, 0, { record: sessionRecord, sign: true });
}
const pages: Record<string, string> = {
  today: '/',
  patients: '/patients',
  'new-patient': '/patients/new',
  timeline: patient,
  'adverse-event': `${patient}?event=${event.id}`,
  'old-photos': `${patient}/old-photos`,
  'old-visit': `/visits/${old.id}`,
  grid: `${patient}/photos`,
  capture: `/visits/${shown.visitIds.at(-1)}`,
  'aftercare-sheet': `/visits/${treated}/aftercare`,
  'aftercare-without-end': `/visits/${shown.visitIds[2]}/aftercare`,
  'aftercare-text': '/settings/aftercare',
  'information-text': '/settings/information',
  information: '/information',
  'record-signed': `/visits/${sessions[0]}/record`,
  'record-form': `/visits/${sessions[2]}/record`,
  lots: '/lots?lot=LOT-7',
  compare: `${patient}/compare?before=${reference}&after=${last}`,
  slider: `${patient}/compare?before=${reference}&after=${last}&mode=slider`,
  progress: `${patient}/progress`,
  report: `${patient}/report`,
  course: `/courses/${shown.courseId}`,
  'review-sheet': `/courses/${shown.courseId}/review/six_months`,
  figures: '/figures',
  readings: `${patient}/assess`,
  'read-blinded': `${patient}/assess?photo=${last}`,
  region: `${patient}/region?view=vertex`,
  align: `${patient}/align?photo=${last}`,
  'part-compare': `${part}/compare?${partPair}&mask=on`,
  'part-progress': `${part}/progress`,
  'part-region': `${part}/region?view=superior`,
  'new-visit': `${patient}/visits/new`,
  'new-course': `${patient}/courses/new`,
  people: '/settings/people',
  clinic: '/settings/clinic',
  repeatability: '/settings/repeatability',
  'kit-presets': '/settings/kit-presets',
  'colour-card': '/settings/colour-card',
  audit: '/settings/audit',
};

const words = process.argv.slice(2);
const mirrored = words.includes('mirrored');
const only = words.find((word) => word !== 'mirrored') ?? '';
await mkdir(folder, { recursive: true });
const browser = await launchBrowser();
for (const [width, screen] of Object.entries(screens)) {
  for (const dark of [false, true]) {
    const { page, complaints, context } = await openPage(browser, doctor, { ...screen, dark });
    await page.clock.setFixedTime(now);
    if (mirrored) {
      await page.addInitScript(() =>
        document.addEventListener('readystatechange', () => {
          document.documentElement.dir = 'rtl';
        }),
      );
    }
    for (const [name, path] of Object.entries(pages)) {
      if (!name.startsWith(only)) continue;
      await page.goto(path);
      await settled(page);
      const file = `${folder}${name}-${width}-${dark ? 'dark' : 'light'}${mirrored ? '-mirrored' : ''}.png`;
      await page.screenshot({ path: file, fullPage: true });
    }
    for (const complaint of complaints) process.stdout.write(`${width}: ${complaint}\n`);
    await context.close();
  }
}
await browser.close();
await clinic.close();
process.stdout.write(`The pictures are in ${folder}\n`);
