import { defineConfig } from 'vite';

/**
 * The server in a handful of files: of a thousand small ones that libraries are made of, reading and compiling took most
 * of a start. What holds machine code or WebAssembly stays where `npm` put it. Not minified: a stack names its functions.
 */
export default defineConfig({
  root: decodeURIComponent(new URL('.', import.meta.url).pathname),
  publicDir: false,
  ssr: {
    noExternal: true,
    external: [
      'better-sqlite3',
      'sharp',
      '@node-rs/argon2',
      'onnxruntime-web',
      '@techstark/opencv-js',
      'heic-decode',
    ],
  },
  build: {
    ssr: true,
    outDir: '../dist/server',
    emptyOutDir: true,
    target: 'node20',
    minify: false,
    rolldownOptions: {
      input: {
        main: 'main.ts',
        'reset-password': 'reset-password.ts',
        'image-worker': 'flow/image-worker.ts',
        'photographer-process': 'demo/clinic/photographer-process.ts',
      },
      // All in one folder: what asks for its own address finds the same neighbours from each of them.
      output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
    },
  },
});
