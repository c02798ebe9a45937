import { BARS_TITLE, printBar, type Bar } from './bars.ts';
import { spreadOf } from './figures-of-seeds.ts';
import { planOf, truthOfStory, type PlanStory } from './made-up-plans.ts';
import { byRule, CALENDAR, NAIVE, type PlanDecider } from './plan-deciders.ts';
import { RULE_VARIANTS } from './plan-rule-variants.ts';
import { median } from '../figures.ts';
import { createDraws } from '#shared/simulator/draws.ts';
import { createLogs, followPlan, type Run, type RunEnd } from '#shared/simulator/follow-plan.ts';
import { madeUpDays } from '#shared/simulator/made-up-days.ts';
import { plannedDays } from '#shared/simulator/simulated-plan.ts';

/** What became of the rollouts of one story; shares are of all of them. */
export type PlanRates = Readonly<Record<RunEnd, number>> & {
  /** Median day on which everybody had it; NaN if it never came to that. */
  readonly daysToEveryone: number;
  /** Of those that ended otherwise: median day, median of the customers exposed, mean of the complaints caused. */
  readonly daysToStop: number;
  readonly exposed: number;
  readonly excess: number;
};

export type PlanSample = { readonly story: PlanStory; readonly customers: number; readonly runs: number };

/** Each way to decide draws from the same seed. */
export function measurePlan(
  { decide }: PlanDecider,
  { story, customers, runs }: PlanSample,
  seed: number,
): readonly Run[] {
  const plan = { ...planOf(customers), armDaySpread: story.dayToDaySpread };
  const logs = createLogs(plan);
  const decider = decide(plan, logs);
  const makeDay = madeUpDays(plan, truthOfStory(story), { logs, draws: createDraws(seed) });
  return Array.from({ length: runs }, () => followPlan(plan, decider, makeDay));
}

/** The rates of so many outcomes, of one seed or of several together. */
export function ratesOf(outcomes: readonly Run[]): PlanRates {
  const share = (end: RunEnd): number => outcomes.filter((own) => own.end === end).length / outcomes.length;
  const stopped = outcomes.filter(({ end }) => end !== 'everyone');
  return {
    everyone: share('everyone'),
    harm: share('harm'),
    futile: share('futile'),
    undecided: share('undecided'),
    held: share('held'),
    daysToEveryone: median(outcomes.filter(({ end }) => end === 'everyone').map(({ days }) => days)),
    daysToStop: median(stopped.map(({ days }) => days)),
    exposed: median(stopped.map(({ exposed }) => exposed)),
    excess: stopped.reduce((sum, { extraBad }) => sum + extraBad, 0) / stopped.length,
  };
}

const GOOD = {
  name: 'good: time -20 %',
  timeRatio: 0.8,
  complaintRatio: 1,
  base: 'steady',
  dayToDaySpread: 0,
} satisfies PlanStory;
const NEUTRAL: PlanStory = { ...GOOD, name: 'neutral', timeRatio: 1 };
const HARMFUL: PlanStory = { ...GOOD, name: 'complaints RR 1.5', complaintRatio: 1.5 };
const UNEVEN = 0.2;

const STORIES: readonly PlanStory[] = [
  GOOD,
  { ...GOOD, name: 'good, complaints of all double', base: 'doubles' },
  NEUTRAL,
  { ...GOOD, name: 'time 10 % worse', timeRatio: 1.1 },
  HARMFUL,
  { ...GOOD, name: 'complaints RR 2', complaintRatio: 2 },
  { ...GOOD, name: 'complaints RR 3', complaintRatio: 3 },
  { ...GOOD, name: 'good, days +- .2', dayToDaySpread: UNEVEN },
  { ...NEUTRAL, name: 'neutral, days +- .2', dayToDaySpread: UNEVEN },
];

type PlanBar = Bar & { readonly story: PlanStory; readonly says: string };

/** Of our rule with 5,000 customers: the share that reaches everybody. */
const BARS: readonly PlanBar[] = [
  { story: GOOD, says: 'a good one reaches everybody', least: 0.95 },
  { story: NEUTRAL, says: 'one that does nothing', most: 0.05 },
  { story: HARMFUL, says: 'complaints RR 1.5', most: 0.005 },
];

const SEEDS = [13, 29, 53];
const RUNS = { barred: 1000, large: 300, small: 150, variants: 100 };

const COLUMNS = [
  { key: 'everyone', head: 'everyone', digits: 3 },
  { key: 'harm', head: 'rolled back', digits: 3 },
  { key: 'futile', head: 'futile', digits: 3 },
  { key: 'undecided', head: 'kept old', digits: 3 },
  { key: 'held', head: 'held', digits: 3 },
  { key: 'daysToEveryone', head: 'days to all', digits: 0 },
  { key: 'daysToStop', head: 'days to stop', digits: 0 },
  { key: 'exposed', head: 'exposed', digits: 0 },
  { key: 'excess', head: 'excess bad', digits: 1 },
] as const satisfies readonly { key: keyof PlanRates; head: string; digits: number }[];

