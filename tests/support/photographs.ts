import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const projectFolder = fileURLToPath(new URL('../..', import.meta.url));

/** Real photographs beside the project; never copied into it. */
export const photographsFolder = resolve(projectFolder, process.env.TEST_PHOTOS ?? '../shared/photos');

/** Whether a folder of photographs is there; says so once where it is not, so that a skipped test has a reason. */
export function havePhotographs(folder: 'scalps' | 'orientation' | 'difficult'): boolean {
  const there = existsSync(join(photographsFolder, folder));
  if (!there) process.stdout.write(`Skipped: no photographs in ${join(photographsFolder, folder)}.\n`);
  return there;
}

export function photograph(folder: 'scalps' | 'orientation' | 'difficult', name: string): Promise<Buffer> {
  return readFile(join(photographsFolder, folder, name));
}
