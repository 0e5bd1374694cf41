import type { Reason } from '../contract/fields.ts';
import { brightnessOf, type Matching, ownLight, unknownLight } from '../contract/matching.ts';
import { type CardMatch, matchCards } from './card-matching.ts';
import { type CardReading, type CardResult, readColourCard } from './colour-card.ts';
import { type LightMatch, noMatch } from './matching.ts';
import { CARD_VERSION, MATCHING_VERSION } from './method-versions.ts';
import type { Pixels } from './pixels.ts';

/** One light, twice: as it was found, and as it is stored and drawn. Hair is read without it, each photo by its own. */
export interface PhotoLight {
  light: LightMatch | null;
  matching: Matching;
}

/**
 * Card and head may stand in light this many times apart, and as much more as the head's own places disagree among
 * themselves: hair that grew darkens some of them. Beyond, the card lay in a shadow or under another lamp.
 */
const CARD_AGREES = 1.26;

export const referenceLight: PhotoLight = { light: null, matching: ownLight(MATCHING_VERSION) };

/**
 * The light of a follow-up against its reference's: from the colour card where both pictures show it, else from the
 * head outside the region. A card in one picture only is never used.
 * @param surroundings what `matchLight` found; a card lies in one place, so how light falls off over the head is
 *   taken from here even where the card gives the gains
 */
export async function lightOf(
  card: CardResult,
  reference: Pixels,
  surroundings: LightMatch | null,
): Promise<PhotoLight> {
  if (!card.reading) return fromSurroundings(surroundings, card.refusal);
  const { reading } = await readColourCard(reference);
  return chooseLight(card.reading, reading, surroundings);
}

/** Card before surroundings, where the card holds. Pure. */
export function chooseLight(
  card: CardReading,
  referenceCard: CardReading | null,
  surroundings: LightMatch | null,
): PhotoLight {
  if (!referenceCard) return fromSurroundings(surroundings, unused('card_in_one_only'));
  const match = matchCards(card, referenceCard);
  if (!match) return fromSurroundings(surroundings, unused('cards_differ'));
  const [byCard, byHead] = [
    brightnessOf(match),
    surroundings && brightnessOf({ gain: gainOf(surroundings) }),
  ];
  const apart = byCard && byHead ? Math.max(byCard / byHead, byHead / byCard) : 1;
  if (apart > CARD_AGREES * (1 + (surroundings?.residual ?? 0)))
    return fromSurroundings(surroundings, unused('card_lit_differently'));
  return fromCard(match, surroundings);
}

const unused = (code: string): Reason => ({ code, severity: 'warn', values: {} });

const gainOf = ({ gains }: LightMatch) => gains.map(Math.exp) as [number, number, number];

function fromCard(match: CardMatch, surroundings: LightMatch | null): PhotoLight {
  const { gain, offset, residual, patches } = match;
  const gains = gain.map(Math.log) as [number, number, number];
  const light = { ...(surroundings ?? noMatch), gains, offsets: offset, residual };
  return {
    light,
    matching: {
      ...ownLight(CARD_VERSION),
      source: 'card',
      gain,
      offset,
      slope: slopeOf(light),
      quality: { residualPercent: 100 * residual, samples: patches },
    },
  };
}

function fromSurroundings(light: LightMatch | null, cardUnused: Reason | null): PhotoLight {
  if (!light) return { light, matching: unknownLight(MATCHING_VERSION, 'light_unknown', cardUnused) };
  return {
    light,
    matching: {
      ...ownLight(light.version),
      source: 'surroundings',
      gain: gainOf(light),
      offset: [...light.offsets],
      slope: slopeOf(light),
      quality: { residualPercent: 100 * light.residual, samples: light.blocks },
      cardUnused,
    },
  };
}

const slopeOf = ({ slopeX, slopeY, centreX, centreY }: LightMatch) => ({
  x: slopeX,
  y: slopeY,
  centreX,
  centreY,
});
