import fc from 'fast-check';
import { expect, it } from 'vitest';
import { toLogarithms } from '../../server/imaging/logarithms.ts';

it('the logarithm of any light is that of the machine', () => {
  const light = fc.float({ min: Math.fround(1e-6), max: 4, noNaN: true });
  fc.assert(
    fc.property(
      fc.array(light, { minLength: 1 }),
      fc.double({ min: -5, max: 5, noNaN: true }),
      (lights, less) => {
        const values = Float32Array.from(lights);
        toLogarithms(values, less);
        for (const [k, value] of values.entries()) {
          expect(Math.abs(value - (Math.log(lights[k] as number) - less))).toBeLessThan(2e-6);
        }
      },
    ),
  );
});
