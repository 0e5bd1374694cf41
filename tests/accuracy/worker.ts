// One process of `work.ts`: answers each task with what the named function makes of it.
import { runOnOneThread } from '../../server/imaging/networks/run.ts';

runOnOneThread();
const [module = '', name = ''] = process.argv.slice(2);
const loaded = (await import(new URL(module, import.meta.url).href)) as Record<
  string,
  (task: unknown) => unknown
>;
process.on('message', (task) => {
  void Promise.resolve(loaded[name]?.(task)).then((answer) => process.send?.(answer ?? null));
});
