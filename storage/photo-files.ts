import { randomUUID } from 'node:crypto';
import type { Dirent } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { type FileDigest, syncFolder, writeDurably, writeStream } from './durable.ts';

export const photoKinds = ['original', 'master', 'screen', 'thumb'] as const;
export type PhotoKind = (typeof photoKinds)[number];

/** A place that holds photo bytes, and when something in it last changed. */
export type FoundFolder = { folder: string; changedAt: Date };

/**
 * Where photo bytes live. A photo is one folder of a random name with four files. It is first written under a staging
 * name; `keep` makes it permanent in one step, after which no file of it is ever changed.
 */
export type PhotoFiles = {
  /** A new staging folder with the original in it, safe on the disk. On failure nothing is left. */
  stage(source: AsyncIterable<Uint8Array>, maxBytes: number): Promise<FileDigest & { staging: string }>;
  readStaged(staging: string): Promise<Buffer>;
  writeStaged(
    staging: string,
    kind: Exclude<PhotoKind, 'original'>,
    content: Uint8Array,
  ): Promise<FileDigest>;
  discard(staging: string): Promise<void>;
  /** Moves a complete staging folder to its lasting place, flushed; answers the folder's name there. */
  keep(staging: string): Promise<string>;
  /** Undoes `keep` where the row could not be written. */
  remove(folder: string): Promise<void>;
  /** A stream of one file with its size. Rejects with `code` `ENOENT` where it is missing. */
  open(folder: string, kind: PhotoKind): Promise<{ stream: Readable; bytes: number }>;
  read(folder: string, kind: PhotoKind): Promise<Buffer>;
  /** The kinds of a folder that are not on the disk; all of them where the folder is gone. */
  missing(folder: string): Promise<PhotoKind[]>;
  staged(): Promise<FoundFolder[]>;
  /** Every kept folder, a page of one `<aa>` at a time. */
  kept(): AsyncIterable<FoundFolder[]>;
  /** Sets a folder without a row aside under `.quarantine`: never deleted by the program. */
  quarantine(folder: string): Promise<void>;
  freeBytes(): Promise<number>;
};

/** Names are ours and random; anything else never becomes a path. */
function safe(name: string): string {
  if (!/^[0-9a-f-]{36}$/.test(name)) throw new Error('Not the name of a photo folder.');
  return name;
}

async function foldersIn(path: string): Promise<Dirent[]> {
  const entries = await readdir(path, { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  return entries.filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'));
}

/** A folder may go while it is looked at (an upload ends): then it is simply not listed. */
async function found(parent: string): Promise<FoundFolder[]> {
  const folders = await Promise.all(
    (await foldersIn(parent)).map(async ({ name }) => {
      const facts = await stat(join(parent, name)).catch(() => null);
      return facts === null ? [] : [{ folder: name, changedAt: facts.mtime }];
    }),
  );
  return folders.flat();
}

/** Photo files under `<dataFolder>/photos` of this machine; staging is on the same file system, so that a rename is one step. */
export function localPhotoFiles(dataFolder: string): PhotoFiles {
  const photos = join(dataFolder, 'photos');
  const stagingRoot = join(photos, '.staging');
  const quarantineRoot = join(photos, '.quarantine');
  const shelf = (folder: string) => join(photos, safe(folder).slice(0, 2));
  const place = (folder: string) => join(shelf(folder), folder);
  const stagingPlace = (staging: string) => join(stagingRoot, safe(staging));
  const discard = (staging: string) => rm(stagingPlace(staging), { recursive: true, force: true });

  return {
    async stage(source, maxBytes) {
      const staging = randomUUID();
      await mkdir(stagingRoot, { recursive: true, mode: 0o700 });
      await mkdir(stagingPlace(staging), { mode: 0o700 });
      try {
        const digest = await writeStream(join(stagingPlace(staging), 'original'), source, maxBytes);
        return { staging, ...digest };
      } catch (error) {
        await discard(staging);
        throw error;
      }
    },
    readStaged: (staging) => readFile(join(stagingPlace(staging), 'original')),
    writeStaged: (staging, kind, content) => writeDurably(join(stagingPlace(staging), kind), content),
    discard,
    async keep(staging) {
      const folder = randomUUID();
      await syncFolder(stagingPlace(staging));
      const firstOfShelf = await mkdir(shelf(folder), { recursive: true, mode: 0o700 });
      await rename(stagingPlace(staging), place(folder));
      await syncFolder(shelf(folder));
      await syncFolder(stagingRoot);
      if (firstOfShelf !== undefined) await syncFolder(photos);
      return folder;
    },
    remove: (folder) => rm(place(folder), { recursive: true, force: true }),
    async open(folder, kind) {
      const file = await open(join(place(folder), kind), 'r');
      try {
        const { size } = await file.stat();
        return { stream: file.createReadStream({ highWaterMark: 256 * 1024 }), bytes: size };
      } catch (error) {
        await file.close();
        throw error;
      }
    },
    read: (folder, kind) => readFile(join(place(folder), kind)),
    async missing(folder) {
      const present = await readdir(place(folder)).catch((error: NodeJS.ErrnoException): string[] => {
        if (error.code === 'ENOENT') return [];
        throw error;
      });
      return photoKinds.filter((kind) => !present.includes(kind));
    },
    staged: () => found(stagingRoot),
    async *kept() {
      for (const { name } of await foldersIn(photos)) yield await found(join(photos, name));
    },
    async quarantine(folder) {
      await mkdir(quarantineRoot, { recursive: true, mode: 0o700 });
      await rename(place(folder), join(quarantineRoot, folder));
      await syncFolder(shelf(folder));
      await syncFolder(quarantineRoot);
    },
    async freeBytes() {
      await mkdir(stagingRoot, { recursive: true, mode: 0o700 });
      const disk = await statfs(photos);
      return disk.bavail * disk.bsize;
    },
  };
}
