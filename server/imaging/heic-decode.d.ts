declare module 'heic-decode' {
  /** RGBA, 8 bits, rows from the top, already turned as the container says. */
  export default function decode(input: {
    buffer: Uint8Array;
  }): Promise<{ width: number; height: number; data: Uint8ClampedArray }>;
}
