import { CARD_VERSION } from '../imaging/colour-card.ts';
import { COVER_VERSION } from '../imaging/coverage/cover-map.ts';
import { MATCHING_VERSION } from '../imaging/matching.ts';
import { OUTLINE_VERSION } from '../imaging/networks/versions.ts';
import { PART_WIDTH_VERSION } from '../imaging/part-width/measure.ts';
import { QUALITY_VERSION } from '../imaging/quality.ts';
import { REGISTER_VERSION } from '../imaging/register/register.ts';

/**
 * The versions of everything that measures; a result names them, and is made anew when one of them changes. A region
 * that was placed by an earlier outline stays: it is a row with a version of its own, and a series keeps its place.
 */
export const measuringMethods = {
  quality: QUALITY_VERSION,
  registration: REGISTER_VERSION,
  outline: OUTLINE_VERSION,
  cover: COVER_VERSION,
  partWidth: PART_WIDTH_VERSION,
  matching: MATCHING_VERSION,
  card: CARD_VERSION,
} as const;

/** The same as rows name them. */
export const presentMethods = JSON.stringify(measuringMethods);
