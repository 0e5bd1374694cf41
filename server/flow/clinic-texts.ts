import type { Actor } from '../../storage/actor.ts';
import type { Store } from '../../storage/open.ts';
import { findClinic } from '../../storage/queries/clinic.ts';
import { type PublishedText, publishText } from '../../storage/queries/texts.ts';
import { contentProblems } from '../clinic/aftercare-check.ts';
import type { AftercareContent } from '../contract/aftercare.ts';
import type { Language } from '../contract/codes.ts';
import type { Reason } from '../contract/fields.ts';
import { AppError } from '../errors.ts';
import { found, written } from './outcome.ts';
import { reasonSentences } from './reason-sentences.ts';

/** The language that is asked for, else the clinic's own. */
export async function languageOr(store: Store, language: Language | undefined): Promise<Language> {
  return language ?? found(await findClinic(store)).language;
}

/** Throws `aftercare_impossible` with every reason. */
export function refuseAftercare(reasons: Reason[]): void {
  if (reasons.length === 0) return;
  throw new AppError('aftercare_impossible', { problems: reasonSentences(reasons, 'en'), reasons });
}

/** Throws `aftercare_impossible`. */
export function checkContent(content: AftercareContent): void {
  refuseAftercare(contentProblems(content));
}

/** Publishes the aftercare that follows version `seen`. Throws `aftercare_impossible`, `version_stale`. */
export async function publishAftercare(
  store: Store,
  actor: Actor,
  now: Date,
  language: Language,
  seen: number,
  content: AftercareContent,
): Promise<PublishedText<'aftercare'>> {
  checkContent(content);
  return written(await publishText(store, actor, now, 'aftercare', language, seen, content));
}
