import { fileURLToPath } from 'node:url';

const built = '/dist/server/';

/** The path of a file that lies beside a source and is not copied when the program is built. `url`: `import.meta.url`. */
export function besideSource(file: string, url: string): string {
  const at = url.lastIndexOf(built);
  const source = at < 0 ? url : `${url.slice(0, at)}/server/${url.slice(at + built.length)}`;
  return fileURLToPath(new URL(file, source));
}
