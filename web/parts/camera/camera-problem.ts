/** Why there is no live picture; each has its own words (`camera.problem`). */
export type CameraProblem = 'insecure' | 'refused' | 'none' | 'busy' | 'ended' | 'failed';

/** Whether the browser gives cameras to this page at all: over HTTPS and on the machine itself it does. */
export const cameraIsOffered = (): boolean =>
  window.isSecureContext && typeof navigator.mediaDevices?.getUserMedia === 'function';

/** The names are those of the Media Capture specification, with the older ones some browsers still throw. */
const problemOfName: Record<string, CameraProblem> = {
  NotAllowedError: 'refused',
  PermissionDeniedError: 'refused',
  SecurityError: 'refused',
  NotFoundError: 'none',
  DevicesNotFoundError: 'none',
  OverconstrainedError: 'none',
  NotReadableError: 'busy',
  TrackStartError: 'busy',
  AbortError: 'busy',
};

/** What an error of `getUserMedia` means to the person who holds the tablet. */
export const cameraProblem = (error: unknown): CameraProblem =>
  (error instanceof Error && problemOfName[error.name]) || 'failed';
