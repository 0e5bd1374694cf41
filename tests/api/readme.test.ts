import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readmeTables, withTables } from '../support/readme-tables.ts';
import { startServer } from '../support/server.ts';

const project = new URL('../../', import.meta.url);
const readme = readFileSync(new URL('README.md', project), 'utf8');
const scripts = Object.keys(JSON.parse(readFileSync(new URL('package.json', project), 'utf8')).scripts);

let server: Awaited<ReturnType<typeof startServer>>;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

describe('the README', () => {
  it.each(['commands', 'settings', 'gates', 'routes', 'errors'])(
    'its table of %s is the code’s, both ways',
    (name) => {
      const content = readmeTables(server.app.routeTable, scripts)[name] ?? '';
      expect(content.split('\n').length).toBeGreaterThan(4);
      expect(withTables(readme, { [name]: content }) === readme, `Write it anew: npm run readme`).toBe(true);
    },
  );

  it('every command it names is one of package.json, and every script has its line', () => {
    const builtIn = ['ci'];
    const named = Array.from(readme.matchAll(/npm (?:run )?([a-z][\w-]*)/g), (match) => match[1] ?? '');
    expect(named.filter((name) => !scripts.includes(name) && !builtIn.includes(name))).toEqual([]);
    for (const script of scripts) expect(readme).toMatch(new RegExp(`\`npm (run )?${script}\` \\| \\S`));
  });

  it('every setting and every folder it names is there', () => {
    const folders = Array.from(
      readme.matchAll(/^ {0,4}((?:[\w-]+\/)+)\s{2,}\S/gm),
      (match) => match[1] ?? '',
    );
    expect(folders.length).toBeGreaterThan(8);
    for (const folder of folders)
      expect(existsSync(new URL(folder, project)) || folder === 'storage/data/', folder).toBe(true);
    const rooms = readdirSync(fileURLToPath(new URL('server', project)), { withFileTypes: true });
    for (const room of rooms.filter((entry) => entry.isDirectory()))
      expect(readme).toContain(`server/${room.name}/`);
  });

  it('every picture it shows is in the repository', () => {
    const pictures = Array.from(readme.matchAll(/!\[[^\]]+\]\(([^)]+)\)/g), (match) => match[1] ?? '');
    expect(pictures.length).toBeGreaterThan(0);
    for (const picture of pictures) expect(existsSync(new URL(picture, project)), picture).toBe(true);
  });
});
