import {
  changeBranch,
  changeClinic,
  createBranch,
  findClinic,
  listBranches,
} from '../../storage/queries/clinic.ts';
import { isTimeZone } from '../clinic/time-zone.ts';
import { Branch, BranchChange, BranchList, Clinic, ClinicChange, NewBranch } from '../contract/clinic.ts';
import { AppError } from '../errors.ts';
import { found, written } from '../flow/outcome.ts';
import { refreshAllMilestones } from '../flow/refresh-milestones.ts';
import { versionSeen, withVersion } from '../plugins/versions.ts';
import { IdParams, type Routes } from './route.ts';

function checkTimeZone(timeZone: string | undefined): void {
  if (timeZone !== undefined && !isTimeZone(timeZone)) throw new AppError('unknown_time_zone', { timeZone });
}

export const clinicRoutes: Routes = async (app, { store, clock }) => {
  app.get(
    '/api/clinic',
    { config: { access: { noun: 'house', verb: 'read' } }, schema: { response: { 200: Clinic } } },
    async (_request, reply) => withVersion(reply, found(await findClinic(store))),
  );

  app.patch(
    '/api/clinic',
    {
      config: { access: { noun: 'house', verb: 'change' } },
      schema: { body: ClinicChange, response: { 200: Clinic } },
    },
    async (request, reply) => {
      const { actor, body } = request;
      const clinic = written(await changeClinic(store, actor, clock(), versionSeen(request), body));
      if (body.anchor !== undefined || body.twelveMonths !== undefined) {
        await refreshAllMilestones(store, clock());
      }
      return withVersion(reply, clinic);
    },
  );

  app.get(
    '/api/branches',
    { config: { access: { noun: 'house', verb: 'read' } }, schema: { response: { 200: BranchList } } },
    async () => ({ branches: await listBranches(store) }),
  );

  app.post(
    '/api/branches',
    {
      config: { access: { noun: 'house', verb: 'create' } },
      schema: { body: NewBranch, response: { 201: Branch } },
    },
    async (request, reply) => {
      checkTimeZone(request.body.timeZone);
      return reply
        .status(201)
        .send(withVersion(reply, await createBranch(store, request.actor, clock(), request.body)));
    },
  );

  app.patch(
    '/api/branches/:id',
    {
      config: { access: { noun: 'house', verb: 'change' } },
      schema: { params: IdParams, body: BranchChange, response: { 200: Branch } },
    },
    async (request, reply) => {
      checkTimeZone(request.body.timeZone);
      const { id } = request.params;
      const result = await changeBranch(
        store,
        request.actor,
        clock(),
        id,
        versionSeen(request),
        request.body,
      );
      return withVersion(reply, written(result));
    },
  );
};
