import { expect, it } from 'vitest';
import { registrationTask } from '../accuracy/registration-tasks.ts';

// Grey hair, and bald around the whorl: the turn that looked best lay 25° beside the true one, and only what looked best was
// heard, so that four of these eight pairs were refused.
it('two people whose tone hardly tells how they are turned are laid on their references at every turn', async () => {
  const visits = { days: 1, photographs: 2 };
  const answers = await registrationTask({ settings: 'tuning', number: 104, visits });
  const same = answers.filter(({ kind }) => kind === 'visit' || kind === 'quarter turn');
  expect(same.map(({ isAccepted }) => isAccepted)).toEqual(Array(8).fill(true));
  for (const { errorPercent } of same) expect(errorPercent).toBeLessThan(1.5);
  expect(answers.filter((each) => !same.includes(each) && each.isCalledGood)).toEqual([]);
}, 120_000);
