import { median, printTable, timed, type Figure } from '../figures.ts';
import { evaluateGate } from '#shared/decisions/evaluate-gate.ts';
import type { GateFacts, MetricFacts } from '#shared/decisions/gate-facts.ts';
import { createHarmMemory } from '#shared/decisions/harm-memory.ts';
import { addDays } from '#shared/kernel/calendar-day.ts';
import { totalsOf } from '#shared/metrics/arm-totals.ts';
import type { DailyValue, Metric } from '#shared/metrics/metric.ts';
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

/** Gates of fifty features with a year of data each, and one alone; asked are 300 ms and 20 ms. */
export async function printGateSpeed(): Promise<void> {
  const all = Array.from({ length: FEATURES }, (_, index) => makeFacts(index));
  const yesterday = all.map(withoutLastDay);
  for (const facts of all.slice(0, 5)) evaluateGate(facts);
  const figures: Figure[] = [];
  const floor = await timed(() => {
    let units = 0;
    for (const { metrics } of all) for (const { values } of metrics) units += totalsOf(values).units;
    return units;
  });
  figures.push({
    name: `floor: adding up the figures of ${FEATURES} features`,
    milliseconds: floor.milliseconds,
  });
  const first: number[] = [];
  const memories = all.map(() => createHarmMemory());
  for (const [index, facts] of yesterday.entries()) {
    first.push((await timed(() => evaluateGate(facts, memories[index]))).milliseconds);
  }
  const sum = (times: readonly number[]): number => times.reduce((total, time) => total + time, 0);
  figures.push({ name: `${FEATURES} gates, the first time`, milliseconds: sum(first) });
  const next = await timed(() => {
    for (const [index, facts] of all.entries()) evaluateGate(facts, memories[index]);
  });
  figures.push({ name: `${FEATURES} gates, a day later`, milliseconds: next.milliseconds });
  figures.push({ name: 'one gate, the first time', milliseconds: median(first) });
  printTable(`Gates of ${DAYS} days, 4 metrics, ${2 * CASES_A_DAY} cases a day`, figures);
}

if (import.meta.main) await printGateSpeed();
