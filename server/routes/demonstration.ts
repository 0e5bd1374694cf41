import { countWaiting } from '../../storage/queries/analyses.ts';
import { DemonstrationState } from '../contract/demonstration.ts';
import { AppError } from '../errors.ts';
import { webHeaders } from '../plugins/who.ts';
import { Nothing, type Routes } from './route.ts';

export const demonstrationRoutes: Routes = async (app, { demonstration, auth, store }) => {
  app.get(
    '/api/demonstration',
    {
      config: { access: { noun: 'own_account', verb: 'read' } },
      schema: { response: { 200: DemonstrationState } },
    },
    async () => {
      const state = demonstration.state();
      if (state === null) throw new AppError('not_found');
      return { ...state, waiting: await countWaiting(store) };
    },
  );

  app.delete(
    '/api/demonstration',
    { config: { access: { noun: 'house', verb: 'manage' } }, schema: { response: { 204: Nothing } } },
    async (request, reply) => {
      if (demonstration.state() === null) throw new AppError('not_found');
      const { headers } = await auth.api.signOut({ headers: webHeaders(request), returnHeaders: true });
      await demonstration.leave();
      return reply.status(204).header('set-cookie', headers.getSetCookie()).send(null);
    },
  );
};