const ours = byRule('pilotbook');

/** The rule from the first phase to everybody, beside plans that go by the calendar or by what is read daily. */
export function printWholePlans(): void {
  const barred = new Map<PlanStory, readonly Run[]>();
  printHead('Whole plans of 5,000 customers, 1-5-20-50-100 %, gates after 7, 14, 28 and 42 days', RUNS.large);
  for (const story of STORIES) {
    const isBarred = BARS.some((bar) => bar.story === story);
    const sample = { story, customers: 5000, runs: isBarred ? RUNS.barred : RUNS.large };
    barred.set(story, printDeciders(sample));
  }
  console.log(`  ${BARS_TITLE}`);
  for (const bar of BARS) {
    const outcomes = barred.get(bar.story) ?? [];
    printBar(bar, ours.name, { value: ratesOf(outcomes).everyone, of: outcomes.length });
  }
  for (const customers of [500, 60]) {
    const plan = planOf(customers);
    const people = plan.phases.map((phase) => phase.people).join('-');
    printHead(`The same with ${customers} customers, ${people}, ${plannedDays(plan)} days`, RUNS.small);
    for (const story of STORIES) printDeciders({ story, customers, runs: RUNS.small });
  }
  printVariants();
}

function printHead(title: string, runs: number): void {
  console.log(`\n${title}`);
  console.log(`  (${runs} rollouts a seed and more where asked for, ${SEEDS.length} seeds: lowest-highest)`);
  console.log(`  ${''.padEnd(66)}${COLUMNS.map(({ head }) => head.padStart(14)).join('')}`);
}

/** Prints a line for each way to decide; the outcomes of ours. */
function printDeciders(sample: PlanSample): readonly Run[] {
  const [mine = []] = [ours, NAIVE, CALENDAR].map((decider) => {
    const bySeed = SEEDS.map((seed) => measurePlan(decider, sample, seed));
    printRow(`${sample.story.name.padEnd(32)}${decider.name}`, bySeed);
    return bySeed.flat();
  });
  return mine;
}

function printRow(name: string, bySeed: readonly (readonly Run[])[]): void {
  const rates = bySeed.map(ratesOf);
  const cells = COLUMNS.map(({ key, digits }) => {
    const figures = rates.map((own) => own[key]);
    return rangeOf(figures, digits).padStart(14);
  });
  console.log(`  ${name.padEnd(66)}${cells.join('')}`);
}

function rangeOf(figures: readonly number[], digits: number): string {
  const known = figures.filter((figure) => !Number.isNaN(figure));
  if (known.length === 0) return '-';
  const [low, high] = [Math.min(...known).toFixed(digits), Math.max(...known).toFixed(digits)];
  return low === high ? low : `${low}-${high}`;
}

const TRADED: readonly { readonly head: string; readonly story: PlanStory; readonly key: keyof PlanRates }[] =
  [
    { head: 'good: everybody', story: GOOD, key: 'everyone' },
    { head: 'good, days +- .4', story: { ...GOOD, dayToDaySpread: 0.4 }, key: 'everyone' },
    { head: 'neutral', story: NEUTRAL, key: 'everyone' },
    { head: 'neutral: day of stop', story: NEUTRAL, key: 'daysToStop' },
    { head: 'RR 1.5', story: HARMFUL, key: 'everyone' },
    { head: 'RR 1.5: excess bad', story: HARMFUL, key: 'excess' },
  ];

/** What each choice in the rule buys and costs, with 5,000 customers. */
function printVariants(): void {
  console.log(`\nWhat each choice buys and costs: share that reaches everybody, unless said otherwise`);
  console.log(`  (${RUNS.variants} rollouts a seed, ${SEEDS.length} seeds)`);
  console.log(`  ${''.padEnd(46)}${TRADED.map(({ head }) => head.padStart(24)).join('')}`);
  for (const decider of RULE_VARIANTS) {
    const measured = new Map<PlanStory, readonly PlanRates[]>();
    const cells = TRADED.map(({ story, key }) => {
      const sample = { story, customers: 5000, runs: RUNS.variants };
      const rates = measured.get(story) ?? SEEDS.map((seed) => ratesOf(measurePlan(decider, sample, seed)));
      measured.set(story, rates);
      const digits = key === 'everyone' ? 3 : 0;
      return spreadOf(
        rates.map((own) => own[key]),
        digits,
      ).padStart(24);
    });
    console.log(`  ${decider.name.padEnd(46)}${cells.join('')}`);
  }
}

if (import.meta.main) printWholePlans();
