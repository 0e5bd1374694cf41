import { buildPages, buildServer } from '../../server/build.mjs';
import { findChromium } from './chromium.ts';

/** Before the browser tests: a browser, and the pages and server as `npm start` would run them. */
export default function prepare(): void {
  findChromium();
  buildServer();
  buildPages();
}
