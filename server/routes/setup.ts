import { findClinic } from '../../storage/queries/clinic.ts';
import { SignedIn } from '../contract/people.ts';
import { Setup, SetupState } from '../contract/setup.ts';
import { setUpClinic } from '../flow/setup.ts';
import { signIn } from '../flow/sign-in.ts';
import type { Routes } from './route.ts';

export const setupRoutes: Routes = async (app, deps) => {
  app.get(
    '/api/setup',
    { config: { access: { noun: 'open', verb: 'read' } }, schema: { response: { 200: SetupState } } },
    async () => {
      const clinic = await findClinic(deps.store);
      return { needed: clinic === undefined, demonstration: clinic?.demonstration ?? false };
    },
  );

  app.post(
    '/api/setup',
    {
      config: { access: { noun: 'setup', verb: 'do' }, rateLimit: { max: 20, timeWindow: '1 minute' } },
      schema: { body: Setup, response: { 201: SignedIn } },
    },
    async (request, reply) => {
      await setUpClinic(deps, request.body);
      const { signedIn, cookies } = await signIn(deps, request.body, request.ip);
      return reply.status(201).header('set-cookie', cookies).send(signedIn);
    },
  );
};
