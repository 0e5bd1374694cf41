import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { buildServer } from '../../server/build.mjs';
import { closeStore, openStore, type Store } from '../../storage/open.ts';
import { localPhotoFiles, type PhotoFiles } from '../../storage/photo-files.ts';
import { drawnPhoto } from '../support/drawn-photo.ts';
import { uploadPhoto } from '../support/photo-clinic.ts';
import { administrator } from '../support/server.ts';
import { makeVisitor, type Visitor } from '../support/visitor.ts';
import { killedServer } from './killed-server.ts';

/** What a run found; everything but the first three and the times has to be 0. */
export type KillReport = {
  kills: number;
  acknowledged: number;
  /** Uploads whose answer a kill took away; some of them were stored all the same. */
  unanswered: number;
  acknowledgedLost: number;
  originalsChanged: number;
  rowsWithoutFiles: number;
  photosWithoutAnalysis: number;
  /** Jobs that had come to no end when the wait for them was over. */
  analysesUnfinished: number;
  unexpectedAnswers: number;
  /** Status and code of the first of them. */
  firstUnexpected: string | null;
  temporariesLeft: number;
  slowestReadyMs: number;
};

const clients = 8;
type Row = { id: string; folder: string; sha256: string; analysis: string | null };

async function setUp(visitor: Visitor, setupCode: string): Promise<string[]> {
  await visitor.post('/api/setup', {
    code: setupCode,
    clinic: 'Killed Clinic',
    branch: 'One',
    timeZone: 'Europe/Istanbul',
    language: 'en',
    name: 'Admin Example',
    ...administrator,
  });
  const visits: string[] = [];
  for (let client = 0; client < clients; client += 1) {
    const patient = await visitor.post('/api/patients', { name: `Client ${client}`, pattern: 'male' });
    const entry = { date: new Date().toISOString().slice(0, 10), kind: 'review' };
    const visit = await visitor.post(`/api/patients/${patient.body.id}/visits`, entry);
    if (visit.status !== 201) throw new Error(`No visit to upload to: ${JSON.stringify(visit.body)}`);
    visits.push(visit.body.id);
  }
  return visits;
}

/** The picture with a comment of its own behind its first marker: other bytes, the same pixels. */
function commented(picture: Buffer, number: number): Buffer {
  const comment = Buffer.alloc(12);
  comment.writeUInt16BE(0xfffe, 0);
  comment.writeUInt16BE(10, 2);
  comment.writeDoubleBE(number, 4);
  return Buffer.concat([picture.subarray(0, 2), comment, picture.subarray(2)]);
}

/** A new picture each time it is asked for, of three sizes in turn. */
async function pictures(): Promise<() => Buffer> {
  const drawn = await Promise.all(
    [1, 2, 3].map((seed) => drawnPhoto({ widthPx: 400 + 400 * seed, heightPx: 600, seed })),
  );
  let sent = 0;
  return () => {
    sent += 1;
    return commented(drawn[sent % drawn.length] ?? Buffer.alloc(0), sent);
  };
}

/** Uploads without end until told to stop; what got no answer is sent again with its key, as the capture page does. */
async function client(
  visitor: Visitor,
  visitId: string,
  picture: () => Buffer,
  report: KillReport,
  told: Map<string, string>,
  stopped: AbortSignal,
): Promise<void> {
  while (!stopped.aborted) {
    const bytes = picture();
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const key = { 'idempotency-key': sha256 };
    for (let answered = false; !answered && !stopped.aborted; ) {
      const answer = await uploadPhoto(visitor, visitId, bytes, { purpose: 'replicate' }, key).catch(
        () => null,
      );
      if (answer === null) {
        report.unanswered += 1;
        await pause(50);
      } else if ([200, 201].includes(answer.status)) told.set(answer.body.id, sha256);
      else {
        report.unexpectedAnswers += 1;
        report.firstUnexpected ??= `${answer.status} ${answer.body?.code}`;
      }
      answered = answer !== null;
    }
  }
}

/** Every other kill comes while photos are being acknowledged, however slow the machine; the others from the start on. */
async function randomMoment(kill: number, acknowledged: () => number): Promise<void> {
  const before = acknowledged();
  const until = performance.now() + 10_000;
  while (kill % 2 === 0 && acknowledged() === before && performance.now() < until) await pause(10);
  await pause(Math.random() * (kill % 2 === 0 ? 600 : 1200));
}

