import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** A running `sharp-reference`: `run(n)` derives n pictures one after the other and answers the milliseconds. */
export type Reference = { run: (times: number) => Promise<number>; stop: () => void };

/** Starts one reference process on the picture at `file`, warmed by one picture. */
export async function startReference(file: string): Promise<Reference> {
  const child = fork(fileURLToPath(new URL('./sharp-reference.ts', import.meta.url)), [file]);
  await once(child, 'message');
  return {
    async run(times) {
      const done = once(child, 'message');
      child.send(times);
      const [milliseconds] = await done;
      return milliseconds as number;
    },
    stop: () => child.kill(),
  };
}
