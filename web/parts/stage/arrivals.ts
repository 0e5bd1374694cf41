/** Pictures that were asked for before the page that shows them was here, by address. */
const early = new Map<string, Promise<void>>();

/** Fetches and decodes a picture now: half of the time until it is seen is its decoding, which needs no page. */
export function decodeEarly(url: string): void {
  const decoded = decode(url);
  early.set(url, decoded);
  // Whoever shows it hears of a failure; nobody may.
  decoded.catch(() => early.delete(url));
}

/** Resolves when the picture at an address is here and decoded; rejects where it cannot be had. */
export function arrivalOf(url: string): Promise<void> {
  const asked = early.get(url);
  early.delete(url);
  return asked ?? decode(url);
}

function decode(url: string): Promise<void> {
  const picture = new Image();
  picture.src = url;
  return picture.decode();
}
