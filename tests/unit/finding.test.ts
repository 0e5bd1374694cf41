import { describe, expect, test } from 'vitest';
import { type FindingFacts, findingOf } from '../../server/clinic/finding.ts';
import { changeOf } from '../../server/clinic/reliable-change.ts';
import { createWords } from '../../server/contract/words/catalogue.ts';

const own = { error: 1, pairs: 40 };
const coverage = (after: number | null, known = false) =>
  changeOf({
    metric: 'coverage',
    unit: '%',
    before: 58,
    after,
    referenceValue: 58,
    own: known ? own : null,
    refusal: null,
  });
const nothing: FindingFacts = {
  view: 'vertex',
  anchor: { code: 'third_session', fallback: false },
  referenceOn: '2026-01-01',
  milestones: [],
  latest: null,
  unmeasured: null,
};
const card = (changes: Partial<FindingFacts['milestones'][number]>) => ({
  milestone: 'three_months' as const,
  state: 'complete' as const,
  change: coverage(70),
  lateByDays: null,
  lateAccepted: false,
  reviewedAt: null,
  ...changes,
});
const words = createWords('en');
const sentence = (facts: Partial<FindingFacts>) => {
  const { code, values } = findingOf({ ...nothing, ...facts });
  return words.find(`sentences.${code}`, values);
};

describe('the sentence beside the chart', () => {
  test('names a measurable improvement with its provisional error', () => {
    expect(sentence({ milestones: [card({})] })).toBe(
      'Hair coverage of the crown rose from 58 % to 70 % three months after the third session; the measuring error is taken as ±8 points until this clinic knows its own (provisional), so this is a measurable improvement.',
    );
  });

  test("names the clinic's own error once it is known", () => {
    expect(sentence({ milestones: [card({ change: coverage(66.04, true) })] })).toBe(
      'Hair coverage of the crown rose from 58 % to 66 % three months after the third session; this clinic’s own measuring error is ±3.4 points, so this is a measurable improvement.',
    );
  });

  test('calls a change inside the band no measurable change, and never says it rose', () => {
    const text = sentence({ milestones: [card({ change: coverage(64) })] });
    expect(text).toContain('so this is no measurable change');
    expect(text).not.toContain('rose');
  });

  test('says why where the photos were measured and no value came of it', () => {
    const unmeasured = { code: 'hair_and_skin_alike', severity: 'refuse', values: {} } as const;
    expect(sentence({ unmeasured })).toBe(
      'There is no value of the crown to hold against its reference. Hair and skin look too alike in the region to tell one from the other. Retake it in softer, brighter light.',
    );
    expect(sentence({})).toContain('nothing yet');
  });

  test('says worsening as plainly', () => {
    const text = sentence({ milestones: [card({ change: coverage(45) })] });
    expect(text).toContain('fell from 58 % to 45 %');
    expect(text).toContain('a measurable worsening');
  });

  test('adds for density whether it can be seen', () => {
    const change = changeOf({
      metric: 'density',
      unit: 'hairs/cm²',
      before: 140,
      after: 185,
      referenceValue: 140,
      own: null,
      refusal: null,
    });
    expect(sentence({ milestones: [card({ change })] })).toContain('improvement, likely visible.');
  });

  test('gives the reason where nothing may be compared', () => {
    const refusal = { code: 'soon_after_injection', severity: 'refuse', values: { days: 3 } } as const;
    const change = { ...coverage(70), change: null };
    const verdict = {
      code: 'not_comparable',
      provisional: false,
      visibility: null,
      reason: refusal,
    } as const;
    const text = sentence({ latest: { change: { ...change, verdict }, daysSinceReference: 200 } });
    expect(text).toContain('200 days after the reference is not comparable');
    expect(text).toContain('taken 3 days after an injection');
  });

  test('names the last session where there was no third', () => {
    const anchor = { code: 'third_session', fallback: true } as const;
    expect(sentence({ anchor, milestones: [card({})] })).toContain(
      'three months after the last session given',
    );
  });

  test('says what is missing before there is anything to compare', () => {
    expect(sentence({ referenceOn: null })).toContain('no reference photo of the crown');
    expect(sentence({})).toContain('nothing yet to compare');
  });
});

test('the latest milestone that counts is spoken of, not the best one', () => {
  const milestones = [
    card({ milestone: 'after_third', change: coverage(80) }),
    card({ change: coverage(60) }),
    card({ milestone: 'six_months', state: 'upcoming', change: null }),
  ];
  expect(findingOf({ ...nothing, milestones }).values.when).toBe('three_months');
});

test('a late visit speaks only once a doctor accepted it', () => {
  const late = card({ lateByDays: 5, state: 'overdue' });
  expect(findingOf({ ...nothing, milestones: [late] }).code).toBe('finding_nothing_yet');
  const accepted = card({ lateByDays: 5, lateAccepted: true });
  expect(findingOf({ ...nothing, milestones: [accepted] }).code).toBe('finding_improvement');
});
