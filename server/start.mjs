// `npm start`: builds what is missing or older than its source, then runs the built server in this process.
// `npm run reset-password -- ADDRESS`: the same, then sets a new password instead of serving.
// `npm run demo`: the same as `npm start`, straight into the demonstration clinic.
import { buildPages, buildServer } from './build.mjs';

const built = (file) => import(new URL(`../dist/server/${file}`, import.meta.url).href);

const [command, ...words] = process.argv.slice(2);
try {
  buildServer();
  if (command === 'reset-password') {
    process.exitCode = await (await built('reset-password.js')).resetPassword(words[0]);
  } else {
    buildPages();
    await (await built('main.js')).run(command === 'demo' ? 'demonstration' : 'clinic');
  }
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
}
