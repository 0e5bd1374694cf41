import type { Photo } from '../contract/photos.ts';
import type { NormaliseOutput } from './normalise-task.ts';

declare const stage: unique symbol;

/** A photo as it came: staged on the disk, not yet looked at. */
export type RawPhoto = ReceivedFile & { readonly [stage]: 'raw' };
export type ReceivedFile = { staging: string; bytes: number; sha256: string };

/** A photo whose derivatives lie beside its original: the only thing that can be stored. */
export type NormalPhoto = ReceivedFile & NormaliseOutput & { readonly [stage]: 'normal' };

/** A photo with a row: acknowledged, and never lost. */
export type StoredPhoto = Photo & { readonly [stage]: 'stored' };

/** The brands exist for the compiler alone. Each of these needs what the stage before it gave. */
export function received(file: ReceivedFile): RawPhoto {
  return file as RawPhoto;
}

export function normalised(raw: RawPhoto, output: NormaliseOutput): NormalPhoto {
  const { staging, bytes, sha256 } = raw;
  return { staging, bytes, sha256, ...output } as NormalPhoto;
}

export function stored(_normal: NormalPhoto, photo: Photo): StoredPhoto {
  return photo as StoredPhoto;
}
