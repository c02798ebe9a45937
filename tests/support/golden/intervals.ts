import { clopperPearsonInterval } from '#shared/statistics/clopper-pearson.ts';
import { garwoodInterval } from '#shared/statistics/garwood.ts';
import { geometricMeanRatio } from '#shared/statistics/geometric-mean-ratio.ts';
import type { Estimate } from '#shared/statistics/interval.ts';
import { jeffreysInterval } from '#shared/statistics/jeffreys.ts';
import { miettinenNurminenDifference, miettinenNurminenTest } from '#shared/statistics/miettinen-nurminen.ts';
import { newcombeDifference } from '#shared/statistics/newcombe.ts';
import { summarise, summariseLogs, type SampleSummary } from '#shared/statistics/sample-summary.ts';
import { welchDifference } from '#shared/statistics/welch.ts';
import { wilsonInterval } from '#shared/statistics/wilson.ts';
import { entryOf, readInputs, type GoldenInputs, type GoldenMethods } from './read-inputs.ts';

/** Intervals of one arm and of two: each reads a golden case's inputs and answers with the keys of its `expected`. */
export const intervalMethods: GoldenMethods = {
  clopper_pearson: (inputs) => limitsOf(clopperPearsonInterval(shareIn(readInputs(inputs)))),
  wilson: (inputs) => limitsOf(wilsonInterval(shareIn(readInputs(inputs)))),
  jeffreys: (inputs) => limitsOf(jeffreysInterval(shareIn(readInputs(inputs)))),
  poisson_exact_ci: (inputs) => {
    const given = readInputs(inputs);
    const rate = { events: given.number('x'), exposure: given.number('exposure') };
    return limitsOf(garwoodInterval({ ...rate, confidence: confidenceIn(given) }));
  },
  newcombe_diff: (inputs) => limitsOf(newcombeDifference(sharesIn(readInputs(inputs)))),
  miettinen_nurminen_diff_ci: (inputs) => limitsOf(miettinenNurminenDifference(sharesIn(readInputs(inputs)))),
  noninferiority_mn_score: (inputs) => {
    const given = readInputs(inputs);
    const [treated, control] = [armIn(given, 'treat'), armIn(given, 'control')];
    const nullDifference = given.number('marginDiff');
    const { greater, less, ...tested } = miettinenNurminenTest({ treated, control, nullDifference });
    return { ...tested, p: given.flag('higherIsBetter') ? greater : less };
  },
  welch_t: (inputs) => {
    const { t, degreesOfFreedom, pValue, low, high } = welchDifference(samplesIn(inputs, summarise));
    return { t, df: degreesOfFreedom, p: pValue, ci: [low, high] };
  },
  welch_t_log_ratio: (inputs) => {
    const { estimate, low, high, pValue } = geometricMeanRatio(samplesIn(inputs, summariseLogs));
    return { geoMeanRatio: estimate, ratioCI: [low, high], p: pValue };
  },
};

function limitsOf({ low, high }: Estimate): readonly number[] {
  return [low, high];
}

function confidenceIn(given: GoldenInputs): number {
  return given.number('conf', 0.95);
}

function shareIn(given: GoldenInputs) {
  return { successes: given.number('x'), trials: given.number('n'), confidence: confidenceIn(given) };
}

function sharesIn(given: GoldenInputs) {
  return {
    treated: { successes: given.number('x1'), trials: given.number('n1') },
    control: { successes: given.number('x2'), trials: given.number('n2') },
    confidence: confidenceIn(given),
  };
}

function armIn(given: GoldenInputs, name: string) {
  const counts = given.numbers(name);
  return { successes: entryOf(counts, 0), trials: entryOf(counts, 1) };
}

function samplesIn(inputs: unknown, reduce: (values: readonly number[]) => SampleSummary) {
  const given = readInputs(inputs);
  const arms = { treated: reduce(given.numbers('treatment')), control: reduce(given.numbers('control')) };
  return { ...arms, confidence: confidenceIn(given) };
}
