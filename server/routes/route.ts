import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { Id, strictObject } from '../contract/fields.ts';
import type { Deps } from '../deps.ts';

/** One noun's routes: thin HTTP over one call each. */
export type Routes = FastifyPluginAsyncTypebox<Deps>;

export const IdParams = strictObject({ id: Id });
export const Nothing = Type.Null();
