import type { NetworkName } from './run.ts';

/**
 * The weights that lie beside this file. Whoever puts another file in its place raises its version and writes down its
 * SHA-256 here, so that everything read by the old one is measured again; a test holds the files against this list.
 * `outline` also counts how the network is asked and how the head's edge is drawn through its answer.
 */
export const networks: Readonly<Record<NetworkName, { version: number; sha256: string }>> = {
  outline: { version: 3, sha256: 'ca2a97cbef4815063f3679ec0f9a1b78a84f525adc651367668f2f7908409dcf' },
  head: { version: 7, sha256: '4ea8651f6a9d51bd409c2365fadf232c51329ec08dbde71fc6955572aca55893' },
  cover: { version: 8, sha256: '0c1d873e3e5e3708b7b2e611a7aaa6d2d144898845dc679b107482df2e41ce62' },
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
