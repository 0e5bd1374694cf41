import type { Size } from '../../../server/contract/fields.ts';
import type { LiveCamera } from './open-camera.ts';
import { within } from './within.ts';

/** A photo just taken, not yet sent. */
export interface Still {
  blob: Blob;
  pictureUrl: string;
  /** Upright, as the browser draws it. */
  size: Size;
  takenAt: Date;
  /** The browser's name of the camera. */
  device: string;
}

/** A camera that has not answered by then will not. */
const longestMs = 12_000;
/** Of the film's picture: nothing that is measured is lost at it. */
const jpegQuality = 0.97;

const pixelsOf = ({ widthPx, heightPx }: Size) => widthPx * heightPx;

/**
 * Takes the still: by the camera itself where its greatest photo is larger than the film, otherwise from the film at
 * its own resolution. Throws where neither gives a picture.
 */
export async function takeStill(camera: LiveCamera, film: HTMLVideoElement): Promise<Still> {
  await within(longestMs, running(film));
  const taken = { takenAt: new Date(), device: camera.track.label };
  const ofFilm = { widthPx: film.videoWidth, heightPx: film.videoHeight };
  if (camera.photo && pixelsOf(camera.photo) >= pixelsOf(ofFilm)) {
    const blob = await within(longestMs, photoOf(camera.track, camera.photo)).catch(() => undefined);
    const still = blob && (await shown(blob, taken).catch(() => undefined));
    if (still && pixelsOf(still.size) >= pixelsOf(ofFilm)) return still;
    if (still) URL.revokeObjectURL(still.pictureUrl);
  }
  return shown(await frameOf(film, ofFilm), taken);
}

/** Pressed before the first picture arrived: that one is meant. */
const running = (film: HTMLVideoElement): Promise<unknown> =>
  film.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA
    ? Promise.resolve()
    : new Promise((resolve) => film.addEventListener('loadeddata', resolve, { once: true }));

async function photoOf(track: MediaStreamTrack, size: Size): Promise<Blob> {
  const capture = new ImageCapture(track);
  const { fillLightMode = [] } = await capture.getPhotoCapabilities();
  // A flash lights one visit otherwise than the next.
  const light = fillLightMode.includes('off') ? ({ fillLightMode: 'off' } as const) : {};
  return capture.takePhoto({ imageWidth: size.widthPx, imageHeight: size.heightPx, ...light });
}

function frameOf(film: HTMLVideoElement, { widthPx, heightPx }: Size): Promise<Blob> {
  const canvas = document.createElement('canvas');
  canvas.width = widthPx;
  canvas.height = heightPx;
  canvas.getContext('2d', { alpha: false })?.drawImage(film, 0, 0);
  return new Promise((resolve, reject) =>
    canvas.toBlob(
      (blob) => (blob ? resolve(blob) : reject(new Error('The film gave no picture.'))),
      'image/jpeg',
      jpegQuality,
    ),
  );
}

async function shown(blob: Blob, taken: Pick<Still, 'takenAt' | 'device'>): Promise<Still> {
  const pictureUrl = URL.createObjectURL(blob);
  const picture = new Image();
  picture.src = pictureUrl;
  try {
    await picture.decode();
  } catch (error) {
    URL.revokeObjectURL(pictureUrl);
    throw error;
  }
  const size = { widthPx: picture.naturalWidth, heightPx: picture.naturalHeight };
  return { blob, pictureUrl, size, ...taken };
}
