import { asymptoticConfidenceSequence } from '#shared/statistics/asymptotic-confidence-sequence.ts';
import { addValue, startBetting, type BettingRules } from '#shared/statistics/betting.ts';
import { DEFAULT_TEMPERING, type Tempering } from '#shared/statistics/evidence-of-harm.ts';
import { newcombeDifference } from '#shared/statistics/newcombe.ts';
import {
  evidenceAboveLimit,
  evidenceBelowLimit,
  priorAtLimit,
} from '#shared/statistics/one-arm-e-process.ts';
import { evidenceRateAboveLimit, ratePriorAtLimit } from '#shared/statistics/one-arm-poisson-e-process.ts';
import { watchTables } from '#shared/statistics/two-arm-e-process.ts';
import { watchRates } from '#shared/statistics/two-arm-poisson-e-process.ts';
import { welchDifference } from '#shared/statistics/welch.ts';
import { wilsonInterval } from '#shared/statistics/wilson.ts';
import type { Chance } from '#tests/support/chance.ts';

/** A claim looked at once a day: `watch` starts a pilot, each call is a day and says whether the truth is ruled out. */
export type DailyClaim = { readonly name: string; readonly watch: (chance: Chance) => () => boolean };

export const LOOKS = 60;

/** Share of pilots in which a claim rules out the truth at any of its 60 daily looks. */
export function shareEverWrong(
  { watch }: DailyClaim,
  { runs, chance }: { readonly runs: number; readonly chance: Chance },
): number {
  let wrong = 0;
  for (let run = 0; run < runs; run += 1) {
    const isRuledOut = watch(chance);
    for (let day = 0; day < LOOKS; day += 1) {
      if (!isRuledOut()) continue;
      wrong += 1;
      break;
    }
  }
  return wrong / runs;
}

const ALPHA = 0.05;
const CONFIDENCE = 1 - ALPHA;
const THRESHOLD = 1 / ALPHA;

/** What may be looked at daily. Each must rule out the truth in at most 5 % of pilots. */
export const ANYTIME_CLAIMS: readonly DailyClaim[] = [
  oneArm('one arm: E >= 20 above a limit of .05', (successes, trials) => {
    const limit = RATE;
    return evidenceAboveLimit({ successes, trials, limit, prior: priorAtLimit(limit) }).eValue;
  }),
  // The anytime upper bound lies below the truth exactly when the evidence below the truth reaches 20.
  oneArm('one arm: upper bound below the truth', (successes, trials) => {
    return evidenceBelowLimit({ successes, trials, limit: RATE, prior: { a: 1, b: 1 } }).eValue;
  }),
  oneArmEvents('one arm, events: E >= 20 above a limit of .05'),
  twoArms('two arms: E >= 20, untempered', { tempering: { kind: 'none' }, logOddsMargin: 0 }),
  twoArms('two arms: E >= 20, tempered', { tempering: DEFAULT_TEMPERING, logOddsMargin: 0 }),
  twoArms('two arms: E >= 20, tempered, days that differ by .5', {
    tempering: DEFAULT_TEMPERING,
    logOddsMargin: 0,
    daySpread: 0.5,
  }),
  twoArms('two arms, at a margin of odds 1.5, untempered', {
    tempering: { kind: 'none' },
    logOddsMargin: Math.log(1.5),
  }),
  twoArmEvents('two arms, events: E >= 20, untempered', { kind: 'none' }),
  betting('betting on marks 1 to 5, five a day'),
  asymptotic('asymptotic sequence, log times, from day 5 on'),
];

/** The same questions by the intervals of one planned look, read daily: what not to do. */
export const READ_DAILY: readonly DailyClaim[] = [
  {
    name: 'Wilson’s interval of a share, read daily',
    watch: (chance) => {
      const soFar = growingCount();
      return () => {
        const { low, high } = wilsonInterval({ ...soFar(chance, 10, RATE), confidence: CONFIDENCE });
        return low > RATE || high < RATE;
      };
    },
  },
  {
    name: 'Newcombe’s interval of a difference, read daily',
    watch: (chance) => {
      const [treated, control] = [growingCount(), growingCount()];
      return () => {
        const arms = { treated: treated(chance, 40, RATE), control: control(chance, 40, RATE) };
        const { low, high } = newcombeDifference({ ...arms, confidence: CONFIDENCE });
        return low > 0 || high < 0;
      };
    },
  },
  {
    name: 'Welch’s interval of log times, read daily',
    watch: (chance) => {
      const samples = growingSamples();
      return () => {
        const { low, high } = welchDifference({ ...samples(chance), confidence: CONFIDENCE });
        return low > 0 || high < 0;
      };
    },
  },
];

const RATE = 0.05;

function growingCount() {
  let [successes, trials] = [0, 0];
  return (chance: Chance, more: number, rate: number): { successes: number; trials: number } => {
    successes += chance.successesOf(more, rate);
    trials += more;
    return { successes, trials };
  };
}

