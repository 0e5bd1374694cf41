import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import wabt from 'wabt';

// `npm run assemble`: server/imaging/register/patch-products.wat as the machine reads it. The suite fails where the two
// files say different things.

const file = (ending: string) =>
  fileURLToPath(new URL(`../../server/imaging/register/patch-products.${ending}`, import.meta.url));

/** What patch-products.wat says, assembled. */
export async function assembled(): Promise<Uint8Array> {
  const source = readFileSync(file('wat'), 'utf8');
  const module = (await wabt()).parseWat('patch-products.wat', source, { simd: true });
  return module.toBinary({}).buffer;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(file('wasm'), await assembled());
