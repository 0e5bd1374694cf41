import decodeHeic from 'heic-decode';
import { refused } from './refusal.ts';

const byteTypes = { short: 3, long: 4, undefined: 7 } as const;

/**
 * An uncompressed TIFF (revision 6.0) around RGB pixels with their ICC profile: the one container in which libvips takes
 * pixels and profile from memory, so that HEIC goes through the same colour conversion as every other file.
 */
function tiffOf(rgba: Uint8ClampedArray, widthPx: number, heightPx: number, icc: Buffer | undefined): Buffer {
  const pixelBytes = widthPx * heightPx * 3;
  const entries: Array<[tag: number, type: number, count: number, value: number]> = [
    [256, byteTypes.long, 1, widthPx],
    [257, byteTypes.long, 1, heightPx],
    [258, byteTypes.short, 3, 8 + pixelBytes],
    [259, byteTypes.short, 1, 1],
    [262, byteTypes.short, 1, 2],
    [273, byteTypes.long, 1, 8],
    [277, byteTypes.short, 1, 3],
    [278, byteTypes.long, 1, heightPx],
    [279, byteTypes.long, 1, pixelBytes],
  ];
  const bitsAt = 8 + pixelBytes;
  const directoryAt = bitsAt + 6 + (pixelBytes % 2);
  const profileAt = directoryAt + 2 + (entries.length + 1) * 12 + 4;
  if (icc !== undefined) entries.push([34675, byteTypes.undefined, icc.length, profileAt]);

  const tiff = Buffer.alloc(profileAt + (icc?.length ?? 0));
  tiff.write('II*\0', 'latin1');
  tiff.writeUInt32LE(directoryAt, 4);
  // The decoder's alpha is dropped: it is opaque for a camera's picture.
  for (let from = 0, to = 8; to < bitsAt; from += 4, to += 3) {
    tiff[to] = rgba[from] ?? 0;
    tiff[to + 1] = rgba[from + 1] ?? 0;
    tiff[to + 2] = rgba[from + 2] ?? 0;
  }
  for (const channel of [0, 1, 2]) tiff.writeUInt16LE(8, bitsAt + channel * 2);
  tiff.writeUInt16LE(entries.length, directoryAt);
  entries.forEach(([tag, type, count, value], index) => {
    const at = directoryAt + 2 + index * 12;
    tiff.writeUInt16LE(tag, at);
    tiff.writeUInt16LE(type, at + 2);
    tiff.writeUInt32LE(count, at + 4);
    tiff.writeUInt32LE(value, at + 8);
  });
  icc?.copy(tiff, profileAt);
  return tiff;
}

/**
 * Decodes a HEIC file to bytes that libvips reads. heic-decode has already turned and mirrored the pixels (`irot`,
 * `imir`), so the result carries no orientation and is never turned again. `icc`: the profile of the container.
 */
export async function heicToTiff(bytes: Buffer, icc: Buffer | undefined): Promise<Buffer> {
  const decoded = await decodeHeic({ buffer: bytes }).catch((error: unknown) => {
    throw refused('truncated_or_corrupt', {}, error);
  });
  return tiffOf(decoded.data, decoded.width, decoded.height, icc);
}