/** Ten customers a day at exactly the limit. */
function oneArm(name: string, evidence: (successes: number, trials: number) => number): DailyClaim {
  return {
    name,
    watch: (chance) => {
      const soFar = growingCount();
      return () => {
        const { successes, trials } = soFar(chance, 10, RATE);
        return evidence(successes, trials) >= THRESHOLD;
      };
    },
  };
}

/** Events over ten units of exposure a day, so many small chances that they follow Poisson's law. */
const CHANCES_A_DAY = 10_000;

function eventsOn(chance: Chance, mean: number): number {
  return chance.successesOf(CHANCES_A_DAY, mean / CHANCES_A_DAY);
}

function oneArmEvents(name: string): DailyClaim {
  return {
    name,
    watch: (chance) => {
      let [events, exposure] = [0, 0];
      return () => {
        events += eventsOn(chance, 10 * RATE);
        exposure += 10;
        const question = { events, exposure, limit: RATE, prior: ratePriorAtLimit(RATE) };
        return evidenceRateAboveLimit(question).eValue >= THRESHOLD;
      };
    },
  };
}

type TwoArms = {
  readonly tempering: Tempering;
  readonly logOddsMargin: number;
  /** Spread of the log odds ratio from day to day, around the margin. */
  readonly daySpread?: number;
};

/** A base rate that is another every day, and arms whose sizes change by the week. */
function twoArms(name: string, { daySpread = 0, ...rules }: TwoArms): DailyClaim {
  return {
    name,
    watch: (chance) => {
      const evidence = watchTables(rules);
      let day = 0;
      return () => {
        const treated = 10 * (1 + Math.floor(day / 7));
        const rate = RATE * Math.exp(0.3 * chance.normal());
        const odds = Math.exp(rules.logOddsMargin + daySpread * chance.normal());
        day += 1;
        const today = {
          treated: {
            successes: chance.successesOf(treated, (rate * odds) / (1 - rate + rate * odds)),
            trials: treated,
          },
          control: { successes: chance.successesOf(100 - treated, rate), trials: 100 - treated },
        };
        evidence.addDay(today);
        return evidence.eValue() >= THRESHOLD;
      };
    },
  };
}

function twoArmEvents(name: string, tempering: Tempering): DailyClaim {
  return {
    name,
    watch: (chance) => {
      const evidence = watchRates({ logRatioMargin: 0, tempering });
      return () => {
        const rate = RATE * Math.exp(0.3 * chance.normal());
        const today = {
          treated: { events: eventsOn(chance, 20 * rate), exposure: 20 },
          control: { events: eventsOn(chance, 80 * rate), exposure: 80 },
        };
        evidence.addDay(today);
        return evidence.eValue() >= THRESHOLD;
      };
    },
  };
}

const MARK_RULES: BettingRules = {
  bounds: { low: 1, high: 5 },
  alpha: ALPHA,
  shareOnHigher: 0.5,
  mostAtRisk: 0.5,
};

/** Marks of 5, 4 and 1 with chances .6, .3 and .1: their mean, 4.3, is what is bet against. */
function betting(name: string): DailyClaim {
  return {
    name,
    watch: (chance) => {
      let state = startBetting(MARK_RULES);
      return () => {
        for (let customer = 0; customer < 5; customer += 1) {
          const share = chance.share();
          const mark = share < 0.6 ? 5 : share < 0.9 ? 4 : 1;
          state = addValue(state, mark, { ...MARK_RULES, mean: 4.3 });
        }
        return state.eValue >= THRESHOLD;
      };
    },
  };
}

/** Ten times an arm and day, logarithms of spread .6, no difference. */
function growingSamples() {
  const arms = { treated: { n: 0, sum: 0, squares: 0 }, control: { n: 0, sum: 0, squares: 0 } };
  return (chance: Chance) => {
    for (const arm of [arms.treated, arms.control]) {
      for (let customer = 0; customer < 10; customer += 1) {
        const log = 0.6 * chance.normal();
        arm.n += 1;
        arm.sum += log;
        arm.squares += log ** 2;
      }
    }
    const summary = ({ n, sum, squares }: typeof arms.treated) => ({
      n,
      mean: sum / n,
      variance: (squares - sum ** 2 / n) / (n - 1),
    });
    return { treated: summary(arms.treated), control: summary(arms.control) };
  };
}

function asymptotic(name: string): DailyClaim {
  return {
    name,
    watch: (chance) => {
      const samples = growingSamples();
      let day = 0;
      return () => {
        day += 1;
        const arms = samples(chance);
        if (day < 5) return false;
        const { estimate, standardError } = welchDifference({ ...arms, confidence: CONFIDENCE });
        const observations = arms.treated.n + arms.control.n;
        const { low, high } = asymptoticConfidenceSequence({
          estimate,
          standardError,
          observations,
          alpha: ALPHA,
          tunedFor: 20 * LOOKS,
        });
        return low > 0 || high < 0;
      };
    },
  };
}
