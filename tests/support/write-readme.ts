import { readFile, writeFile } from 'node:fs/promises';
import { readmeTables, withTables } from './readme-tables.ts';
import { startServer } from './server.ts';

// `npm run readme`: writes the tables of the README anew from settings, scripts, error codes and routes.

const file = new URL('../../README.md', import.meta.url);
const { scripts } = JSON.parse(await readFile(new URL('../../package.json', import.meta.url), 'utf8'));
const server = await startServer();
await writeFile(
  file,
  withTables(await readFile(file, 'utf8'), readmeTables(server.app.routeTable, Object.keys(scripts))),
);
await server.close();
