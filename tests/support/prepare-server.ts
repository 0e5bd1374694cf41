import { buildServer } from '../../server/build.mjs';

/** Before tests that run the built server as a process of its own, to kill it. */
export default function prepare(): void {
  buildServer();
}
