import type { Size } from '../../../server/contract/fields.ts';
import { within } from './within.ts';

/** A camera that is on. */
export interface LiveCamera {
  stream: MediaStream;
  track: MediaStreamTrack;
  deviceId: string | undefined;
  /** What the greatest still has that the camera can take; `null` where the browser takes none but from the film. */
  photo: Size | null;
  /** Every camera of the device; their names are known only now that one was allowed. */
  devices: MediaDeviceInfo[];
}

/** What the camera is asked beside the film must not keep the film away. */
const longestMs = 3_000;
/** More than any sensor has, so that the nearest to it is the full one; 4 : 3 because sensors are. */
const wanted = { width: { ideal: 8192 }, height: { ideal: 6144 } } as const;

/**
 * Switches a camera on, the chosen one or the one that looks away from the screen, with all of its sensor. Throws what
 * `getUserMedia` throws.
 */
export async function openCamera(deviceId: string | undefined): Promise<LiveCamera> {
  const stream = await streamOf(deviceId);
  const [track] = stream.getVideoTracks();
  if (!track) throw new DOMException('The stream has no picture.', 'NotFoundError');
  const photo = await greatestPhoto(track);
  if (photo) await likePhoto(track, photo);
  const all = await navigator.mediaDevices.enumerateDevices().catch(() => []);
  const devices = all.filter(({ kind }) => kind === 'videoinput');
  return { stream, track, photo, devices, deviceId: track.getSettings().deviceId };
}

async function streamOf(deviceId: string | undefined): Promise<MediaStream> {
  const away = { ...wanted, facingMode: { ideal: 'environment' } };
  if (deviceId === undefined) return navigator.mediaDevices.getUserMedia({ audio: false, video: away });
  const chosen = { ...wanted, deviceId: { exact: deviceId } };
  return navigator.mediaDevices.getUserMedia({ audio: false, video: chosen }).catch((error: unknown) => {
    // The chosen one was unplugged meanwhile: any other is better than none.
    const isGone = error instanceof Error && error.name === 'OverconstrainedError';
    if (!isGone) throw error;
    return navigator.mediaDevices.getUserMedia({ audio: false, video: away });
  });
}

/** Switches a camera off: its light goes out. */
export function stopCamera(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}

async function greatestPhoto(track: MediaStreamTrack): Promise<Size | null> {
  if (typeof ImageCapture !== 'function') return null;
  try {
    const { imageWidth, imageHeight } = await within(
      longestMs,
      new ImageCapture(track).getPhotoCapabilities(),
    );
    const size = { widthPx: imageWidth?.max ?? 0, heightPx: imageHeight?.max ?? 0 };
    return size.widthPx > 0 && size.heightPx > 0 ? size : null;
  } catch {
    // Some cameras offer it and then cannot tell: the film has to do.
    return null;
  }
}

/** The live picture in the shape of the still, so that what lies under the ghost is what is taken. */
async function likePhoto(track: MediaStreamTrack, photo: Size): Promise<void> {
  const { width = 0, height = 0 } = track.getSettings();
  const shape = Math.max(photo.widthPx, photo.heightPx) / Math.min(photo.widthPx, photo.heightPx);
  const has = Math.max(width, height) / Math.max(Math.min(width, height), 1);
  if (Math.abs(shape / has - 1) < 0.02) return;
  const asked = track.applyConstraints({ ...wanted, aspectRatio: { ideal: shape } });
  await within(longestMs, asked).catch(() => undefined);
}
