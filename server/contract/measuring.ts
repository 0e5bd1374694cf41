import { type Static, Type } from 'typebox';
import { strictObject } from './fields.ts';

/** How far the clinic is with measuring its photos again after a method changed; `left` 0: nothing is to be done. */
export const MeasuredAgain = strictObject({
  left: Type.Integer({ minimum: 0 }),
  /** Of how many; 0 while nothing is left. */
  all: Type.Integer({ minimum: 0 }),
});
export type MeasuredAgain = Static<typeof MeasuredAgain>;

export const MeasuringState = strictObject({ again: MeasuredAgain });
export type MeasuringState = Static<typeof MeasuringState>;
