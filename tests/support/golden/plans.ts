import { peoplePerArmByArcsine } from '#shared/statistics/arcsine-sample-size.ts';
import { boinBoundaries } from '#shared/statistics/boin-boundaries.ts';
import { R_SEARCH_TOLERANCE } from '#shared/statistics/brent-root.ts';
import { exposurePerArmForRates } from '#shared/statistics/events-needed.ts';
import { peopleForScoreTest } from '#shared/statistics/farrington-manning-sample-size.ts';
import { fisherPower } from '#shared/statistics/fisher-power.ts';
import {
  pairsNeeded,
  peoplePerArmForNoninferiorMeans,
  powerForMeans,
  smallestDetectableMeanDifference,
  treatedNeededForMeans,
} from '#shared/statistics/mean-sample-size.ts';
import { pilotGate } from '#shared/statistics/pilot-gate.ts';
import { poissonAtLeast } from '#shared/statistics/poisson.ts';
import {
  peoplePerArmForNoninferiorShares,
  powerForShares,
  smallestDetectableShareChange,
} from '#shared/statistics/proportion-sample-size.ts';
import { trialsToRuleOut, zeroEventUpperBound } from '#shared/statistics/ruled-out.ts';
import { twoStageOutlook } from '#shared/statistics/simon-two-stage.ts';
import { solveRising } from '#shared/statistics/solve-rising.ts';
import { readInputs, type GoldenInputs, type GoldenMethods } from './read-inputs.ts';

/** Plans and pilots: each reads a golden case's inputs and answers with the keys of its `expected`. */
export const planMethods: GoldenMethods = {
  power_prop_test_n: (inputs) => {
    const given = readInputs(inputs);
    const plan = { ...sharesOf(given), ...testOf(given) };
    // `peoplePerArmForShares` is exact; R searches, and for some ten people differs in the sixth digit.
    return solveRising((perArm) => powerForShares({ ...plan, perArm }), {
      from: 2,
      upTo: 1e7,
      target: given.number('power'),
      tolerance: R_SEARCH_TOLERANCE,
    });
  },
  power_prop_test_power: (inputs) => {
    const given = readInputs(inputs);
    return powerForShares({ ...sharesOf(given), ...testOf(given), perArm: given.number('n') });
  },
  power_normal_ind_arcsine_n: (inputs) => {
    const given = readInputs(inputs);
    return peoplePerArmByArcsine({ ...sharesOf(given), ...testOf(given), power: given.number('power') });
  },
  power_t_test_n: (inputs) => {
    const given = readInputs(inputs);
    return treatedNeededForMeans({
      ...meansOf(given, 'sd'),
      difference: given.number('delta'),
      power: given.number('power'),
      controlPerTreated: 1,
    });
  },
  power_t_test_power: (inputs) => {
    const given = readInputs(inputs);
    const people = { treated: given.number('n'), control: given.number('n') };
    return powerForMeans({ ...meansOf(given, 'sd'), ...people, difference: given.number('delta') });
  },
  power_t_test_delta: (inputs) => {
    const given = readInputs(inputs);
    const people = { treated: given.number('n'), control: given.number('n') };
    return smallestDetectableMeanDifference({
      ...meansOf(given, 'sd'),
      ...people,
      power: given.number('power'),
    });
  },
  power_t_test_paired_n: (inputs) => {
    const given = readInputs(inputs);
    return pairsNeeded({
      ...meansOf(given, 'sdDiff'),
      difference: given.number('delta'),
      power: given.number('power'),
    });
  },
  power_ttest_unequal_n: (inputs) => {
    const given = readInputs(inputs);
    return treatedNeededForMeans({
      ...testOf(given),
      power: given.number('power'),
      difference: given.number('d'),
      standardDeviation: 1,
      controlPerTreated: given.number('ratioControlToTreat'),
      wrongDirection: 'counted',
    });
  },
  power_noninferiority_prop_n: (inputs) => {
    const given = readInputs(inputs);
    return peoplePerArmForNoninferiorShares({ share: given.number('p'), ...marginOf(given) });
  },
  power_noninferiority_mean_n: (inputs) => {
    const given = readInputs(inputs);
    return peoplePerArmForNoninferiorMeans({ standardDeviation: given.number('sd'), ...marginOf(given) });
  },
  power_noninferiority_rates_fm_total: (inputs) => {
    const given = readInputs(inputs);
    return peopleForScoreTest({
      treatedShare: given.number('p1'),
      controlShare: given.number('p2'),
      nullDifference: given.number('margin'),
      controlPerTreated: 1,
      alpha: given.number('alpha'),
      power: given.number('power'),
      sides: 1,
    });
  },
  power_poisson_two_sample_exposure: (inputs) => {
    const given = readInputs(inputs);
    return exposurePerArmForRates({
      ...testOf(given),
      power: given.number('power'),
      controlRate: given.number('rateC'),
      rateRatio: given.number('ratio'),
    });
  },
  mde_prop: (inputs) => {
    const given = readInputs(inputs);
    return smallestDetectableShareChange({
      ...testOf(given),
      power: given.number('power'),
      controlShare: given.number('p'),
      perArm: given.number('n'),
      change: 'rise',
    });
  },
  exact_power_fisher_one_sided: (inputs) => {
    const given = readInputs(inputs);
    return fisherPower({
      treated: { people: given.number('n1'), share: given.number('p1') },
      control: { people: given.number('n2'), share: given.number('p2') },
      alpha: given.number('alpha'),
    });
  },
  poisson_power_exact_single: (inputs) => {
    const given = readInputs(inputs);
    return poissonAtLeast(given.number('c'), given.number('lambda0'));
  },
  required_n_zero_events: (inputs) => {
    const given = readInputs(inputs);
    return trialsToRuleOut({ highestRate: given.number('pMax'), confidence: given.number('conf') });
  },
  zero_event_upper_bound: (inputs) => zeroEventBounds(readInputs(inputs)),
  anytime_vs_fixed_zero_events: (inputs) => {
    const given = readInputs(inputs);
    return { fixed: zeroEventBounds(given), ruleOfThree: given.numbers('n').map((n) => 3 / n) };
  },
  pilot_gate_oc: (inputs) => {
    const given = readInputs(inputs);
    return given.numbers('n').map((n) => pilotGateOf(given, n));
  },
  simon_two_stage_oc: (inputs) => {
    const given = readInputs(inputs);
    const pilot = {
      firstPeople: given.number('n1'),
      firstStopAtMost: given.number('r1'),
      allPeople: given.number('n'),
      allStopAtMost: given.number('r'),
    };
    const ifPoor = twoStageOutlook(pilot, given.number('p0'));
    const ifGood = twoStageOutlook(pilot, given.number('p1'));
    return {
      pet0: ifPoor.probabilityOfEarlyStop,
      en0: ifPoor.expectedPeople,
      alpha: ifPoor.probabilityOfGoing,
      power: ifGood.probabilityOfGoing,
    };
  },
  boin_boundaries: (inputs) => {
    const { advanceAtMost, reduceAtLeast } = boinBoundaries({ target: readInputs(inputs).number('target') });
    return [advanceAtMost, reduceAtLeast];
  },
};

