import type { Gate, Verdict } from '#shared/decisions/gate.ts';
import type { Hypothesis } from '#shared/hypotheses/hypothesis.ts';
import type { CalendarDay } from '#shared/kernel/calendar-day.ts';
import type { DailyValue, Metric } from '#shared/metrics/metric.ts';
import { smoothSeries } from '#shared/metrics/smooth-series.ts';
import type { DayRow, ReportNumbers } from '#shared/reports/report-model.ts';
import type { MetricsService } from '#electron/metrics/metrics.service.ts';

/** About four pages of the annex. */
const MOST_DAYS = 190;

const ARMS = ['pilot', 'control'] as const;
const ROLES: readonly Metric['role'][] = ['primary', 'guardrail', 'secondary'];
const WORST_FIRST: readonly Verdict[] = ['fail', 'not-enough-yet', 'not-answerable', 'pass'];

function toRows(values: readonly DailyValue[]): DayRow[] {
  const rows = new Map<CalendarDay, DayRow>();
  for (const { day, arm, units, total } of values) {
    const row = rows.get(day) ?? { day, pilot: null, control: null };
    rows.set(day, { ...row, [arm]: { units, total } });
  }
  return [...rows.values()];
}

function worstVerdict(gate: Gate | null, metricId: string): Verdict | null {
  const verdicts = gate?.criteria.flatMap((each) => (each.metricId === metricId ? each.verdict : [])) ?? [];
  return WORST_FIRST.find((verdict) => verdicts.includes(verdict)) ?? null;
}

export type NumbersQuestion = {
  readonly featureId: string;
  readonly gate: Gate | null;
  readonly hypotheses: readonly Hypothesis[];
  /** The day the phase ended: what came later is another report's; null while it runs. */
  readonly until: CalendarDay | null;
};

/** A metric removed since the judgement still stands in its evidence. */
function metricsOf(metrics: MetricsService, { featureId, gate }: NumbersQuestion): Metric[] {
  const listed = metrics.listMetrics(featureId);
  const known = new Set(listed.map(({ id }) => id));
  const judged = gate?.comparisons.map(({ metric }) => metric) ?? [];
  const all = listed.concat(judged.filter(({ id }) => !known.has(id)));
  return all.toSorted(
    (left, right) => ROLES.indexOf(left.role) - ROLES.indexOf(right.role) || left.position - right.position,
  );
}

function numbersOf(metrics: MetricsService, metric: Metric, question: NumbersQuestion): ReportNumbers {
  const { gate, hypotheses, until } = question;
  const values = metrics.dailyValues(metric.id).filter(({ day }) => until === null || day <= until);
  const days = toRows(values);
  const hypothesis = hypotheses.find(({ metricId }) => metricId === metric.id);
  const comparison = gate?.comparisons.find((each) => each.metric.id === metric.id) ?? null;
  return {
    // The evidence keeps the metric as it was when it was judged.
    metric: comparison?.metric ?? metric,
    baseline: hypothesis?.baseline ?? null,
    expectedEffect: hypothesis?.expectedEffect ?? null,
    comparison,
    verdict: worstVerdict(gate, metric.id),
    arms: ARMS.map((arm) => {
      const ofArm = values.filter((value) => value.arm === arm);
      return { arm, points: smoothSeries(metric.kind, ofArm, { smoothing: 'seven-days' }).points };
    }),
    days: days.slice(-MOST_DAYS),
    daysLeftOut: Math.max(0, days.length - MOST_DAYS),
  };
}

/** Every metric of the feature with what the gate compared, its line over time and its days; primary ones first. */
export function gatherNumbers(metrics: MetricsService, question: NumbersQuestion): ReportNumbers[] {
  return metricsOf(metrics, question).map((metric) => numbersOf(metrics, metric, question));
}
