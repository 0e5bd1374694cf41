/** ln of the gamma function for a positive multiple of one half, by its recursion from Γ(1) or Γ(½). */
function lnGamma(halves: number): number {
  let [sum, x] = [0, halves];
  while (x > 1) {
    x -= 1;
    sum += Math.log(x);
  }
  return x === 1 ? sum : sum + Math.log(Math.PI) / 2;
}

/** P(χ² ≤ x) for `degrees` of freedom: the regularised lower incomplete gamma function, by its power series. */
function chiSquareBelow(x: number, degrees: number): number {
  const [a, half] = [degrees / 2, x / 2];
  let [term, sum] = [1, 1];
  for (let n = 1; term > sum * 1e-15; n++) {
    term *= half / (a + n);
    sum += term;
  }
  return sum * Math.exp(a * Math.log(half) - half - lnGamma(a + 1));
}

/**
 * How much larger the true standard deviation may be than one estimated from few replicates: the one-sided 95 %
 * upper bound √(df / χ²₀.₀₅(df)). Ten pairs have ten degrees of freedom. Throws RangeError below one.
 */
export function upperBoundFactor(degreesOfFreedom: number): number {
  const degrees = Math.floor(degreesOfFreedom);
  if (!(degrees >= 1)) throw new RangeError(`degrees of freedom ${degreesOfFreedom}, at least 1`);
  let [low, high] = [0, degrees];
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (chiSquareBelow(middle, degrees) < 0.05) low = middle;
    else high = middle;
  }
  return Math.sqrt(degrees / high);
}
