import { computedG } from '../../contract/session-figures.ts';
import type { RecordFinding, SessionRecord } from '../../contract/session-record.ts';
import { finding, outside } from './finding.ts';

/** Usual force of the first and of the second spin, in g. */
const usualG = [
  [100, 500],
  [300, 1500],
] as const;

/** What the centrifuge is said to have done, and what its speed and radius make of it. */
export function spinRules({ spins = [] }: SessionRecord): RecordFinding[] {
  return spins.flatMap((spin, index): RecordFinding[] => {
    const found: RecordFinding[] = [];
    const spinNumber = index + 1;
    const computed = computedG(spin);
    if (computed !== null && spin.g !== null && Math.abs(spin.g - computed) > computed / 10) {
      const values = { spinNumber, statedG: spin.g, computedG: computed };
      found.push(finding('spin_force_disagrees', 'warn', `spins.${index}.g`, values));
    }
    const g = computed ?? spin.g;
    const [least, most] = usualG[index] ?? [0, Number.POSITIVE_INFINITY];
    if (g !== null && outside(g, least, most)) {
      const values = { spinNumber, g, least, most };
      const field = `spins.${index}.${computed === null ? 'g' : 'rpm'}`;
      found.push(finding('spin_force_unusual', 'warn', field, values));
    }
    return found;
  });
}
