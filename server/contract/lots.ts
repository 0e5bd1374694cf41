import { type Static, Type } from 'typebox';
import { CalendarDate, Id, Name, orNull, RecordState, ShortText, strictObject } from './fields.ts';

/** A session that was given with plasma of one lot of a kit. */
export const LotSession = strictObject({
  visitId: Id,
  patientId: Id,
  patientCode: Type.String(),
  patientName: Name,
  on: CalendarDate,
  state: RecordState,
  kit: orNull(ShortText),
  lot: ShortText,
  expiresOn: orNull(CalendarDate),
  injectedMl: orNull(Type.Number()),
});
export type LotSession = Static<typeof LotSession>;

export const LotSessions = strictObject({ lot: ShortText, sessions: Type.Array(LotSession) });
export type LotSessions = Static<typeof LotSessions>;

export const LotQuery = strictObject({ lot: Type.String({ minLength: 1, maxLength: 500 }) });
