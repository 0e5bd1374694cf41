import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = `${process.env.TEST_PHOTOS ?? fileURLToPath(new URL('../../../shared/photos', import.meta.url))}/scalps`;

/** Paths of the real heads that stand beside the project, in order; none where the folder is missing. */
export const scalpPhotographs: readonly string[] = existsSync(folder)
  ? readdirSync(folder)
      .filter((name) => name.endsWith('.jpg'))
      .sort()
      .map((name) => `${folder}/${name}`)
  : [];

if (scalpPhotographs.length === 0) {
  process.stderr.write(
    `Skipped: no photographs of real heads in ${folder} (TEST_PHOTOS names another folder).\n`,
  );
}
