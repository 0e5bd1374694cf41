import { type Static, Type } from 'typebox';
import { Instant, orNull, strictObject } from './fields.ts';

/** What a doctor says of a course in their own words; of several the newest stands, earlier ones are kept. */
export const ReportSentence = strictObject({
  text: Type.String(),
  writtenBy: Type.String(),
  writtenAt: Instant,
});
export type ReportSentence = Static<typeof ReportSentence>;

export const CourseReport = strictObject({ sentence: orNull(ReportSentence) });
export type CourseReport = Static<typeof CourseReport>;

/** It stands above the pictures on one page. */
export const NewReportSentence = strictObject({
  text: Type.String({ minLength: 1, maxLength: 600, pattern: '[\\p{L}\\p{N}]' }),
});
export type NewReportSentence = Static<typeof NewReportSentence>;
