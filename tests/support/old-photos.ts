import sharp from 'sharp';
import { drawnPixels } from './drawn-photo.ts';
import type { Answer, Visitor } from './visitor.ts';

/** A drawn picture as a camera would have written it: its clock, its name, or neither. */
export async function oldPhoto(
  seed: number,
  { takenAt, device }: { takenAt?: string; device?: string } = {},
): Promise<Buffer> {
  const size = { width: 640, height: 480, channels: 3 } as const;
  const pixels = drawnPixels({ widthPx: size.width, heightPx: size.height, seed });
  const jpeg = sharp(pixels, { raw: size }).jpeg({ quality: 92 });
  if (takenAt === undefined && device === undefined) return jpeg.toBuffer();
  const clock = takenAt?.replaceAll('-', ':').replace('T', ' ');
  return jpeg
    .withExif({
      ...(device && { IFD0: { Model: device } }),
      ...(clock && { IFD2: { DateTimeOriginal: clock } }),
    })
    .toBuffer();
}

/** Asks the server to look at a file, as the page does before anything is stored. */
export async function lookAt(visitor: Visitor, patientId: string, bytes: Buffer): Promise<Answer> {
  const body = new FormData();
  body.append('file', new Blob([new Uint8Array(bytes)]), 'old.jpg');
  const path = `/api/patients/${patientId}/photo-imports/look`;
  const response = await visitor.send(path, { method: 'POST', body });
  return { status: response.status, body: await response.json(), headers: response.headers };
}
