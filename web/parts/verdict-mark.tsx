import type { Verdict } from '../../server/contract/change.ts';
import { reasonWords } from '../words.ts';
import { verdictWords } from './value-words.ts';

/** A shape before the words. Inside the noise it is neither up nor down and has no colour of its own. */
const shapes: Record<Verdict['code'], string> = {
  within_noise: 'M2 6.500q3-3 6 0t6 0M2 10.500q3-3 6 0t6 0',
  improvement: 'M2.500 8.500l3.500 3.500 7.500-8',
  worsening: 'M8 2 14.500 13.500h-13zM8 6.500v3.500M8 11.800v.1',
  not_comparable: 'M3.500 3.500l9 9M12.500 3.500l-9 9',
  no_verdict: 'M3 8h10',
};

/** The verdict in words, and with `not comparable` its reason. */
export function VerdictMark({ verdict, reason = true }: { verdict: Verdict; reason?: boolean }) {
  return (
    <span class={`verdict verdict-${verdict.code}`}>
      <svg class="verdict-shape" viewBox="0 0 16 16" aria-hidden="true">
        <path d={shapes[verdict.code]} />
      </svg>
      <span>
        {verdictWords(verdict)}
        {reason && verdict.reason && <span class="verdict-reason"> {reasonWords(verdict.reason)}</span>}
      </span>
    </span>
  );
}
