import readExif from 'exif-reader';

/**
 * When the camera says the picture was taken: its wall clock `YYYY-MM-DDTHH:MM:SS`, and `+HH:MM` where it knew the zone.
 * Without an offset it is up to the flow to read it in the branch's zone.
 */
export type CaptureClock = { local: string; offset: string | null };

export type ExifFacts = { capture: CaptureClock | null; device: string | null };

const nothing: ExifFacts = { capture: null, device: null };

/** The clock as it stands in the file: exif-reader puts the digits into UTC fields. Cameras never set say year 0 or 1970. */
function clock(value: unknown, offset: unknown): CaptureClock | null {
  if (!(value instanceof Date) || Number.isNaN(value.getTime())) return null;
  const year = value.getUTCFullYear();
  if (year < 1990 || year > 2200) return null;
  const known = typeof offset === 'string' ? /^[+-](?:0\d|1[0-4]):[0-5]\d/.exec(offset)?.[0] : undefined;
  return { local: value.toISOString().slice(0, 19), offset: known ?? null };
}

function text(value: unknown): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: makers pad their names with NUL
  return typeof value === 'string' ? value.replace(/[\u0000-\u001f\u007f]+/g, ' ').trim() : '';
}

/** "Canon Canon EOS 300D" is "Canon EOS 300D". At most 200 characters. */
function deviceName(make: string, model: string): string | null {
  const name = model.toLowerCase().startsWith(make.toLowerCase()) ? model : `${make} ${model}`;
  return name.trim().slice(0, 200) || null;
}

/** The name that somebody else than the file gave a camera, as it is stored: at most 200 characters; `null`: none. */
export function namedDevice(said: string | undefined): string | null {
  return deviceName('', text(said));
}

/** Reads capture time, make and model; a broken block tells nothing and refuses nothing. */
export function exifFacts(exif: Buffer | undefined): ExifFacts {
  if (exif === undefined) return nothing;
  try {
    const { Image, Photo } = readExif(exif);
    const capture =
      clock(Photo?.DateTimeOriginal, Photo?.OffsetTimeOriginal) ??
      clock(Photo?.DateTimeDigitized, Photo?.OffsetTimeDigitized);
    return { capture, device: deviceName(text(Image?.Make), text(Image?.Model)) };
  } catch {
    return nothing;
  }
}
