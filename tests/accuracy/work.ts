import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/**
 * Runs one exported function of a module of this folder on every number of a list, in as many processes as the
 * machine has cores for it. What it answers must be plain data; the order is the list's.
 */
export async function onEvery<Answer>(
  module: string,
  name: string,
  tasks: readonly unknown[],
  processes = 2,
): Promise<Answer[]> {
  const answers = new Array<Answer>(tasks.length);
  let next = 0;
  const work = async () => {
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
    }
  };
  await Promise.all(Array.from({ length: Math.min(processes, tasks.length) }, work));
  return answers;
}
