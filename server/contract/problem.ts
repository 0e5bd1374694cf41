import { type Static, Type } from 'typebox';

/** RFC 9457 problem details with a stable `code`; `detail` says what happened, what was kept and what to do. */
export const Problem = Type.Object({
  type: Type.String(),
  title: Type.String(),
  status: Type.Integer(),
  detail: Type.String(),
  code: Type.String(),
  /** The numbers and names of the sentence, so that a page can say it in its own language. */
  values: Type.Record(Type.String(), Type.Unknown()),
  /** Which fields of the request are wrong, and how. */
  fields: Type.Optional(Type.Array(Type.Object({ field: Type.String(), message: Type.String() }))),
  /** With 412: the newer state. With 409 and 200: the thing that is already there. */
  current: Type.Optional(Type.Unknown()),
});
export type Problem = Static<typeof Problem>;
