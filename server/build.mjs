// Builds what is missing or older than its source: used by `npm start`, by the tests and by the bench.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const project = fileURLToPath(new URL('..', import.meta.url));
const isSource = (name) => /\.(ts|tsx|css|html|json)$/.test(name);

/** Newest change of the files below these folders, in milliseconds. */
function newest(folders) {
  let latest = 0;
  for (const folder of folders) {
    for (const entry of readdirSync(join(project, folder), { withFileTypes: true })) {
      if (entry.name === 'data') continue;
      const path = join(folder, entry.name);
      if (entry.isDirectory()) latest = Math.max(latest, newest([path]));
      else if (isSource(entry.name)) latest = Math.max(latest, statSync(join(project, path)).mtimeMs);
    }
  }
  return latest;
}

const builtAt = (path) => (existsSync(join(project, path)) ? statSync(join(project, path)).mtimeMs : 0);

function build(what, room) {
  process.stdout.write(`Building ${what} (once; a minute at most) …\n`);
  const vite = join(project, 'node_modules/vite/bin/vite.js');
  const words = ['build', '--config', `${room}/vite.config.ts`, '--logLevel', 'warn'];
  const { status } = spawnSync(process.execPath, [vite, ...words], { cwd: project, stdio: 'inherit' });
  if (status !== 0)
    throw new Error(`Building ${what} failed; the lines above say where. Nothing was started.`);
}

/** The server in `dist/server`. Throws where it cannot be built; `npm run check` tells of wrong types. */
export function buildServer() {
  if (builtAt('dist/server/main.js') < newest(['server', 'storage'])) build('the server', 'server');
}

/** The pages in `dist/web`. */
export function buildPages() {
  if (builtAt('dist/web/index.html') < newest(['web', 'server/contract'])) build('the pages', 'web');
}
