import type { NetworkName } from './run.ts';

/**
 * The weights that lie beside this file. Whoever puts another file in its place raises its version and writes down its
 * SHA-256 here, so that everything read by the old one is measured again; a test holds the files against this list.
 * `outline` also counts how the network is asked and how the head's edge is drawn through its answer.
 */
export const networks: Readonly<Record<NetworkName, { version: number; sha256: string }>> = {
  outline: { version: 3, sha256: 'ca2a97cbef4815063f3679ec0f9a1b78a84f525adc651367668f2f7908409dcf' },
  head: { version: 8, sha256: 'db58f236148d64a407d96697d8ef4940b69414f763ed2c62b3b371f4c7d2f6dc' },
  cover: { version: 9, sha256: 'd9f15e80b88c8160de1e4993e83a91b98b3f058353ddfcfef0bcecf27e4a4f64' },
};

/** How the head is found: what is framed, aligned and placed by it is made anew with it. */
export const OUTLINE_VERSION = networks.outline.version;

/**
 * Version of a method that stands on networks: its own steps and theirs together, so that it rises with each of them.
 * @param own raised whenever the method's own steps change, never lowered
 */
export function versionOn(own: number, ...names: readonly NetworkName[]): number {
  return names.reduce((sum, name) => sum + networks[name].version, own);
}
