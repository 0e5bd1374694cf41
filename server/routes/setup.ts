import { Type } from 'typebox';
import { findClinic } from '../../storage/queries/clinic.ts';
import { demonstrationAccount } from '../contract/demonstration.ts';
import { SignedIn } from '../contract/people.ts';
import { DemonstrationSetup, Setup, SetupState } from '../contract/setup.ts';
import { checkSetupCode, setUpClinic } from '../flow/setup.ts';
import { signIn } from '../flow/sign-in.ts';
import { compileValidator } from '../validation.ts';
import type { Routes } from './route.ts';

/** Which of the two first runs a body means, so that what is wrong with it is said in the words of that one alone. */
const meansDemonstration = (body: unknown): body is DemonstrationSetup =>
  typeof body === 'object' && body !== null && 'demonstration' in body;

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
      schema: { body: Type.Union([Setup, DemonstrationSetup]), response: { 201: SignedIn } },
      validatorCompiler: (part) => {
        if (part.httpPart !== 'body') return compileValidator(part);
        const whole = compileValidator({ ...part, schema: Setup });
        const demonstration = compileValidator({ ...part, schema: DemonstrationSetup });
        return Object.assign((body: unknown) => {
          const check = meansDemonstration(body) ? demonstration : whole;
          return check(body) || { error: check.errors };
        });
      },
    },
    async (request, reply) => {
      if (meansDemonstration(request.body)) {
        await checkSetupCode(deps, request.body.code);
        const inside = await deps.demonstration.enter();
        const { signedIn, cookies } = await signIn(inside, demonstrationAccount, request.ip);
        return reply.status(201).header('set-cookie', cookies).send(signedIn);
      }
      await setUpClinic(deps, request.body);
      const { signedIn, cookies } = await signIn(deps, request.body, request.ip);
      return reply.status(201).header('set-cookie', cookies).send(signedIn);
    },
  );
};
