import { useEffect, useState } from 'preact/hooks';
import { type CameraProblem, cameraIsOffered, cameraProblem } from './camera-problem.ts';
import { type LiveCamera, openCamera, stopCamera } from './open-camera.ts';

export type CameraState =
  | { is: 'opening' | 'resting' }
  | { is: 'live'; camera: LiveCamera }
  | { is: 'problem'; problem: CameraProblem };

/** Out of sight for so long, nobody is photographing any more. */
const restAfterMs = 20_000;

/**
 * The camera, on as long as the page is looked at: switched off when its dialog goes, when the page is left, and when
 * it was out of sight for long; on again when it comes back into sight.
 */
export function useCamera(deviceId: string | undefined): { state: CameraState; retry: () => void } {
  const [state, setState] = useState<CameraState>({ is: 'opening' });
  const [round, setRound] = useState(0);
  const retry = () => setRound((count) => count + 1);

  useEffect(() => {
    if (!cameraIsOffered()) return setState({ is: 'problem', problem: 'insecure' });
    /** Of the camera being on, and of the dialog being there. */
    const [ends, leaves] = [new AbortController(), new AbortController()];
    const { signal } = ends;
    let stream: MediaStream | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = () => {
      clearTimeout(timer);
      ends.abort();
      if (stream) stopCamera(stream);
    };
    const rest = () => {
      stop();
      setState({ is: 'resting' });
      // Listened for at once: a page that comes back from the browser's memory says so only once.
      const comeBack = () => !document.hidden && retry();
      document.addEventListener('visibilitychange', comeBack, { signal: leaves.signal });
      addEventListener('pageshow', comeBack, { signal: leaves.signal });
    };
    const look = () => {
      clearTimeout(timer);
      if (document.hidden) timer = setTimeout(rest, restAfterMs);
    };
    setState({ is: 'opening' });
    document.addEventListener('visibilitychange', look, { signal });
    addEventListener('pagehide', rest, { signal });
    openCamera(deviceId).then(
      (camera) => {
        stream = camera.stream;
        // The dialog was closed while the browser was still asking.
        if (signal.aborted) return stopCamera(stream);
        // Only the device ends a track by itself; `stop` tells nobody.
        const gone = () => setState({ is: 'problem', problem: 'ended' });
        camera.track.addEventListener('ended', gone, { signal });
        setState({ is: 'live', camera });
      },
      (error: unknown) => {
        if (!signal.aborted) setState({ is: 'problem', problem: cameraProblem(error) });
      },
    );
    return () => {
      leaves.abort();
      stop();
    };
  }, [deviceId, round]);

  return { state, retry };
}
