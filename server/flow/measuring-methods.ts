import {
  CARD_VERSION,
  COVER_VERSION,
  MATCHING_VERSION,
  PART_WIDTH_VERSION,
  QUALITY_VERSION,
  REGISTER_VERSION,
} from '../imaging/method-versions.ts';
import { OUTLINE_VERSION } from '../imaging/networks/versions.ts';

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
