import { fileURLToPath } from 'node:url';

/** The path of a file of this folder that is no source and is not copied when the program is built. */
export const imagingFile = (path: string): string =>
  fileURLToPath(
    new URL(
      import.meta.url.includes('/dist/') ? `../../server/imaging/${path}` : `./${path}`,
      import.meta.url,
    ),
  );
