import { type Static, Type } from 'typebox';
import { orNull, Reason, strictObject } from './fields.ts';

const Channels = Type.Array(Type.Number(), { minItems: 3, maxItems: 3 });

/**
 * A photo's light against its reference's, as data; no file is ever changed by it. In linear light and for each of
 * red, green and blue: photo = gain × reference + offset.
 */
export const Matching = strictObject({
  /** `card`: the colour card in both pictures; `surroundings`: head outside the region; `none`: nothing to match or not known. */
  source: Type.Enum(['card', 'surroundings', 'none']),
  /** 1 is the reference's light, 2 twice as bright; `null`: not known, see `refusal`. */
  gain: orNull(Channels),
  /** Stray light, −1…1 of full scale. */
  offset: orNull(Channels),
  /** Change of the logarithm of gain a reference master pixel, from a centre; neither drawn nor measured with. */
  slope: orNull(
    strictObject({ x: Type.Number(), y: Type.Number(), centreX: Type.Number(), centreY: Type.Number() }),
  ),
  version: Type.Integer(),
  /** What one light leaves unexplained, in percent of it, and how many places or patches it was learned from. */
  quality: orNull(strictObject({ residualPercent: Type.Number(), samples: Type.Integer() })),
  /** Why gain is not known. */
  refusal: orNull(Reason),
  /** Why a card that this photo shows was not used. */
  cardUnused: orNull(Reason),
});
export type Matching = Static<typeof Matching>;

/** The reference against itself. */
export const ownLight = (version: number): Matching => ({
  source: 'none',
  gain: [1, 1, 1],
  offset: [0, 0, 0],
  slope: null,
  version,
  quality: null,
  refusal: null,
  cardUnused: null,
});

/** A photo whose light against the reference's is not known. */
export const unknownLight = (version: number, code: string, cardUnused: Reason | null = null): Matching => ({
  ...ownLight(version),
  gain: null,
  offset: null,
  refusal: { code, severity: 'warn', values: {} },
  cardUnused,
});

/** Brightness of a gain: 1 is the reference's. Linear weights of ITU-R BT.709; `null` where it is not known. */
export function brightnessOf({ gain }: Pick<Matching, 'gain'>): number | null {
  if (gain === null) return null;
  const [red = 1, green = 1, blue = 1] = gain;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
