/**
 * Why a file is not stored. The words a nurse reads are made from the code and its values (`words/`):
 * - `not_an_image`: the bytes are no picture at all, whatever the name says
 * - `unsupported_format` `{ found }`: a picture or document of another kind
 * - `animated`: more than one frame
 * - `too_many_pixels` `{ widthPx, heightPx, limitMegapixels }`
 * - `truncated_or_corrupt`: the file ends too early or its content is damaged
 * - `took_too_long` `{ seconds }`: decoding did not end in time
 */
export const refusalCodes = [
  'not_an_image',
  'unsupported_format',
  'animated',
  'too_many_pixels',
  'truncated_or_corrupt',
  'took_too_long',
] as const;
export type RefusalCode = (typeof refusalCodes)[number];

/** A refusal is about the file, never about the machine: the same file is refused again. */
export type ImagingRefusal = { code: RefusalCode; values: Record<string, string | number> };

/** An error that carries its refusal; `cause` keeps what the decoder said, for the log. */
export function refused(code: RefusalCode, values: ImagingRefusal['values'] = {}, cause?: unknown): Error {
  const refusal: ImagingRefusal = { code, values };
  return Object.assign(new Error(`The picture is refused: ${code}`, { cause }), { refusal });
}

/** The refusal an error carries, or `null` where it is a failure of ours. */
export function refusalOf(error: unknown): ImagingRefusal | null {
  if (!(error instanceof Error) || !('refusal' in error)) return null;
  const refusal = error.refusal as ImagingRefusal;
  return refusalCodes.includes(refusal.code) ? refusal : null;
}
