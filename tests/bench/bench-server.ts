import { readFileSync } from 'node:fs';
import '@fastify/swagger';
import { readConfig } from '../../server/config.ts';
import { start } from '../../server/main.ts';

// The real server in a process of its own, with one route more: the same bytes from memory, behind the same sign-in.
// `BENCH_BODY` names the file with those bytes.

const body = () => readFileSync(process.env.BENCH_BODY ?? '');
let kept: Buffer | undefined;

const { address, deps } = await start(readConfig(), {
  moreRoutes(app) {
    app.get(
      '/api/bench/memory',
      { config: { access: { noun: 'patients', verb: 'read' } }, schema: { hide: true } },
      async (_request, reply) => {
        kept ??= body();
        return reply.type('application/json').send(kept);
      },
    );
    app.post(
      '/api/bench/forget',
      { config: { access: { noun: 'open', verb: 'do' } }, schema: { hide: true } },
      async () => {
        kept = undefined;
        return null;
      },
    );
  },
});
// As `npm start` does: the first uploads of a day do not wait for processes to start.
deps.pool.warm('upload');
process.send?.(address);
