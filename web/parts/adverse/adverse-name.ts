import type { AdverseEvent } from '../../../server/contract/adverse-events.ts';
import { t } from '../../words.ts';

/** `Infection, left temple`; what is none of the terms is called by its own words. */
export function adverseName({ term, description }: Pick<AdverseEvent, 'term' | 'description'>): string {
  if (term === 'other' && description) return description;
  return [t(`codes.adverseTerm.${term}`), ...(description ? [description] : [])].join(', ');
}
