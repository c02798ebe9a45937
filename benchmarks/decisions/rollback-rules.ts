import { BARS_TITLE, printBar, type Bar } from './bars.ts';
import { spreadOf } from './figures-of-seeds.ts';
import {
  daysOf,
  excessBadUntil,
  makeRollout,
  SIX_WEEKS,
  type RolloutPlan,
  type Story,
} from './made-up-rollouts.ts';
import { OTHERS, OURS, TEMPERED, UNTEMPERED, type RollbackRule } from './rollback-methods.ts';
import { median } from '../figures.ts';
import { createChance } from '#tests/support/chance.ts';

/** What a rule does in each story; shares are of rollouts. */
export type RollbackRates = {
  /** Rolls back although the arms are alike. */
  readonly falseRollback: number;
  /** Rolls back by the end where the treated fare 1.5 times worse. */
  readonly found: number;
  /** Where they fare twice as badly: the median day of the rollback (1 is the first; Infinity: never). */
  readonly medianDay: number;
  /** There too: bad outcomes caused until the rollback, or until the end, on average. */
  readonly excessBad: number;
  /** Rolls back although the arms are alike, while the bad rate of everybody doubles. */
  readonly falseWhileDoubling: number;
  /** Rolls back although the arms are alike on average, while their log odds ratio varies daily with spread .4. */
  readonly falseOnUnevenDays: number;
  /** The same where they are alike on the typical day, so that the treated fare 8 % worse on average. */
  readonly falseOnTypicalDays: number;
};

export type RollbackSample = { readonly runs: number; readonly seed: number; readonly plan: RolloutPlan };

const ALIKE: Story = { riskRatio: 1, base: 'steady', dayToDaySpread: 0 };
const UNEVEN: Story = { ...ALIKE, dayToDaySpread: 0.4 };

/** Of a lognormal ratio of that spread. */
const MEAN_OVER_TYPICAL = Math.exp(UNEVEN.dayToDaySpread ** 2 / 2);

/** Every rule over the same made-up rollouts, in the order of the rules. */
export function measureRollbackRules(
  rules: readonly RollbackRule[],
  sample: RollbackSample,
): readonly RollbackRates[] {
  const alike = rollbackDays(rules, ALIKE, sample);
  const worse = rollbackDays(rules, { ...ALIKE, riskRatio: 1.5 }, sample);
  const twice = { ...ALIKE, riskRatio: 2 };
  const twiceAsBad = rollbackDays(rules, twice, sample);
  const doubling = rollbackDays(rules, { ...ALIKE, base: 'doubles' }, sample);
  const uneven = rollbackDays(rules, UNEVEN, sample);
  const typical = rollbackDays(rules, { ...UNEVEN, riskRatio: MEAN_OVER_TYPICAL }, sample);
  const last = daysOf(sample.plan) - 1;
  return rules.map((_, rule) => ({
    falseRollback: shareRolledBack(alike[rule] ?? []),
    found: shareRolledBack(worse[rule] ?? []),
    medianDay: median(twiceAsBad[rule] ?? []) + 1,
    excessBad: meanOf(
      (twiceAsBad[rule] ?? []).map((day) => excessBadUntil(Math.min(day, last), twice, sample.plan)),
    ),
    falseWhileDoubling: shareRolledBack(doubling[rule] ?? []),
    falseOnUnevenDays: shareRolledBack(uneven[rule] ?? []),
    falseOnTypicalDays: shareRolledBack(typical[rule] ?? []),
  }));
}

/** For each rule the day (from 0) of its rollback in each rollout; Infinity where it never does. */
function rollbackDays(
  rules: readonly RollbackRule[],
  story: Story,
  { runs, seed, plan }: RollbackSample,
): readonly (readonly number[])[] {
  const chance = createChance(seed);
  const days = rules.map((): number[] => []);
  for (let run = 0; run < runs; run += 1) {
    const rollout = makeRollout(story, plan, chance);
    for (const [rule, { watch }] of rules.entries()) {
      const day = rollout.findIndex(watch());
      days[rule]?.push(day === -1 ? Infinity : day);
    }
  }
  return days;
}

