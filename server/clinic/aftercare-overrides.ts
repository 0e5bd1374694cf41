import type { AftercareOverride, AftercareRule } from '../contract/aftercare.ts';
import { aftercareWindows, type EndedSession } from './aftercare-windows.ts';

/** A rule as it holds for one patient: the clinic's, with what a doctor said otherwise. */
export type RuleForPatient = AftercareRule & {
  clinicRule: AftercareRule;
  override: AftercareOverride | null;
  /** Of the newest entry, also where it took one back; 0 where there was none. */
  overrideVersion: number;
};

function withOverride(clinicRule: AftercareRule, entry: AftercareOverride | undefined): RuleForPatient {
  const override = entry === undefined || entry.withdrawn ? null : entry;
  return {
    ...clinicRule,
    ...override?.span,
    text: override?.text ?? clinicRule.text,
    clinicRule,
    override,
    overrideVersion: entry?.version ?? 0,
  };
}

/** Sessions with the clinic's rules as a doctor changed them for this patient. */
export function withOverrides(
  sessions: readonly EndedSession[],
  overrides: readonly AftercareOverride[],
): EndedSession<RuleForPatient>[] {
  return sessions.map((session) => ({
    ...session,
    rules: session.rules.map((rule) =>
      withOverride(
        rule,
        overrides.findLast(({ ruleId }) => ruleId === rule.id),
      ),
    ),
  }));
}

/**
 * Of all entries, oldest first, those a sheet shows: what was said up to `at` (the present, or the next session's end), as
 * long as anything on the sheet still held. So a doctor's word counts at once, and nothing said later rewrites a sheet
 * whose times are over.
 */
export function overridesOfSheet(
  sessions: readonly EndedSession[],
  entries: readonly AftercareOverride[],
  at: string,
): AftercareOverride[] {
  const counting: AftercareOverride[] = [];
  for (const entry of entries) {
    const lastEnd = aftercareWindows(withOverrides(sessions, counting)).map(({ endsAt }) => endsAt);
    if (entry.enteredAt > at || lastEnd.every((end) => end < entry.enteredAt)) break;
    counting.push(entry);
  }
  return counting;
}
