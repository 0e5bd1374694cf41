import { type Static, Type } from 'typebox';
import { Id, Instant, Name, orNull, strictObject } from './fields.ts';

/** An entry of the audit trail: random ids and codes only, so that erasing a person leaves it whole. */
export const AuditEntry = strictObject({
  id: Type.Integer(),
  at: Instant,
  actorId: orNull(Type.String()),
  action: Type.String(),
  noun: Type.String(),
  nounId: orNull(Type.String()),
  patientId: orNull(Id),
  details: Type.Record(Type.String(), Type.Unknown()),
});
export type AuditEntry = Static<typeof AuditEntry>;

export const AuditPage = strictObject({ entries: Type.Array(AuditEntry), after: orNull(Type.Integer()) });
export type AuditPage = Static<typeof AuditPage>;

/** Who the ids of the trail are, as far as they still exist: the trail itself says no name. */
export const AuditNames = strictObject({
  people: Type.Array(strictObject({ id: Type.String(), name: Name })),
});
export type AuditNames = Static<typeof AuditNames>;

export const AuditQuery = strictObject({
  patient: Type.Optional(Id),
  after: Type.Optional(Type.Integer({ minimum: 1 })),
});
export type AuditQuery = Static<typeof AuditQuery>;

export const Health = strictObject({ status: Type.Literal('ok') });
export const Readiness = strictObject({
  status: Type.Enum(['ready', 'not_ready']),
  checks: Type.Record(Type.String(), Type.Boolean()),
});
export type Readiness = Static<typeof Readiness>;
