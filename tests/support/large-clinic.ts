import { fold } from '../../storage/fold.ts';
import type { Store } from '../../storage/open.ts';
import { indexPatient } from '../../storage/queries/patient-search.ts';

const given = [
  'Ada',
  'Bora',
  'Cem',
  'Deniz',
  'Ece',
  'Figen',
  'Gül',
  'Hakan',
  'İnci',
  'Jale',
  'Kaan',
  'Leyla',
  'Mert',
  'Nazlı',
];
const family = [
  'Akar',
  'Bulut',
  'Çınar',
  'Demirel',
  'Ersoy',
  'Fidan',
  'Güneş',
  'Ilgaz',
  'Kaya',
  'Öztürk',
  'Şahin',
  'Uysal',
];
const syllables = [
  'ba',
  'ce',
  'di',
  'fo',
  'gu',
  'ha',
  'ke',
  'li',
  'mo',
  'nu',
  'pa',
  're',
  'si',
  'to',
  'vu',
  'ya',
  'ze',
];

function nameOf(number: number): string {
  const pick = (list: readonly string[], step: number) => list[Math.floor(number / step) % list.length] ?? '';
  const rare = pick(syllables, 1) + pick(syllables, 17) + pick(syllables, 289);
  return `${pick(given, 1)} ${pick(family, given.length)}${rare}`;
}

/**
 * Fills a clinic that is already set up with `patients` patients of `photosEach` photo rows in two visits each, and one
 * patient of 50 visits × 6 photos, whose id is answered. Rows only: nobody asks for the files.
 */
export function fillLargeClinic(
  store: Store,
  { patients, photosEach }: { patients: number; photosEach: number },
): string {
  const { sqlite, db } = store;
  const at = '2026-01-01T00:00:00.000Z';
  const branch = sqlite.prepare('select id from branches').pluck().get() as string;
  const person = sqlite.prepare('select id from people').pluck().get() as string;
  const addPatient = sqlite.prepare(
    `insert into patients (id, code, name, name_folded, phone, pattern, branch_id, created_at, updated_at)
     values (?, ?, ?, ?, ?, 'male', ?, ?, ?)`,
  );
  const addVisit = sqlite.prepare(
    `insert into visits (id, patient_id, branch_id, date, kind, status, pattern, protocol_version, preparation, created_at, updated_at)
     values (?, ?, ?, ?, 'review', 'done', 'male', 1, ?, ?, ?)`,
  );
  const addPhoto = sqlite.prepare(
    `insert into photos (id, patient_id, visit_id, view, timing, purpose, captured_at_source, uploaded_at, uploaded_by, folder,
       sha256, media_type, original_bytes, original_width_px, original_height_px, width_px, height_px)
     values (?, ?, ?, ?, 'before_injection', 'primary', 'unknown', ?, ?, ?, ?, 'image/jpeg', 1000000, 4000, 3000, 3072, 2304)`,
  );
  const addAnalysis = sqlite.prepare(
    "insert into analyses (photo_id, patient_id, state, queued_at, finished_at) values (?, ?, 'done', ?, ?)",
  );
  const views = ['superior', 'vertex', 'frontal', 'temporal_left', 'temporal_right', 'occipital'];
  const preparation = JSON.stringify({
    hairState: 'dry',
    combedSame: true,
    partPosition: 'none',
    noProduct: true,
    lengthClass: 'under_1cm',
    lastDyeOn: null,
  });
  const dateOf = (visit: number) => new Date(Date.UTC(2020, 0, 1 + visit * 30)).toISOString().slice(0, 10);

  const add = (number: number, visits: number, photosAVisit: number): string => {
    const id = crypto.randomUUID();
    const name = nameOf(number);
    const phone = `+90 5${String(number * 7919)
      .padStart(9, '0')
      .slice(-9)}`;
    const rowId = addPatient.run(id, `L-${number}`, name, fold(name), phone, branch, at, at).lastInsertRowid;
    indexPatient(db, { rowId: Number(rowId), name, code: `L-${number}`, phone });
    for (let visit = 0; visit < visits; visit += 1) {
      const visitId = crypto.randomUUID();
      addVisit.run(visitId, id, branch, dateOf(visit), preparation, at, at);
      for (let photo = 0; photo < photosAVisit; photo += 1) {
        const photoId = crypto.randomUUID();
        addPhoto.run(photoId, id, visitId, views[photo], at, person, photoId, photoId);
        addAnalysis.run(photoId, id, at, at);
      }
    }
    return id;
  };
  return sqlite.transaction(() => {
    for (let number = 1; number <= patients; number += 1) add(number, 2, photosEach / 2);
    const patient = add(patients + 1, 50, 6);
    sqlite.exec('delete from stale_patients; delete from stale_outcomes');
    return patient;
  })();
}
