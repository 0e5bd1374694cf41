import { gates } from '../../server/clinic/gates.ts';
import { settings } from '../../server/config.ts';
import { type ErrorCode, errors } from '../../server/contract/words/en/errors.ts';
import { statusOf } from '../../server/errors.ts';
import { LEAST_OF_HEAD } from '../../server/imaging/register/register.ts';
import type { RouteRow } from '../../server/plugins/who.ts';

/** What `npm run ...` knows, one line each; a script without a line here fails the README's test. */
const commands: Record<string, string> = {
  start: 'builds what is missing and runs Whorl',
  test: 'types, lint, and every test: `unit`, `storage`, `api`, `browser`',
  check: 'types and lint only',
  build: 'compiles the server and the pages into `dist/`',
  bench:
    'every promised speed as a ratio; `-- --json` for programs, `-- uploads`, `rows`, `pages` or `measuring` for one group',
  accuracy:
    "every promised accuracy on drawn heads no method was tuned on; `-- --json`, a group's name for one, `-- --report` for `tests/accuracy/REPORT.md`",
  assemble: 'the one loop written in WebAssembly, as the machine reads it',
  faults: '200 `kill -9` under 8 parallel uploads; a number after `--` for fewer',
  'reset-password': 'sets a new password for the address after `--`, from the machine itself',
  screenshots: 'every page with drawn pictures, three widths, light and dark, for looking at',
  demo: 'the same, straight into the demonstration clinic',
  'readme-pictures':
    'the pictures of this page, from the demonstration clinic; a folder after `--` to use a filled one',
  readme: 'writes the tables of this page anew from the code',
};

const row = (...cells: string[]) => `| ${cells.join(' | ')} |`;
const table = (head: string[], rows: string[][]) =>
  [row(...head), row(...head.map(() => '---')), ...rows.map((cells) => row(...cells))].join('\n');

const shown = (value: string | number) => (value === '' ? '–' : `\`${value}\``);

function settingsTable(): string {
  const special: Record<string, string> = { DATA_DIR: '`storage/data`', IMAGE_WORKERS: 'as many as cores' };
  const rows = Object.entries(settings).map(([name, { fallback, mustBe, about }]) => [
    `\`${name}\``,
    special[name] ?? shown(fallback),
    mustBe,
    about,
  ]);
  return table(['setting', 'when not set', 'must be', 'what for'], rows);
}

function commandsTable(scripts: readonly string[]): string {
  return table(
    ['command', 'what it does'],
    scripts.map((name) => [
      name === 'start' || name === 'test' ? `\`npm ${name}\`` : `\`npm run ${name}\``,
      commands[name] ?? '',
    ]),
  );
}

function errorsTable(): string {
  const rows = (Object.entries(statusOf) as [ErrorCode, number][])
    .sort(([left, leftStatus], [right, rightStatus]) => leftStatus - rightStatus || left.localeCompare(right))
    .map(([code, status]) => [`\`${code}\``, String(status), errors[code].title]);
  return table(['code', 'status', 'title'], rows);
}

/** A gate's limits in words: a number, or from one number to another. */
const span = (limit: number | readonly [number, number], unit: string) =>
  typeof limit === 'number' ? `${limit}${unit}` : `${limit[0]}–${limit[1]}${unit}`;

function gatesTable(): string {
  const { rotationDegrees, scale, tiltDegrees, overlapPercent, clippedPercent } = gates;
  const { sharpnessPercent, headWidthPx, daysSinceInjection, lengthClassesApart } = gates;
  const { pass: overlap, warn: leastOverlap } = overlapPercent;
  const { pass: clipped, warn: mostClipped } = clippedPercent;
  const { pass: width, warn: leastWidth } = headWidthPx;
  const { pass: days, warn: leastDays } = daysSinceInjection;
  return table(
    ['gate', 'passes', 'a warning', 'not comparable'],
    [
      ['turn of the camera', `≤ ${span(rotationDegrees.pass, '°')}`, 'beyond', 'where the alignment fails'],
      ['size of the head against the reference', span(scale.pass, ''), 'beyond', 'where the alignment fails'],
      [
        'head turned or nodded against the reference',
        `≤ ${span(tiltDegrees.pass, '°')}`,
        `≤ ${span(tiltDegrees.warn, '°')}, or not known (by hand, or no head outlined)`,
        'more, or the alignment cannot tell',
      ],
      ['the reference’s head in the picture', `≥ ${LEAST_OF_HEAD * 100} %`, '–', 'less'],
      ['measured region in the picture', `≥ ${overlap} %`, `≥ ${leastOverlap} %`, 'less'],
      ['burnt-out or black pixels on the head', `< ${clipped} %`, `≤ ${mostClipped} %`, 'more'],
      [
        'sharpness against the other photo',
        span(sharpnessPercent.pass, ' %'),
        span(sharpnessPercent.warn, ' %'),
        'beyond',
      ],
      ['width of the head', `≥ ${width} px`, `≥ ${leastWidth} px, or not found`, 'less'],
      ['days since the last injection', `≥ ${days}, or the same day before it`, `≥ ${leastDays}`, 'less'],
      [
        'light against the other photo',
        `within ${Math.round(100 * (2 ** gates.exposureStops.pass - 1))} % (a third of a stop), changed hair left out`,
        'beyond, or not known',
        '–',
      ],
      ['hair', 'dry', 'not noted', 'wet, or with product'],
      ['length of the hair', `at most ${lengthClassesApart.pass} class apart, or not noted`, '–', 'more'],
      ['dye', 'none noted between the two', '–', 'dyed between them'],
      ['haircut', 'none entered between them, or both lengths noted', 'entered, and a length not noted', '–'],
      ['combing, part', 'the same, or not noted', 'said to differ', '–'],
      ['camera', 'the same, or not said', 'two', '–'],
      ['place of a close-up, which has no head to size or pose', 'landmarks set by hand', 'not checked', '–'],
      ['mirror picture', 'none', 'laid the right way round', '–'],
      ['identity', 'one patient, view, reference, method', 'a photo that was replaced', 'anything else'],
    ],
  );
}

function routesTable(routes: readonly RouteRow[]): string {
  const rows = routes
    .filter(({ method }) => method !== 'HEAD')
    .map(({ method, path, access }) => [`\`${method} ${path}\``, `${access.noun}: ${access.verb}`])
    .sort(
      ([left = ''], [right = '']) =>
        (left.split(' ')[1] ?? '').localeCompare(right.split(' ')[1] ?? '') || left.localeCompare(right),
    );
  return table(['method and path', 'row of the access table'], rows);
}

/** The generated tables of the README by the name between their markers. */
export function readmeTables(
  routes: readonly RouteRow[],
  scripts: readonly string[],
): Record<string, string> {
  return {
    commands: commandsTable(scripts),
    gates: gatesTable(),
    settings: settingsTable(),
    routes: routesTable(routes),
    errors: errorsTable(),
  };
}

/** The page with each table between `<!-- name -->` and `<!-- /name -->` put in anew. */
export function withTables(page: string, tables: Record<string, string>): string {
  return Object.entries(tables).reduce((text, [name, content]) => {
    const between = new RegExp(`(<!-- ${name} -->\n)[\\s\\S]*?(<!-- /${name} -->)`);
    if (!between.test(text)) throw new Error(`The README has no place for the table of ${name}.`);
    return text.replace(between, (_all, open: string, close: string) => `${open}${content}\n${close}`);
  }, page);
}
