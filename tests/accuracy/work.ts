import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** Who works now, and who waits: the earlier list first, so that a later one only takes what the earlier leaves idle. */
let working = 0;
const waiting: { turn: number; go: () => void }[] = [];
let turns = 0;

async function turnOf(turn: number, processes: number): Promise<void> {
  if (working < processes) working++;
  else await new Promise<void>((go) => waiting.push({ turn, go }));
}

function handOn(): void {
  const first = waiting.toSorted((a, b) => a.turn - b.turn)[0];
  if (first === undefined) {
    working--;
    return;
  }
  waiting.splice(waiting.indexOf(first), 1);
  first.go();
}

/**
 * Runs one exported function of a module of this folder on every number of a list, in as many processes as the
 * machine has cores for it, whatever other lists are asked meanwhile. What it answers must be plain data; the order is
 * the list's.
 */
export async function onEvery<Answer>(
  module: string,
  name: string,
  tasks: readonly unknown[],
  processes = 2,
): Promise<Answer[]> {
  const answers = new Array<Answer>(tasks.length);
  const turn = turns++;
  let next = 0;
  const work = async () => {
    await turnOf(turn, processes);
    if (next >= tasks.length) return handOn();
    const child = fork(fileURLToPath(new URL('./worker.ts', import.meta.url)), [module, name], {
      serialization: 'advanced',
      // Whoever asks need not run TypeScript as a process does: a test runner does it its own way.
      execArgv: ['--import', 'tsx'],
    });
    child.setMaxListeners(0);
    try {
      while (next < tasks.length) {
        const at = next++;
        child.send(tasks[at] as never);
        const [answer] = await Promise.race([
          once(child, 'message'),
          once(child, 'exit').then(() =>
            Promise.reject(new Error(`${module}: a worker ended on task ${at}`)),
          ),
        ]);
        answers[at] = answer as Answer;
      }
    } finally {
      child.kill();
      handOn();
    }
  };
  await Promise.all(Array.from({ length: Math.min(processes, tasks.length) }, work));
  return answers;
}
