import { versionOn } from './networks/versions.ts';

// Raised whenever a method's own steps change; what an earlier one measured is then measured again. They stand together and
// beside nothing else: a server that only asks for versions starts without the methods and their libraries.

/** Sharpness, light and size of the head in one photo. */
export const QUALITY_VERSION = versionOn(7, 'outline');
export const REGISTER_VERSION = versionOn(10, 'outline');
/** A value read otherwise, by other networks or with another bound of doubt, is measured again. */
export const COVER_VERSION = versionOn(3, 'outline', 'head', 'cover');
/** Its own steps and those of the reading it stands on. */
export const PART_WIDTH_VERSION = 1 + COVER_VERSION;
export const MATCHING_VERSION = 2;
export const CARD_VERSION = 1;
