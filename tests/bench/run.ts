import { demonstrationFigures } from './demonstration.ts';
import { type Figure, held, line } from './figure.ts';
import { measuringFigures } from './measuring.ts';
import { pageFigures } from './pages.ts';
import { rowFigures } from './rows.ts';
import { stageFigures } from './stage.ts';
import { uploadFigures } from './uploads.ts';

// `npm run bench`: every promised speed, measured now. `-- --json`: one JSON object a line. Another word runs only the
// group it names (uploads, rows, pages, stage, measuring, demonstration). Ends with 1 where a promise was missed.

const groups: Record<string, () => Promise<Figure[]>> = {
  uploads: uploadFigures,
  rows: rowFigures,
  pages: pageFigures,
  stage: stageFigures,
  measuring: measuringFigures,
  demonstration: demonstrationFigures,
};

const words = process.argv.slice(2);
const json = words.includes('--json');
const chosen = Object.keys(groups).filter((name) => words.includes(name));
for (const name of chosen.length > 0 ? chosen : Object.keys(groups)) {
  for (const figure of (await groups[name]?.()) ?? []) {
    process.stdout.write(`${line(figure, json)}\n`);
    if (!held(figure)) process.exitCode = 1;
  }
}
