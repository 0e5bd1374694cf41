import type { Actor } from '../../storage/actor.ts';
import type { Store } from '../../storage/open.ts';
import { keepOverride, listOverrides } from '../../storage/queries/aftercare-overrides.ts';
import { findPatient } from '../../storage/queries/patients.ts';
import { listTexts } from '../../storage/queries/texts.ts';
import { spanProblems } from '../clinic/aftercare-check.ts';
import type { AftercareOverride, NewAftercareOverride } from '../contract/aftercare.ts';
import { AppError } from '../errors.ts';
import { languageOr, refuseAftercare } from './clinic-texts.ts';
import { found, written } from './outcome.ts';

/**
 * Says otherwise for one patient than the clinic says to everybody, or takes that back. `seen` is the version of the
 * newest entry (0: there is none). Throws `not_found`, `override_empty`, `nothing_to_take_back`, `aftercare_impossible`,
 * `version_stale`.
 */
export async function saveOverride(
  store: Store,
  actor: Actor,
  now: Date,
  patientId: string,
  ruleId: string,
  seen: number,
  entry: NewAftercareOverride,
): Promise<AftercareOverride> {
  found(await findPatient(store, actor, patientId));
  const texts = await listTexts(store, actor, 'aftercare', await languageOr(store, undefined));
  // Also a rule that the clinic has dropped since: a patient may still be held by it.
  const rule = found(texts.flatMap(({ rules }) => rules).findLast(({ id }) => id === ruleId));
  const { text = null, span = null, reason, withdrawn = false } = entry;
  if (withdrawn) {
    const entries = await listOverrides(store, actor, patientId);
    const standing = entries.findLast((each) => each.ruleId === ruleId);
    if (standing === undefined || standing.withdrawn) throw new AppError('nothing_to_take_back');
  } else if (text === null && span === null) throw new AppError('override_empty');
  if (span !== null) refuseAftercare(spanProblems(span, text ?? rule.text));
  const kept = withdrawn ? { text: null, span: null } : { text, span };
  return written(
    await keepOverride(store, actor, now, patientId, seen, { ruleId, ...kept, reason, withdrawn }),
  );
}
