/**
 * How large a head has to be in the picture (domain §2), and how large a picture is kept: the server's gates judge a
 * photo by them, and the page the camera before there is one.
 */

/** Across the head, in pixels of the master: from `pass` nothing is said, below `warn` the photo is not comparable. */
export const headWidthLimitsPx = { pass: 2000, warn: 1000 } as const;

/** Longest side of the master; larger originals are reduced to it. */
export const masterLongSidePx = 3072;
