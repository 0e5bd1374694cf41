import { personId } from '../../storage/actor.ts';
import { isPassword, replacePassword, signOutEverywhere } from '../../storage/queries/people.ts';
import { OwnPasswordChange, SignedIn, SignIn } from '../contract/people.ts';
import { AppError } from '../errors.ts';
import { describeSignedIn, signIn } from '../flow/sign-in.ts';
import { webHeaders } from '../plugins/who.ts';
import { Nothing, type Routes } from './route.ts';

export const sessionRoutes: Routes = async (app, deps) => {
  app.post(
    '/api/session',
    {
      config: { access: { noun: 'open', verb: 'do' }, rateLimit: { max: 120, timeWindow: '1 minute' } },
      schema: { body: SignIn, response: { 200: SignedIn } },
    },
    async (request, reply) => {
      const { signedIn, cookies } = await signIn(deps, request.body, request.ip);
      return reply.header('set-cookie', cookies).send(signedIn);
    },
  );

  app.get(
    '/api/session',
    { config: { access: { noun: 'own_account', verb: 'read' } }, schema: { response: { 200: SignedIn } } },
    (request) => describeSignedIn(deps, personId(request.actor)),
  );

  app.delete(
    '/api/session',
    { config: { access: { noun: 'own_account', verb: 'do' } }, schema: { response: { 204: Nothing } } },
    async (request, reply) => {
      const { headers } = await deps.auth.api.signOut({ headers: webHeaders(request), returnHeaders: true });
      return reply.status(204).header('set-cookie', headers.getSetCookie()).send(null);
    },
  );

  app.delete(
    '/api/sessions',
    { config: { access: { noun: 'own_account', verb: 'do' } }, schema: { response: { 204: Nothing } } },
    async (request, reply) => {
      await signOutEverywhere(deps.store, request.actor, deps.clock(), personId(request.actor));
      // The session behind this browser's cookie is gone as well; the cookie goes with it.
      const { headers } = await deps.auth.api.signOut({ headers: webHeaders(request), returnHeaders: true });
      return reply.status(204).header('set-cookie', headers.getSetCookie()).send(null);
    },
  );

  app.post(
    '/api/session/password',
    {
      config: {
        access: { noun: 'own_account', verb: 'change' },
        rateLimit: { max: 20, timeWindow: '1 minute' },
      },
      schema: { body: OwnPasswordChange, response: { 200: SignedIn } },
    },
    async (request, reply) => {
      const id = personId(request.actor);
      const { currentPassword, newPassword } = request.body;
      if (!(await isPassword(deps.store, id, currentPassword))) throw new AppError('wrong_password');
      const { person } = await describeSignedIn(deps, id);
      await replacePassword(deps.store, request.actor, deps.clock(), person.email, newPassword);
      // Every session ended with the old password; this browser gets a new one.
      const { signedIn, cookies } = await signIn(
        deps,
        { email: person.email, password: newPassword },
        request.ip,
      );
      return reply.header('set-cookie', cookies).send(signedIn);
    },
  );
};
