import type { ClinicText } from '../../../server/contract/codes.ts';
import { ownMap } from '../../person-here.ts';

/** What was typed into a text and is not published yet, with the version it was begun from. */
export interface Draft<Content> {
  seen: number;
  content: Content;
}

/** Drafts outlive their page, not this window. */
const drafts = ownMap<Draft<object>>();

export const draftOf = <Content extends object>(text: ClinicText): Draft<Content> | undefined =>
  drafts().get(text) as Draft<Content> | undefined;

export const keepDraft = (text: ClinicText, draft: Draft<object>): void => {
  drafts().set(text, draft);
};

export const dropDraft = (text: ClinicText): void => {
  drafts().delete(text);
};

/** How many texts whoever is here has begun and not published. */
export const draftCount = (): number => drafts().size;

/** Whoever signs out gives up what they began. */
export const dropDrafts = (): void => drafts().clear();

addEventListener('beforeunload', (event) => {
  if (draftCount() > 0) event.preventDefault();
});
