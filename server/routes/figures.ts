import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Static, Type } from 'typebox';
import { noteAlone } from '../../storage/audit.ts';
import { findClinic } from '../../storage/queries/clinic.ts';
import { listPatientCodes } from '../../storage/queries/course-outcomes.ts';
import { listFigureSetRows, listFigureSets } from '../../storage/queries/figure-sets.ts';
import { strictObject } from '../contract/fields.ts';
import {
  FigureQuery,
  type FigureRow,
  FigureSet,
  FigureSetHead,
  FigureSetList,
  Figures,
  NewFigureSet,
} from '../contract/figures.ts';
import type { Deps } from '../deps.ts';
import { clinicFigures, wholeBasis } from '../flow/figures.ts';
import { figuresCsv } from '../flow/figures-csv.ts';
import { freezeFigures, readFigureSet } from '../flow/freeze-figures.ts';
import { savedAs } from './export-name.ts';
import { IdParams, type Routes } from './route.ts';

const CsvQuery = strictObject({ deidentified: FigureQuery.properties.deidentified });
type CsvQuery = Static<typeof CsvQuery>;

const csvName = (on: string, { deidentified }: CsvQuery) =>
  `figures-${on}${deidentified === 'yes' ? '-deidentified' : ''}.csv`;

/** Writes the trail's line, then sends the table as a file. */
async function sendTable(
  { store, clock }: Deps,
  { actor }: FastifyRequest,
  reply: FastifyReply,
  query: CsvQuery,
  { rows, on, setId }: { rows: FigureRow[]; on: string; setId?: string },
) {
  const isNamed = query.deidentified !== 'yes';
  const codes = isNamed ? { codes: await listPatientCodes(store, actor) } : {};
  const demonstration = (await findClinic(store))?.demonstration ?? false;
  const details = { deidentified: !isNamed };
  await noteAlone(
    store,
    actor,
    clock(),
    setId === undefined
      ? { action: 'export_figures', noun: 'figures', details }
      : { action: 'export_figures', noun: 'figure_set', nounId: setId, details },
  );
  return reply
    .type('text/csv; charset=utf-8')
    .header('content-disposition', await savedAs({ store }, csvName(on, query)))
    .header('cache-control', 'private, no-store')
    .send(figuresCsv({ rows, on, demonstration, ...codes }));
}

export const figureRoutes: Routes = async (app, deps) => {
  const { store, clock } = deps;
  app.get(
    '/api/figures',
    {
      config: { access: { noun: 'figures', verb: 'read' } },
      schema: { querystring: FigureQuery, response: { 200: Figures } },
    },
    ({ actor, query }) => clinicFigures(store, actor, clock(), query),
  );

  app.get(
    '/api/figures.csv',
    {
      config: { access: { noun: 'figures', verb: 'download' } },
      schema: { querystring: CsvQuery, response: { 200: Type.String() } },
      exposeHeadRoute: false,
    },
    async (request, reply) => {
      const { rows, on } = await wholeBasis(store, request.actor, clock());
      return sendTable(deps, request, reply, request.query, { rows, on });
    },
  );

  app.get(
    '/api/figure-sets',
    {
      config: { access: { noun: 'figures', verb: 'read' } },
      schema: { response: { 200: FigureSetList } },
    },
    async ({ actor }) => ({ sets: await listFigureSets(store, actor) }),
  );

  app.post(
    '/api/figure-sets',
    {
      config: { access: { noun: 'figures', verb: 'do' } },
      schema: { body: NewFigureSet, response: { 201: FigureSetHead } },
    },
    async ({ actor, body }, reply) => {
      const set = await freezeFigures(store, actor, clock(), body.name);
      return reply.status(201).header('location', `/api/figure-sets/${set.id}`).send(set);
    },
  );

  app.get(
    '/api/figure-sets/:id',
    {
      config: { access: { noun: 'figures', verb: 'read' } },
      schema: { params: IdParams, querystring: FigureQuery, response: { 200: FigureSet } },
    },
    ({ actor, params, query }) => readFigureSet(store, actor, params.id, query),
  );

  app.get(
    '/api/figure-sets/:id/rows.csv',
    {
      config: { access: { noun: 'figures', verb: 'download' } },
      schema: { params: IdParams, querystring: CsvQuery, response: { 200: Type.String() } },
      exposeHeadRoute: false,
    },
    async (request, reply) => {
      const { actor, params, query } = request;
      const { id, frozenOn } = await readFigureSet(store, actor, params.id, {});
      const rows = await listFigureSetRows(store, actor, id);
      return sendTable(deps, request, reply, query, { rows, on: frozenOn, setId: id });
    },
  );
};
