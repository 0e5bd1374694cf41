import type { ClinicText } from '../../../server/contract/codes.ts';

/** What was typed into a text and is not published yet, with the version it was begun from. */
export interface Draft<Content> {
  seen: number;
  content: Content;
}

/** Drafts outlive their page, not this window. */
const drafts = new Map<ClinicText, Draft<object>>();

export const draftOf = <Content extends object>(text: ClinicText): Draft<Content> | undefined =>
  drafts.get(text) as Draft<Content> | undefined;

export const keepDraft = (text: ClinicText, draft: Draft<object>): void => {
  drafts.set(text, draft);
};

export const dropDraft = (text: ClinicText): void => {
  drafts.delete(text);
};

/** Whoever signs in next in this window begins with the text as it is published. */
addEventListener('signed-out', () => drafts.clear());

addEventListener('beforeunload', (event) => {
  if (drafts.size > 0) event.preventDefault();
});
