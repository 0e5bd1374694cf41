import { type Figure, held, line } from './figure.ts';
import { type Answered, groups, whole } from './groups.ts';
import type { Settings } from './heads.ts';
import { writeReport } from './report.ts';

// `npm run accuracy`: every promised accuracy, measured now, on heads that no method was tuned on. `-- --json`: one JSON
// object a line. `-- --tuning`: on the heads that methods are tuned on. `-- --report`: writes REPORT.md and its pictures
// besides. Another word runs only the group it names. Ends with 1 where a promise was missed.

const words = process.argv.slice(2);
const json = words.includes('--json');
const settings: Settings = words.includes('--tuning') ? 'tuning' : 'final';
const chosen = Object.keys(groups).filter((name) => words.includes(name));
if (words.includes('--report') && chosen.length > 0) {
  process.stderr.write('A report is of all groups: leave out the name of the group, or --report.\n');
  process.exit(1);
}
// All are asked at once and told in their order: where one has a last long head, the next one's begin beside it.
const asked = Object.entries(groups)
  .filter(([name]) => chosen.length === 0 || chosen.includes(name))
  .map(([name, ask]) => [name, ask(settings, whole)] as const);
const answered: [string, Answered][] = [];
for (const [name, asking] of asked) {
  const answer = await asking;
  answered.push([name, answer]);
  for (const figure of answer.figures as Figure[]) {
    process.stdout.write(`${line(figure, json)}\n`);
    if (!held(figure)) process.exitCode = 1;
  }
}
if (words.includes('--report')) await writeReport(settings, answered);
