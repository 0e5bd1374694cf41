import { describe, expect, it } from 'vitest';
import { adverseEventProblems } from '../../server/clinic/adverse-event.ts';
import type { TimelineVisit } from '../../server/contract/timeline.ts';
import { inOneLine } from '../../web/parts/line-of-time.ts';

const now = { day: '2026-06-01', time: '12:30' };
const told = {
  term: 'swelling',
  description: null,
  onsetOn: '2026-05-30',
  onsetTime: null,
  durationMinutes: null,
  endedOn: null,
  grade: 2,
  outcome: null,
} as const;
const codesOf = (entry: object) => adverseEventProblems({ ...told, ...entry }, now).map(({ code }) => code);

describe('an adverse event is refused', () => {
  it.each([
    ['when it begins tomorrow', { onsetOn: '2026-06-02' }, 'adverse_event_in_future'],
    ['when it begins later today', { onsetOn: '2026-06-01', onsetTime: '12:31' }, 'adverse_event_in_future'],
    ['when it ends tomorrow', { endedOn: '2026-06-02' }, 'adverse_event_in_future'],
    ['when it ends before it begins', { endedOn: '2026-05-29' }, 'adverse_event_ended_before_onset'],
    ['when it has two ends', { endedOn: '2026-05-31', durationMinutes: 20 }, 'adverse_event_two_ends'],
    ['when nobody says what it is', { term: 'other' }, 'adverse_event_unnamed'],
    ['when grade 5 was survived', { grade: 5, outcome: 'recovered' }, 'adverse_event_death_ungraded'],
    ['when death is no grade 5', { grade: 4, outcome: 'died' }, 'adverse_event_death_ungraded'],
  ])('%s', (_when, entry, code) => {
    expect(codesOf(entry)).toEqual([code]);
  });

  it.each([
    ['that began and ended today', { onsetOn: '2026-06-01', endedOn: '2026-06-01' }],
    ['that began this minute', { onsetOn: '2026-06-01', onsetTime: '12:30' }],
    ['that goes on', {}],
    ['that lasted some minutes', { durationMinutes: 20 }],
    ['of grade 5 that is open still', { grade: 5 }],
    ['that ended in death', { grade: 5, outcome: 'died' }],
  ])('never one %s', (_which, entry) => {
    expect(codesOf(entry)).toEqual([]);
  });
});

describe('on one line of time', () => {
  it('an event stands above the visit of its day and under the later ones', () => {
    const visits = [{ date: '2026-05-10' }, { date: '2026-05-01' }] as TimelineVisit[];
    const event = (onsetOn: string) => ({ onsetOn }) as Parameters<typeof inOneLine>[1][number];
    const events = ['2026-04-01', '2026-05-01', '2026-05-02', '2026-05-20'].map(event);
    const line = inOneLine(visits, events).map((each) =>
      'visit' in each ? each.visit.date : 'event' in each ? `! ${each.event.onsetOn}` : 'decided',
    );
    expect(line).toEqual([
      '! 2026-05-20',
      '2026-05-10',
      '! 2026-05-02',
      '! 2026-05-01',
      '2026-05-01',
      '! 2026-04-01',
    ]);
  });
});
