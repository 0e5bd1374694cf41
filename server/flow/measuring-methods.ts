import { CARD_VERSION } from '../imaging/colour-card.ts';
import { COVER_VERSION } from '../imaging/coverage/cover-map.ts';
import { MATCHING_VERSION } from '../imaging/matching.ts';
import { QUALITY_VERSION } from '../imaging/quality.ts';
import { REGISTER_VERSION } from '../imaging/register/register.ts';

/** The versions of everything that measures; a result names them, and is made anew when one of them changes. */
export const measuringMethods = {
  quality: QUALITY_VERSION,
  registration: REGISTER_VERSION,
  cover: COVER_VERSION,
  matching: MATCHING_VERSION,
  card: CARD_VERSION,
} as const;

/** The same as rows name them. */
export const presentMethods = JSON.stringify(measuringMethods);
