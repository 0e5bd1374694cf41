import { defineConfig } from 'vite';

/**
 * Everything is a file of this server: no inline scripts, styles or data URLs, so that the strictest
 * content security policy holds. Each page is a chunk of its own; nothing shared is fetched twice.
 */
export default defineConfig({
  root: decodeURIComponent(new URL('.', import.meta.url).pathname),
  publicDir: false,
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    sourcemap: false,
    reportCompressedSize: true,
    rolldownOptions: { output: { chunkFileNames: 'assets/[hash].js' } },
  },
});