function shareRolledBack(days: readonly number[]): number {
  return meanOf(days.map((day) => (day === Infinity ? 0 : 1)));
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

type Column = { readonly key: keyof RollbackRates; readonly head: string; readonly digits: number };

const COLUMNS: readonly Column[] = [
  { key: 'falseRollback', head: 'false rollback', digits: 3 },
  { key: 'found', head: 'RR 1.5 found', digits: 3 },
  { key: 'medianDay', head: 'RR 2 median day', digits: 0 },
  { key: 'excessBad', head: 'RR 2 excess bad', digits: 1 },
  { key: 'falseWhileDoubling', head: 'false, base doubles', digits: 3 },
  { key: 'falseOnUnevenDays', head: 'false, days +- .4', digits: 3 },
  { key: 'falseOnTypicalDays', head: 'typical day alike', digits: 3 },
];

/** What is asked of our own rules, whatever the seed. */
type RuleBar = Bar & {
  readonly rule: RollbackRule;
  readonly key: keyof RollbackRates;
  readonly says: string;
};

const BARS: readonly RuleBar[] = [
  { rule: UNTEMPERED, key: 'falseRollback', says: 'false rollback at RR 1', most: 0.02 },
  { rule: UNTEMPERED, key: 'falseWhileDoubling', says: 'the same while the base doubles', most: 0.025 },
  { rule: UNTEMPERED, key: 'found', says: 'RR 1.5 found', least: 0.98 },
  { rule: UNTEMPERED, key: 'medianDay', says: 'RR 2, median day', most: 15 },
  { rule: TEMPERED, key: 'falseRollback', says: 'false rollback at RR 1', most: 0.02 },
  { rule: TEMPERED, key: 'falseWhileDoubling', says: 'the same while the base doubles', most: 0.025 },
  { rule: TEMPERED, key: 'found', says: 'RR 1.5 found', least: 0.98 },
  { rule: TEMPERED, key: 'medianDay', says: 'RR 2, median day', most: 17 },
  { rule: TEMPERED, key: 'falseOnUnevenDays', says: 'false rollback, days +- .4', most: 0.05 },
  { rule: TEMPERED, key: 'falseOnTypicalDays', says: 'the same, typical day alike', most: 0.05 },
];

const SEEDS = [11, 23, 47];
const SIX_WEEKS_RUNS = 2000;

/** The same six weeks without the step of 10 %: half of the customers are treated a week earlier. */
const STEEPER: RolloutPlan = { ...SIX_WEEKS, shareByWeek: [0.01, 0.05, 0.25, 0.5, 0.5, 0.5] };

/** Ten times the customers, so that a day knows much more than the days differ by chance. */
const LARGE: RolloutPlan = { ...SIX_WEEKS, customers: 50_000 };

/** Every rule on the plan of six weeks, the bars of our own, and our own on other plans. */
export function printRollbackRules(): void {
  const rules = [...OTHERS, ...OURS];
  const title = 'Rollback rules, 5,000 customers, 42 days, 2 % bad, 1-5-10-25-50-50 %';
  printBars(printPlan(title, rules, { plan: SIX_WEEKS, runs: SIX_WEEKS_RUNS }));
  printPlan('Our rules on a steeper ramp, 1-5-25-50-50-50 %', OURS, { plan: STEEPER, runs: 1000 });
  printPlan('Our rules with 50,000 customers', OURS, { plan: LARGE, runs: 250 });
}

type Measured = ReadonlyMap<RollbackRule, readonly RollbackRates[]>;

function printPlan(
  title: string,
  rules: readonly RollbackRule[],
  sample: Omit<RollbackSample, 'seed'>,
): Measured {
  console.log(`\n${title} (${sample.runs} rollouts a seed, ${SEEDS.length} seeds)`);
  console.log(`  ${'rule'.padEnd(48)}${COLUMNS.map(({ head }) => head.padStart(22)).join('')}`);
  const bySeed = SEEDS.map((seed) => measureRollbackRules(rules, { ...sample, seed }));
  const measured = new Map(
    rules.map((rule, at) => [rule, bySeed.flatMap((rates) => rates[at] ?? [])] as const),
  );
  for (const [{ name }, rates] of measured) {
    const cells = COLUMNS.map(({ key, digits }) => {
      return spreadOf(
        rates.map((rate) => rate[key]),
        digits,
      ).padStart(22);
    });
    console.log(`  ${name.padEnd(48)}${cells.join('')}`);
  }
  return measured;
}

function printBars(measured: Measured): void {
  console.log(`  ${BARS_TITLE}`);
  for (const bar of BARS) {
    const values = (measured.get(bar.rule) ?? []).map((rates) => rates[bar.key]);
    const rollouts = bar.key === 'medianDay' ? null : SEEDS.length * SIX_WEEKS_RUNS;
    printBar(bar, bar.rule.name, { value: meanOf(values), of: rollouts });
  }
}

if (import.meta.main) printRollbackRules();
