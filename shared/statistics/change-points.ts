import { checkFinite, checkOpenShare, checkPositive } from './argument-checks.ts';
import { checkSeries } from './check-series.ts';
import { logGamma } from './special-functions.ts';

/** What is believed of a stretch's mean and precision before it is seen: Normal-Gamma(mean, kappa, alpha, beta). */
export type NormalGammaPrior = {
  readonly mean: number;
  readonly kappa: number;
  readonly alpha: number;
  readonly beta: number;
};

export type RunLengths = {
  /** After the last value: P(the present stretch began r values ago), r from 0, which is the hazard. */
  readonly posterior: readonly number[];
  /** After each value the likeliest age of the stretch. */
  readonly likeliest: readonly number[];
};

/**
 * Bayesian online change-point detection (Adams & MacKay 2007, arXiv 0710.3742, algorithm 1) for normal stretches of
 * unknown mean and spread, each value ending its stretch with probability `hazard`; predictive Student t. One value
 * costs one density for each age. RangeError without values, for a hazard outside (0, 1) or a prior not above 0.
 * Worked value: ten values about 0 and four about 3, hazard 0.02, prior (0, 1, 1, 1) = likeliest age 4 with
 * probability 0.8759586622603142.
 */
export function runLengths(
  values: readonly number[],
  { hazard, prior }: { readonly hazard: number; readonly prior: NormalGammaPrior },
): RunLengths {
  checkSeries(values, 1);
  checkOpenShare({ name: 'hazard', value: hazard });
  checkPrior(prior);
  const stretches = createStretches(prior, values.length);
  const likeliest: number[] = [];
  let posterior: Float64Array = new Float64Array([1]);
  for (const value of values) {
    posterior = aged(posterior, stretches.densities(value), hazard);
    stretches.add(value);
    likeliest.push(posterior.reduce((best, share, age) => (share > (posterior[best] ?? 0) ? age : best), 0));
  }
  return { posterior: [...posterior], likeliest };
}

function aged(before: Float64Array, logDensities: Float64Array, hazard: number): Float64Array {
  const after = new Float64Array(before.length + 1);
  const highest = logDensities.reduce(
    (high, density, age) => (before[age] === 0 ? high : Math.max(high, density)),
    -Infinity,
  );
  let total = 0;
  for (const [age, share] of before.entries()) {
    const grown = share * Math.exp((logDensities[age] ?? 0) - highest);
    after[age + 1] = grown * (1 - hazard);
    total += grown;
  }
  after[0] = total * hazard;
  return after.map((share) => share / total);
}

/** The Normal-Gamma posterior of a stretch of each age, kept in parallel arrays: the newest age stands first. */
function createStretches(prior: NormalGammaPrior, most: number) {
  const means = new Float64Array(most + 1);
  const betas = new Float64Array(most + 1);
  const constants = Float64Array.from({ length: most + 1 }, (_, age) => {
    const { alpha, kappa } = shapeAtAge(prior, age);
    return logGamma(alpha + 0.5) - logGamma(alpha) + Math.log(kappa / (kappa + 1) / (2 * Math.PI)) / 2;
  });
  let ages = 1;
  means[0] = prior.mean;
  betas[0] = prior.beta;

  /** Logarithm of the predictive Student density: 2 alpha degrees, scale beta (kappa + 1) / (alpha kappa). */
  function densities(value: number): Float64Array {
    const logs = new Float64Array(ages);
    for (let age = 0; age < ages; age += 1) {
      const { alpha, kappa } = shapeAtAge(prior, age);
      const beta = betas[age] ?? 0;
      const square = ((value - (means[age] ?? 0)) ** 2 * kappa) / (2 * beta * (kappa + 1));
      logs[age] = (constants[age] ?? 0) - Math.log(beta) / 2 - (alpha + 0.5) * Math.log1p(square);
    }
    return logs;
  }

  function add(value: number): void {
    for (let age = ages; age > 0; age -= 1) {
      const { kappa } = shapeAtAge(prior, age - 1);
      const mean = means[age - 1] ?? 0;
      means[age] = (kappa * mean + value) / (kappa + 1);
      betas[age] = (betas[age - 1] ?? 0) + (kappa * (value - mean) ** 2) / (2 * (kappa + 1));
    }
    ages += 1;
  }

  return { densities, add };
}

function shapeAtAge({ alpha, kappa }: NormalGammaPrior, age: number): { alpha: number; kappa: number } {
  return { alpha: alpha + age / 2, kappa: kappa + age };
}

function checkPrior({ mean, kappa, alpha, beta }: NormalGammaPrior): void {
  checkFinite({ name: 'mean', value: mean });
  for (const [name, value] of Object.entries({ kappa, alpha, beta })) checkPositive({ name, value });
}
