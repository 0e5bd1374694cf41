import type { Change } from '../../server/contract/change.ts';
import type { Reason } from '../../server/contract/fields.ts';
import { reasonWords, t } from '../words.ts';
import { Icon } from './icon.tsx';

/** What else may have made a change, beside the sentence that tells of it. */
export function OtherCauses({ causes }: { causes: readonly Reason[] }) {
  if (causes.length === 0) return null;
  return (
    <ul class="reasons" aria-label={t('common.otherCauses')}>
      {causes.map((cause) => (
        <li key={`${cause.code} ${cause.values.on}`} class={`reason reason-${cause.severity}`}>
          <Icon name="alert" />
          <span>{reasonWords(cause)}</span>
        </li>
      ))}
    </ul>
  );
}

/** Those that the verdict does not name itself, as it does after a transplant. */
export const causesBeside = (change: Change | null): readonly Reason[] =>
  change?.otherCauses.filter(({ code }) => code !== change.verdict.reason?.code) ?? [];
