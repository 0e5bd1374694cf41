/** 128 random bits as hexadecimal digits; unlike `crypto.randomUUID` it is there without HTTPS too (a clinic's own network). */
export const randomKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join(
    '',
  );
