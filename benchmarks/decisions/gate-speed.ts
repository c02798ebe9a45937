import { median, printTable, timed, type Figure } from '../figures.ts';
import { evaluateGate } from '#shared/decisions/evaluate-gate.ts';
import type { GateFacts, MetricFacts } from '#shared/decisions/gate-facts.ts';
import { createHarmMemory, type HarmMemory } from '#shared/decisions/harm-memory.ts';
import { addDays } from '#shared/kernel/calendar-day.ts';
import { totalsOf } from '#shared/metrics/arm-totals.ts';
import type { DailyValue, Metric } from '#shared/metrics/metric.ts';
import { sumOf } from '#shared/statistics/sum.ts';
import { createChance, type Chance } from '#tests/support/chance.ts';
import { COMPLAINTS, factsOf, metricOf, phaseOf, PRIMARY } from '#tests/support/gate-facts.ts';

const FEATURES = 50;
const DAYS = 365;
const FIRST_DAY = '2025-11-24';
const TODAY = addDays(FIRST_DAY, DAYS);
const CASES_A_DAY = 120;

const METRICS: readonly Metric[] = [
  PRIMARY,
  COMPLAINTS,
  metricOf({
    id: 'refunds',
    name: 'Refunds',
    kind: 'count',
    role: 'guardrail',
    direction: 'lower',
    limit: { kind: 'worse-than-control', value: 0.02 },
  }),
  metricOf({ id: 'time', name: 'Time', kind: 'duration', role: 'secondary', direction: 'lower' }),
];

const SHARES: Readonly<Record<string, number>> = { won: 0.25, complaints: 0.02, refunds: 0.05 };

function valueOf(
  metric: Metric,
  arm: DailyValue['arm'],
  { day, chance }: { day: string; chance: Chance },
): DailyValue {
  const nothing = { base: null, baseSquares: null, crossProducts: null };
  const units = CASES_A_DAY + Math.round(10 * chance.normal());
  if (metric.kind !== 'duration') {
    const total = chance.successesOf(units, SHARES[metric.id] ?? 0.1);
    return { day, arm, units, total, totalSquares: metric.kind === 'count' ? null : total, ...nothing };
  }
  // Typical times of e², their logarithms spread by .6.
  const mean = 2 + (0.6 / Math.sqrt(units)) * chance.normal();
  return { day, arm, units, total: units * mean, totalSquares: units * (mean ** 2 + 0.36), ...nothing };
}

function makeMetric(metric: Metric, chance: Chance): MetricFacts {
  const values = Array.from({ length: DAYS }, (_, index) => addDays(FIRST_DAY, index)).flatMap((day) =>
    (['control', 'pilot'] as const).map((arm) => valueOf(metric, arm, { day, chance })),
  );
  // The outlook is kept from the day's first gate; see `electron/decisions/outlooks.ts`.
  return { metric, values, outlook: { crossing: null, band: null } };
}

/** A year-old feature of four metrics, at its last gate. */
function makeFacts(index: number): GateFacts {
  const chance = createChance(index + 1);
  const phase = phaseOf({
    id: `phase ${index}`,
    startedOn: FIRST_DAY,
    people: 2500,
    holdDays: DAYS,
    exitCriteria: [
      { kind: 'benefit-shown', metricId: 'won', alphaPercent: 5 },
      { kind: 'not-worse-shown', metricId: 'complaints', alphaPercent: 5 },
      { kind: 'guardrail-holds', metricId: 'refunds', certaintyPercent: 90 },
      { kind: 'sample-reached', metricId: 'won', unitsPerArm: 10_000 },
    ],
  });
  return factsOf({
    phase,
    phases: [phase],
    previousPhase: null,
    metrics: METRICS.map((metric) => makeMetric({ ...metric, id: metric.id }, chance)),
    firstCustomerDay: FIRST_DAY,
    today: TODAY,
    dataUpTo: addDays(TODAY, -1),
    customerBase: 5000,
  });
}

function withoutLastDay(facts: GateFacts): GateFacts {
  const last = facts.dataUpTo;
  const metrics = facts.metrics.map(({ metric, values, outlook }) => ({
    metric,
    values: values.filter(({ day }) => day !== last),
    outlook,
  }));
  return { ...facts, metrics };
}

/** Judges every feature with what is remembered of it; each feature's time in milliseconds. */
async function judgeAll(all: readonly GateFacts[], memories: readonly HarmMemory[]): Promise<number[]> {
  const times: number[] = [];
  for (const [index, facts] of all.entries()) {
    times.push((await timed(() => evaluateGate(facts, memories[index]))).milliseconds);
  }
  return times;
}

const ROUNDS = 7;

/**
 * Gates of fifty features with a year of data each, and one alone; asked are 300 ms and 20 ms. The first round of a fresh
 * process pays for the compiling of the rules too, and stands by itself. In the others nothing is remembered of the
 * figures, as on the first day of a running app, then the day before.
 */
export async function printGateSpeed(): Promise<void> {
  const all = Array.from({ length: FEATURES }, (_, index) => makeFacts(index));
  const yesterday = all.map(withoutLastDay);
  const fresh = await judgeAll(
    yesterday,
    all.map(() => createHarmMemory()),
  );
  const rounds: Record<'floor' | 'first' | 'next', number[]> = { floor: [], first: [], next: [] };
  const single: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const memories = all.map(() => createHarmMemory());
    const first = await judgeAll(yesterday.map(readAnew), memories);
    const next = await judgeAll(all.map(readAnew), memories);
    rounds.floor.push((await timed(() => addUp(all))).milliseconds);
    rounds.first.push(sumOf(first));
    rounds.next.push(sumOf(next));
    single.push(...first);
  }
  const rowOf = (name: string, times: readonly number[]): Figure => ({
    name,
    milliseconds: median(times),
    least: Math.min(...times),
  });
  printTable(`Gates of ${DAYS} days, 4 metrics, ${2 * CASES_A_DAY} cases a day`, [
    rowOf(`floor: adding up the figures of ${FEATURES} features`, rounds.floor),
    rowOf(`${FEATURES} gates, nothing remembered`, rounds.first),
    rowOf(`${FEATURES} gates, a day later`, rounds.next),
    rowOf('one gate, nothing remembered', single),
    { name: `${FEATURES} gates, the first of a fresh process`, milliseconds: sumOf(fresh) },
    { name: 'one gate, the first of a fresh process', milliseconds: fresh[0] ?? Number.NaN },
  ]);
}

/** As a gate reads them from the store: lists nobody has seen before. */
function readAnew(facts: GateFacts): GateFacts {
  return { ...facts, metrics: facts.metrics.map((each) => ({ ...each, values: [...each.values] })) };
}

function addUp(all: readonly GateFacts[]): number {
  let units = 0;
  for (const { metrics } of all) for (const { values } of metrics) units += totalsOf(values).units;
  return units;
}

if (import.meta.main) await printGateSpeed();
