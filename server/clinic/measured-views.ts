import type { Pattern, View } from '../contract/codes.ts';

/**
 * Whether the program measures coverage in a view (domain §2, §4): not where the hair is parted to measure the part's
 * width, which is the metric there, and not in a close-up, which shows single hairs and no region of a head.
 */
export function isCoverageMeasured(pattern: Pattern, view: View): boolean {
  const parted = pattern === 'female' && view === 'superior';
  return !parted && view !== 'trichoscopy';
}
