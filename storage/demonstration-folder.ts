import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Where a demonstration keeps everything it is: a data folder of its own inside the clinic's, never mixed with it. */
export const demonstrationFolder = (dataFolder: string) => join(dataFolder, 'demonstration');

const begunFile = (folder: string) => join(folder, 'begun-on');
const leavingFile = (folder: string) => join(folder, 'leaving');

/** Makes the folder and writes down the day it was begun, which all its dates are counted from. */
export async function beginFolder(folder: string, day: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(begunFile(folder), day);
}

async function textOf(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/** The day a demonstration was begun, or `null` where there is none to go on with: never begun, or being left. */
export async function begunOn(folder: string): Promise<string | null> {
  if ((await textOf(leavingFile(folder))) !== null) return null;
  return textOf(begunFile(folder));
}

/** From now on a kill cannot bring the demonstration back: the next start removes what is left of it. */
export function markLeaving(folder: string): Promise<void> {
  return writeFile(leavingFile(folder), '');
}

/** Removes a demonstration that nothing has open any more. */
export function removeFolder(folder: string): Promise<void> {
  return rm(folder, { recursive: true, force: true, maxRetries: 3 });
}