/** Holds the rows written since `after` against the disk. */
async function checkRows(
  store: Store,
  files: PhotoFiles,
  after: number,
  report: KillReport,
): Promise<number> {
  const rows = store.sqlite
    .prepare(
      'SELECT p.rowid AS at, p.folder, a.state AS analysis FROM photos p LEFT JOIN analyses a ON a.photo_id = p.id WHERE p.rowid > ? ORDER BY p.rowid',
    )
    .all(after) as (Row & { at: number })[];
  for (const row of rows) {
    if ((await files.missing(row.folder)).length > 0) report.rowsWithoutFiles += 1;
    if (row.analysis === null) report.photosWithoutAnalysis += 1;
  }
  return rows.at(-1)?.at ?? after;
}

/** How many are left once there are none, or the wait is over. */
async function leftAfter(waitMs: number, count: () => number | Promise<number>): Promise<number> {
  const until = performance.now() + waitMs;
  for (;;) {
    const left = await count();
    if (left === 0 || performance.now() > until) return left;
    await pause(500);
  }
}

/** Jobs that the kills interrupted: the last start has to take them all up again by itself. */
function unfinishedAnalyses(store: Store): () => number {
  const left = store.sqlite.prepare(
    "SELECT count(*) AS jobs FROM analyses WHERE state IN ('queued', 'running')",
  );
  return () => (left.get() as { jobs: number }).jobs;
}

/** Every acknowledged photo is there, its original byte for byte. */
async function checkAcknowledged(
  store: Store,
  files: PhotoFiles,
  told: ReadonlyMap<string, string>,
  report: KillReport,
): Promise<void> {
  const find = store.sqlite.prepare('SELECT folder, sha256 FROM photos WHERE id = ?');
  for (const [id, sha256] of told) {
    const row = find.get(id) as Row | undefined;
    if (row === undefined || row.sha256 !== sha256) {
      report.acknowledgedLost += 1;
      continue;
    }
    const original = await files.read(row.folder, 'original').catch(() => Buffer.alloc(0));
    if (createHash('sha256').update(original).digest('hex') !== sha256) report.originalsChanged += 1;
  }
}

/**
 * Kills the server `kills` times at random moments under eight uploads at a time, and counts what went wrong. At the end
 * it waits at most `waitForAnalysesMs` for every analysis to come to its end.
 */
export async function killUploads(
  kills: number,
  waitForAnalysesMs: number,
  say: (line: string) => void = () => {},
): Promise<KillReport> {
  buildServer();
  const dataFolder = await mkdtemp(join(tmpdir(), 'whorl-killed-'));
  const setupCode = 'the-setup-code';
  const server = await killedServer(dataFolder, setupCode);
  const report: KillReport = {
    kills: 0,
    acknowledged: 0,
    unanswered: 0,
    acknowledgedLost: 0,
    originalsChanged: 0,
    rowsWithoutFiles: 0,
    photosWithoutAnalysis: 0,
    analysesUnfinished: 0,
    unexpectedAnswers: 0,
    firstUnexpected: null,
    temporariesLeft: 0,
    slowestReadyMs: 0,
  };
  const stop = new AbortController();
  try {
    report.slowestReadyMs = await server.start();
    const visitor = makeVisitor(server.address);
    const visits = await setUp(visitor, setupCode);
    const told = new Map<string, string>();
    const picture = await pictures();
    const uploads = visits.map((visit) => client(visitor, visit, picture, report, told, stop.signal));
    const files = localPhotoFiles(dataFolder);
    const store = openStore(dataFolder);
    try {
      let checked = 0;
      while (report.kills < kills) {
        await randomMoment(report.kills, () => told.size);
        await server.kill();
        report.kills += 1;
        report.slowestReadyMs = Math.max(report.slowestReadyMs, await server.start());
        checked = await checkRows(store, files, checked, report);
        if (report.kills % 10 === 0) say(`${report.kills} kills, ${told.size} photos acknowledged`);
      }
      stop.abort();
      await Promise.all(uploads);
      await checkRows(store, files, checked, report);
      await checkAcknowledged(store, files, told, report);
      // The last start sweeps beside the uploads it takes, and its disk may be slow.
      report.temporariesLeft = await leftAfter(10_000, async () => (await files.staged()).length);
      report.acknowledged = told.size;
      report.analysesUnfinished = await leftAfter(waitForAnalysesMs, unfinishedAnalyses(store));
    } finally {
      closeStore(store);
    }
    return report;
  } finally {
    stop.abort();
    await server.kill();
    await rm(dataFolder, { recursive: true, force: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const kills = Number(process.argv[2] ?? 200);
  const report = await killUploads(kills, 600_000, (line) => process.stdout.write(`${line}\n`));
  process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
  const failed =
    report.acknowledgedLost +
    report.originalsChanged +
    report.rowsWithoutFiles +
    report.photosWithoutAnalysis +
    report.analysesUnfinished +
    report.temporariesLeft +
    report.unexpectedAnswers;
  process.exitCode = failed === 0 && report.slowestReadyMs <= 3000 ? 0 : 1;
}
