import { type Static, Type } from 'typebox';
import { orNull, strictObject, Zone } from './fields.ts';

/** What one zone was given; an area or a volume that nobody noted is `null`. */
export const ZoneDose = strictObject({
  zone: Zone,
  areaCm2: orNull(Type.Number({ minimum: 0, maximum: 800 })),
  volumeMl: orNull(Type.Number({ minimum: 0, maximum: 30 })),
});
export type ZoneDose = Static<typeof ZoneDose>;
