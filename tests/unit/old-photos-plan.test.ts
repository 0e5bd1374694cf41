import { describe, expect, it } from 'vitest';
import type { TimelineVisit } from '../../server/contract/timeline.ts';
import { inTurn } from '../../web/parts/old-photos/in-turn.ts';
import type { OldFile } from '../../web/parts/old-photos/old-file.ts';
import { planOf } from '../../web/parts/old-photos/plan.ts';

const day = (date: string) => ({ date, datePrecision: 'day' as const });
const march = { date: '2023-03-01', datePrecision: 'month' as const };

function file(name: string, changes: Partial<OldFile> = {}, found: object = {}): OldFile {
  return {
    key: name,
    file: new File([], name),
    look: {
      step: 'seen',
      pictureUrl: '',
      found: { sha256: name, already: null, otherPatient: null, ...found } as never,
    },
    date: march,
    view: 'vertex',
    confirmed: false,
    sending: null,
    ...changes,
  };
}
const visit = (changes: object): TimelineVisit =>
  ({ id: 'visit', kind: 'historical', status: 'done', ...march, photos: [], ...changes }) as never;
const photo = (changes: object = {}) => ({
  view: 'vertex',
  timing: 'before_injection',
  purpose: 'primary',
  state: 'current',
  ...changes,
});

describe('old photographs', () => {
  it('are grouped by their date as it is known, those without one first, then the newest', () => {
    const plan = planOf(
      [
        file('a'),
        file('b', { date: day('2023-03-14') }),
        file('c', { date: null }),
        file('d', { view: 'frontal' }),
      ],
      [],
    );
    expect(plan.visits.map(({ key, files }) => [key, files.length])).toEqual([
      ['', 1],
      ['2023-03-14 day', 1],
      ['2023-03-01 month', 2],
    ]);
    expect(plan).toMatchObject({ noDate: 1, noView: 0, clashing: 0 });
    expect(plan.ready.map(({ key }) => key)).toEqual(['b', 'a', 'd']);
  });

  it('go into the visit of old photos of that very date, and no other', () => {
    const visitOf = (changes: object) => planOf([file('a')], [visit(changes)]).visits[0]?.visitId ?? null;
    expect(visitOf({})).toBe('visit');
    expect(visitOf({ date: '2023-03-30' })).toBe('visit');
    expect(visitOf({ datePrecision: 'day' })).toBeNull();
    expect(visitOf({ kind: 'review' })).toBeNull();
    expect(visitOf({ status: 'cancelled' })).toBeNull();
  });

  it('of a view that is taken wait for another view', () => {
    const clashes = (photos: object[]) =>
      planOf([file('a'), file('b')], [visit({ photos })]).visits[0]?.files.map(({ clash }) => clash);
    expect(clashes([])).toEqual([null, 'viewTwice']);
    expect(clashes([photo()])).toEqual(['viewTaken', 'viewTaken']);
    expect(clashes([photo({ state: 'excluded' }), photo({ purpose: 'replicate' })])).toEqual([
      null,
      'viewTwice',
    ]);
  });

  it('are refused with the reason: damaged, twice, there already, another patient’s', () => {
    const there = { photoId: 'p', visitId: 'v', view: 'vertex', ...march };
    const other = { otherPatient: { patientId: 'x', visitId: 'v', photoId: 'p' } };
    const plan = planOf(
      [
        file('broken', { look: { step: 'failed', problem: 'damaged' } }),
        file('a'),
        file('copy', {}, { sha256: 'a' }),
        file('known', {}, { already: there }),
        file('whose', { view: 'frontal' }, other),
        file('said', { view: 'superior', confirmed: true }, other),
        file('unseen', { look: { step: 'looking' } }),
      ],
      [],
    );
    expect(plan.refused.map(({ file: { key }, refusal }) => [key, refusal.why])).toEqual([
      ['broken', 'unreadable'],
      ['copy', 'twice'],
      ['known', 'already'],
      ['whose', 'otherPatient'],
    ]);
    expect(plan.ready.map(({ key }) => key)).toEqual(['a', 'said']);
    expect(plan.looking).toBe(1);
  });
});

describe('jobs in turn', () => {
  it('run two at a time in the order asked for, and one that fails stops no other', async () => {
    const log: string[] = [];
    const ends = new Map<string, () => void>();
    const job = inTurn(2, async (key) => {
      log.push(`+${key}`);
      await new Promise<void>((resolve) => ends.set(key, resolve));
      log.push(`-${key}`);
      if (key === 'a') throw new Error('broken');
    });
    const all = Promise.allSettled(['a', 'b', 'c'].map(job));
    expect(log).toEqual(['+a', '+b']);
    for (const key of ['a', 'b', 'c']) {
      await expect.poll(() => ends.has(key)).toBe(true);
      ends.get(key)?.();
    }
    expect((await all).map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'fulfilled']);
    expect(log).toEqual(['+a', '+b', '-a', '+c', '-b', '-c']);
  });
});
