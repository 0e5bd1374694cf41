import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { measuringMethods, presentMethods } from '../../server/flow/measuring-methods.ts';
import type { NetworkName } from '../../server/imaging/networks/run.ts';
import { networks, versionOn } from '../../server/imaging/networks/versions.ts';

const folder = fileURLToPath(new URL('../../server/imaging/networks', import.meta.url));
const files = readdirSync(folder).filter((name) => name.endsWith('.onnx'));
const sha256 = (name: string) =>
  createHash('sha256')
    .update(readFileSync(`${folder}/${name}`))
    .digest('hex');

test('every network file is the one its version was given to', () => {
  expect(files.sort()).toEqual(
    Object.keys(networks)
      .map((name) => `${name}.onnx`)
      .sort(),
  );
  for (const file of files) {
    const name = file.replace('.onnx', '') as NetworkName;
    const toDo = `${file} has changed: raise the version of "${name}" in server/imaging/networks/versions.ts and write its new sha256 there, or no clinic measures its photos again.`;
    expect(sha256(file), toDo).toBe(networks[name].sha256);
  }
});

test('what stands on a network gets a new version with every change of it', () => {
  for (const name of ['outline', 'head', 'cover'] as const) {
    expect(versionOn(1, name)).toBe(1 + networks[name].version);
    expect(measuringMethods.cover).toBeGreaterThan(versionOn(0, name));
    expect(measuringMethods.partWidth).toBeGreaterThan(versionOn(0, name));
  }
  expect(measuringMethods.cover).toBe(versionOn(3, 'outline', 'head', 'cover'));
  expect(measuringMethods.partWidth).toBeGreaterThan(measuringMethods.cover);
  expect(measuringMethods.registration).toBeGreaterThan(measuringMethods.outline);
  expect(measuringMethods.quality).toBeGreaterThan(measuringMethods.outline);
});

test('a result names every method that measures, parts and the head’s outline among them', () => {
  expect(Object.keys(JSON.parse(presentMethods)).sort()).toEqual([
    'card',
    'cover',
    'matching',
    'outline',
    'partWidth',
    'quality',
    'registration',
  ]);
});
