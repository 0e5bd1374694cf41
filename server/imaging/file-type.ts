import { refused } from './refusal.ts';

/** What the product takes. The client's name and type are never believed: the first bytes decide. */
export type FileType = 'jpeg' | 'png' | 'webp' | 'avif' | 'heic';

export const mediaTypes: Record<FileType, string> = {
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  avif: 'image/avif',
  heic: 'image/heic',
};

const latin = (bytes: Buffer, from: number, to: number) => bytes.toString('latin1', from, to);

/** Kinds people do send by mistake, so that the refusal can name what the file is. */
const others: ReadonlyArray<readonly [found: string, start: string]> = [
  ['gif', 'GIF8'],
  ['pdf', '%PDF'],
  ['bmp', 'BM'],
  ['tiff', 'II*\0'],
  ['tiff', 'MM\0*'],
  ['zip', 'PK\x03\x04'],
  ['photoshop', '8BPS'],
  ['jpeg_xl', '\xff\x0a'],
  ['jpeg_xl', '\0\0\0\x0cJXL '],
  ['jpeg_2000', '\0\0\0\x0cjP  '],
];

const heicBrands = ['heic', 'heix'];
const sequenceBrands = ['avis', 'msf1', 'hevc', 'hevx'];

/** `ftyp` of ISO/IEC 23008-12: the major brand says what it is, `mif1` only that it is a still; the compatible ones tell. */
function isoBrand(bytes: Buffer): FileType {
  const end = Math.min(bytes.readUInt32BE(0), bytes.length, 256);
  const major = latin(bytes, 8, 12);
  if (sequenceBrands.includes(major)) throw refused('animated');
  const brands = [major];
  for (let at = 16; at + 4 <= end; at += 4) brands.push(latin(bytes, at, at + 4));
  if (brands.includes('avif')) return 'avif';
  if (brands.some((brand) => heicBrands.includes(brand))) return 'heic';
  throw refused('unsupported_format', {
    found: ['qt  ', 'isom', 'mp42'].includes(major) ? 'video' : 'iso_media',
  });
}

/**
 * Whether every box of an ISO container that holds a picture or tells of it lies inside the file. The decoders of AVIF
 * and HEIC fill what is missing with grey and say nothing; a box's own size gives it away. Bytes that phones append
 * behind the last box are no concern.
 */
function isWhole(bytes: Buffer): boolean {
  for (let at = 0; at + 16 <= bytes.length; ) {
    const short = bytes.readUInt32BE(at);
    const size = short === 1 ? Number(bytes.readBigUInt64BE(at + 8)) : short;
    const pictorial = ['meta', 'mdat', 'moov'].includes(latin(bytes, at + 4, at + 8));
    if (pictorial && at + size > bytes.length) return false;
    if (size < 8) return true;
    at += size;
  }
  return true;
}

/** An animated PNG says so in a chunk before its first pixels; libvips would quietly show only one frame. */
function isAnimatedPng(bytes: Buffer): boolean {
  for (let at = 8; at + 12 <= bytes.length; at += 12 + bytes.readUInt32BE(at)) {
    const chunk = latin(bytes, at + 4, at + 8);
    if (chunk === 'acTL') return true;
    if (chunk === 'IDAT') return false;
  }
  return false;
}

/**
 * The type of a file from its bytes. Throws a refusal: `not_an_image`, `unsupported_format` (naming the kind), and,
 * where the container says so before anything is decoded, `animated` or `truncated_or_corrupt`.
 */
export function fileTypeOf(bytes: Buffer): FileType {
  if (bytes.length < 12) throw refused('not_an_image');
  if (latin(bytes, 0, 3) === '\xff\xd8\xff') return 'jpeg';
  if (latin(bytes, 0, 8) === '\x89PNG\r\n\x1a\n') {
    if (isAnimatedPng(bytes)) throw refused('animated');
    return 'png';
  }
  if (latin(bytes, 0, 4) === 'RIFF' && latin(bytes, 8, 12) === 'WEBP') return 'webp';
  if (latin(bytes, 4, 8) === 'ftyp') {
    const type = isoBrand(bytes);
    if (!isWhole(bytes)) throw refused('truncated_or_corrupt');
    return type;
  }
  const other = others.find(([, start]) => latin(bytes, 0, start.length) === start);
  if (other !== undefined) throw refused('unsupported_format', { found: other[0] });
  if (/<svg[\s>]/i.test(latin(bytes, 0, 1024))) throw refused('unsupported_format', { found: 'svg' });
  throw refused('not_an_image');
}
