import { type Static, Type } from 'typebox';
import { ClinicText, Instant, Language, Name, orNull, Paragraphs, strictObject, Version } from './fields.ts';

/**
 * What the clinic writes for its patients: a published version is never changed, a correction is the next one. The first
 * came with Whorl and was published by nobody.
 */
export const publication = {
  language: Language,
  version: Version,
  publishedAt: Instant,
  /** `null`: the text that Whorl brought. */
  publishedBy: orNull(Type.String()),
};

/** The clinic's own language where none is named. */
export const TextQuery = strictObject({ language: Type.Optional(Language) });
export const TextParams = strictObject({ text: ClinicText });
export const TextVersionParams = strictObject({ version: Version });

export const TextVersionList = strictObject({
  /** Newest first. */
  versions: Type.Array(strictObject(publication)),
});
export type TextVersionList = Static<typeof TextVersionList>;

/** A heading and plain text in paragraphs, which an empty line parts. */
export const InformationSection = strictObject({ heading: Name, text: Paragraphs });
export type InformationSection = Static<typeof InformationSection>;

/** What patients read of the treatment: what it is, how it goes, what may be expected of it. */
export const InformationContent = strictObject({
  sections: Type.Array(InformationSection, { minItems: 1, maxItems: 30 }),
});
export type InformationContent = Static<typeof InformationContent>;

export const InformationText = strictObject({ ...publication, ...InformationContent.properties });
export type InformationText = Static<typeof InformationText>;

/** The published page as patients read it, who are not told who of the clinic wrote it. */
export const InformationPage = strictObject({
  clinic: Name,
  language: Language,
  version: Version,
  publishedAt: Instant,
  ...InformationContent.properties,
});
export type InformationPage = Static<typeof InformationPage>;
