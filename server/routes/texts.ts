import { findClinic } from '../../storage/queries/clinic.ts';
import { findText, findTextVersion, listPublications, publishText } from '../../storage/queries/texts.ts';
import { AftercareContent, AftercareSheet, AftercareText } from '../contract/aftercare.ts';
import {
  InformationContent,
  InformationPage,
  InformationText,
  TextParams,
  TextQuery,
  TextVersionList,
  TextVersionParams,
} from '../contract/texts.ts';
import { previewAftercare } from '../flow/aftercare.ts';
import { languageOr, publishAftercare } from '../flow/clinic-texts.ts';
import { found, written } from '../flow/outcome.ts';
import { versionSeen, withVersion } from '../plugins/versions.ts';
import type { Routes } from './route.ts';

const reading = { noun: 'texts', verb: 'read' } as const;
const publishing = { noun: 'texts', verb: 'change' } as const;

export const textRoutes: Routes = async (app, { store, clock }) => {
  app.get(
    '/api/texts/aftercare',
    {
      config: { access: reading },
      schema: { querystring: TextQuery, response: { 200: AftercareText } },
    },
    async ({ actor, query }, reply) => {
      const language = await languageOr(store, query.language);
      return withVersion(reply, found(await findText(store, actor, 'aftercare', language)));
    },
  );

  app.put(
    '/api/texts/aftercare',
    {
      config: { access: publishing },
      schema: { querystring: TextQuery, body: AftercareContent, response: { 200: AftercareText } },
    },
    async (request, reply) => {
      const seen = versionSeen(request);
      const language = await languageOr(store, request.query.language);
      const { actor, body } = request;
      return withVersion(reply, await publishAftercare(store, actor, clock(), language, seen, body));
    },
  );

  app.post(
    '/api/texts/aftercare/preview',
    {
      config: { access: publishing },
      schema: { body: AftercareContent, response: { 200: AftercareSheet } },
    },
    ({ body }) => previewAftercare(store, clock(), body),
  );

  app.get(
    '/api/texts/aftercare/versions/:version',
    {
      config: { access: reading },
      schema: { params: TextVersionParams, querystring: TextQuery, response: { 200: AftercareText } },
    },
    async ({ actor, params, query }, reply) => {
      const language = await languageOr(store, query.language);
      const text = await findTextVersion(store, actor, 'aftercare', language, params.version);
      return withVersion(reply, found(text));
    },
  );

  app.get(
    '/api/texts/information',
    {
      config: { access: reading },
      schema: { querystring: TextQuery, response: { 200: InformationText } },
    },
    async ({ actor, query }, reply) => {
      const language = await languageOr(store, query.language);
      return withVersion(reply, found(await findText(store, actor, 'information', language)));
    },
  );

  app.put(
    '/api/texts/information',
    {
      config: { access: publishing },
      schema: { querystring: TextQuery, body: InformationContent, response: { 200: InformationText } },
    },
    async (request, reply) => {
      const seen = versionSeen(request);
      const language = await languageOr(store, request.query.language);
      const { actor, body } = request;
      const result = await publishText(store, actor, clock(), 'information', language, seen, body);
      return withVersion(reply, written(result));
    },
  );

  app.get(
    '/api/texts/information/versions/:version',
    {
      config: { access: reading },
      schema: { params: TextVersionParams, querystring: TextQuery, response: { 200: InformationText } },
    },
    async ({ actor, params, query }, reply) => {
      const language = await languageOr(store, query.language);
      const text = await findTextVersion(store, actor, 'information', language, params.version);
      return withVersion(reply, found(text));
    },
  );

  app.get(
    '/api/texts/:text/versions',
    {
      config: { access: reading },
      schema: { params: TextParams, querystring: TextQuery, response: { 200: TextVersionList } },
    },
    async ({ actor, params, query }) => ({
      versions: await listPublications(store, actor, params.text, await languageOr(store, query.language)),
    }),
  );

  app.get(
    '/api/information',
    {
      config: { access: { noun: 'information', verb: 'read' } },
      schema: { querystring: TextQuery, response: { 200: InformationPage } },
    },
    async ({ actor, query }, reply) => {
      const { name: clinic } = found(await findClinic(store));
      const text = await findText(store, actor, 'information', await languageOr(store, query.language));
      const { publishedBy: _, ...page } = found(text);
      return withVersion(reply, { clinic, ...page });
    },
  );
};