function testOf(given: GoldenInputs): { alpha: number; sides: 1 | 2 } {
  return { alpha: given.number('alpha'), sides: given.number('sides', 2) === 1 ? 1 : 2 };
}

function sharesOf(given: GoldenInputs): { controlShare: number; treatedShare: number } {
  return { controlShare: given.number('p1'), treatedShare: given.number('p2') };
}

/** R searches these only so closely, and the expected value is where it stopped. */
function meansOf(
  given: GoldenInputs,
  spread: string,
): { alpha: number; sides: 1 | 2; standardDeviation: number; searchTolerance: number } {
  return {
    ...testOf(given),
    standardDeviation: given.number(spread),
    searchTolerance: R_SEARCH_TOLERANCE,
  };
}

function marginOf(given: GoldenInputs): { margin: number; alpha: number; power: number } {
  return { margin: given.number('margin'), alpha: given.number('alpha'), power: given.number('power') };
}

function zeroEventBounds(given: GoldenInputs): readonly number[] {
  const confidence = given.number('conf');
  return given.numbers('n').map((trials) => zeroEventUpperBound({ trials, confidence }));
}

function pilotGateOf(given: GoldenInputs, trials: number): Record<string, number> {
  const gate = pilotGate({
    trials,
    okRate: given.number('pOk'),
    badRate: given.number('pBad'),
    mostAdvancingIfBad: given.number('maxAdvanceBad'),
    mostRollingBackIfOk: given.number('maxRollbackGood'),
  });
  return {
    n: trials,
    advanceIfLE: gate.advanceAtMost ?? -1,
    rollbackIfGE: gate.rollBackAtLeast ?? trials + 1,
    pAdvGood: gate.probabilityAdvancing.ifOk,
    pAdvBad: gate.probabilityAdvancing.ifBad,
    pRollGood: gate.probabilityRollingBack.ifOk,
    pRollBad: gate.probabilityRollingBack.ifBad,
  };
}
