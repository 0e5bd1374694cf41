import type { Reason } from '../contract/fields.ts';
import type { reasons } from '../contract/words/en/reasons.ts';

type Words = typeof reasons;

/** A reason that the catalogue has a sentence for. */
export type ReasonCode = keyof Words;

type Name<Text extends string> = Text extends `${infer Name},${string}` ? Name : Text;
type Placeholder<Sentence extends string> = Sentence extends `${string}{{${infer Inside}}}${infer Rest}`
  ? Name<Inside> | Placeholder<Rest>
  : never;

/** The values a sentence names between its braces: no more have to be given, and no fewer. */
export type ReasonValues<Code extends ReasonCode> = Record<Placeholder<Words[Code]>, string | number | null>;

/**
 * A reason as it is stored and sent. That its sentence exists and gets every value it names is proved by the
 * compiler against the English catalogue.
 */
export function reason<Code extends ReasonCode>(
  code: Code,
  severity: Reason['severity'],
  values: ReasonValues<Code>,
): Reason {
  return { code, severity, values };
}
