// `npm start`: builds what is missing or older than its source, then runs the built server in this process.
// `npm run reset-password -- ADDRESS`: the same, then sets a new password instead of serving.
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
      if (entry.name === 'data' || entry.name === 'tests') continue;
      const path = join(folder, entry.name);
      if (entry.isDirectory()) latest = Math.max(latest, newest([path]));
      else if (isSource(entry.name)) latest = Math.max(latest, statSync(join(project, path)).mtimeMs);
    }
  }
  return latest;
}

const builtAt = (path) => (existsSync(join(project, path)) ? statSync(join(project, path)).mtimeMs : 0);

function build(what, command, args) {
  process.stdout.write(`Building ${what} (once; a minute at most) …\n`);
  const { status } = spawnSync(process.execPath, [join(project, command), ...args], { cwd: project, stdio: 'inherit' });
  if (status !== 0) {
    process.stderr.write(`Building ${what} failed; the lines above say where. Nothing was started.\n`);
    process.exit(1);
  }
}

if (builtAt('dist/server.tsbuildinfo') < newest(['server', 'storage'])) {
  build('the server', 'node_modules/typescript/bin/tsc', ['-b', 'server/contract', 'storage', 'server']);
}
if (process.argv[2] !== 'reset-password' && builtAt('dist/web/index.html') < newest(['web', 'server/contract'])) {
  build('the pages', 'node_modules/vite/bin/vite.js', ['build', '--config', 'web/vite.config.ts', '--logLevel', 'warn']);
}
const [command, ...words] = process.argv.slice(2);
if (command === 'reset-password') {
  const { resetPassword } = await import(new URL('../dist/server/reset-password.js', import.meta.url).href);
  process.exitCode = await resetPassword(words[0]);
} else {
  const { run } = await import(new URL('../dist/server/main.js', import.meta.url).href);
  await run();
}
