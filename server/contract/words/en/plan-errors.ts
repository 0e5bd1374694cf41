/** Errors of planning, of decisions and of the clinic's figures. */
export const planErrors = {
  planned_in_past: {
    title: 'That day has passed',
    detail:
      'Nothing was planned. A planned session lies today or later; enter one that was given as a visit.',
  },
  nothing_left_to_plan: {
    title: 'No session of this plan is left',
    detail:
      'Nothing was planned. Every session is given or stands in the calendar; for more, change the plan.',
  },
  already_planned: {
    title: 'A session is planned on that day',
    detail: 'Nothing was planned a second time. {{date}} has a planned session of this course already.',
  },
  course_ended: {
    title: 'This course has ended',
    detail: 'Nothing was planned. Make the course active again, or begin a new one.',
  },
  decision_unfit: {
    title: 'This decision is not complete',
    detail:
      'Nothing was kept. More sessions need their number (a course has at most {{most}} and is active), maintenance its months; a baseline is not decided about.',
  },
  figures_unfinished: {
    title: 'The figures are not complete yet',
    detail: 'Nothing was frozen. {{count}} courses are still being worked out; try again in a moment.',
  },
} as const;
