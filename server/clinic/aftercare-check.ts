import type { AftercareContent, AfterSession, RuleSpan } from '../contract/aftercare.ts';
import type { Reason } from '../contract/fields.ts';
import { reason } from './reason.ts';

const asHours = ({ amount, unit }: AfterSession) => (unit === 'days' ? amount * 24 : amount);

/** Whether anything lies in a span: a day is over only when it ends, an hour at once. */
function isSpan({ from, until }: RuleSpan): boolean {
  const [begins, ends] = [asHours(from), asHours(until)];
  return begins < ends || (begins === ends && until.unit === 'days');
}

/** Why a span cannot be so; `text` names its rule. */
export function spanProblems(span: RuleSpan, text: string): Reason[] {
  return isSpan(span) ? [] : [reason('aftercare_ends_before_begin', 'refuse', { rule: text })];
}

/** Why a text cannot be published so. */
export function contentProblems({ rules, answers }: AftercareContent): Reason[] {
  const ids = [...rules, ...answers].map(({ id }) => id);
  const twice = new Set(ids.filter((id, k) => ids.indexOf(id) !== k));
  return [
    ...rules.flatMap((rule) => spanProblems(rule, rule.text)),
    ...[...twice].map((id) => reason('aftercare_id_twice', 'refuse', { id })),
  ];
}
