/**
 * Why something is not comparable, unusual or refused: one plain sentence a code, with what to do where there is
 * something to do. Braces name the values that the code carries.
 */
export const reasons = {
  // Milestones
  no_session_given: 'The course ended before a session was given.',
  ended_before_third_session: 'The course ended before its third session (given: {{sessions}}).',
  fewer_than_three_sessions_planned: 'The plan has fewer than three sessions ({{sessions}}).',
  counted_from_last_session: 'There is no third session: the months are counted from the last one.',
  view_missing: 'There is no photo of the $t(sentences.view.{{view}}).',
  historical_not_accepted: 'These are old photos that no doctor has accepted as comparable yet.',
} as const;
