import type { MoneyEffect, MoneyRange, MoneyView, Payback } from './money.ts';
import { harmPrevented } from './harm-prevented.ts';
import { pilotPhases } from './pilot-phases.ts';
import type { ValueModel } from '#shared/features/feature.ts';
import type { Phase } from '#shared/features/plan.ts';
import type { Metric } from '#shared/metrics/metric.ts';

const MONTHS_PER_YEAR = 12;
const DAYS_PER_YEAR = 365;

/** What a change of the metric earns in a year, before costs; negative where it gets worse. */
function gainPerYear(
  effect: number,
  { direction, model }: { direction: Metric['direction']; model: ValueModel },
) {
  const better = direction === 'higher' ? effect : -effect;
  return better * model.unitsPerYear * model.valuePerUnit;
}

type MonthlyQuestion = {
  readonly effect: Pick<MoneyEffect, 'low' | 'likely' | 'high'>;
  readonly direction: Metric['direction'];
  readonly model: ValueModel;
};

/**
 * What the feature changes in the earnings (EBITDA) of a month once everybody has it: a twelfth of the gain less the
 * running cost. low and high lay both doubts on one another, the ends of the effect's range and volume times worth off
 * by `offBy`, so that they are further apart than either alone; null where the effect has no range.
 * Worked value: +.02 (worthwhile) to +.05 (hoped for) of 28,000 at 24, off by 20 %, running cost 6,400: 362.67, 2,266.67,
 * 2,826.67 a month.
 */
export function monthlyEffect({ effect, ...terms }: MonthlyQuestion): MoneyRange {
  const { model } = terms;
  const monthly = (change: number, factor: number): number =>
    (gainPerYear(change, terms) * factor - model.costPerYear) / MONTHS_PER_YEAR;
  const likely = monthly(effect.likely, 1);
  const { low, high } = effect;
  if (low === null || high === null) return { low: null, likely, high: null };
  const corners = [low, effect.likely, high].flatMap((end) => [
    monthly(end, 1 - model.offBy),
    monthly(end, 1 + model.offBy),
  ]);
  return { low: Math.min(...corners), likely, high: Math.max(...corners) };
}

/**
 * The change of the metric, signed and in its own scale, that just pays the running cost; null where no change can,
 * because volume or worth is not above 0. Worked value: 6,400 over 28,000 at 24 is .00952.
 */
export function breakEvenEffect(direction: Metric['direction'], model: ValueModel): number | null {
  const perUnit = model.unitsPerYear * model.valuePerUnit;
  if (!(perUnit > 0)) return null;
  const better = model.costPerYear / perUnit;
  return direction === 'higher' || better === 0 ? better : -better;
}

/** Days from the start of the plan to the gate to everybody, by the hold times. */
function daysBeforeEveryone(phases: readonly Phase[]): number {
  return phases
    .filter(({ audience }) => audience !== 'everyone')
    .reduce((days, { holdDays }) => days + holdDays, 0);
}

/**
 * What is spent by the gate to everybody whatever comes out: the pilot's own cost and the running cost of its days.
 * Worked value: 1,500 once and 6,400 a year over 42 days are 2,236.44.
 */
export function costOfPilot(model: ValueModel, phases: readonly Phase[]): number {
  return model.pilotCost + (model.costPerYear * daysBeforeEveryone(phases)) / DAYS_PER_YEAR;
}

/**
 * Months with everybody until the effect has earned back what was spent before. `never` where a month earns nothing,
 * `unknown` without a figure. Worked value: 8,000 at 2,000 a month are 4.
 */
export function paybackMonths(spent: number, monthly: number | null): Payback {
  if (monthly === null) return 'unknown';
  return monthly > 0 ? spent / monthly : 'never';
}

export type MoneyQuestion = {
  readonly metric: Metric;
  readonly model: ValueModel;
  /** What was measured, and what is hoped for; at least one counts. */
  readonly measured: MoneyEffect | null;
  readonly hoped: MoneyEffect | null;
  readonly phases: readonly Phase[];
  /** Customers in all; 0 when unknown. */
  readonly customerBase: number;
  /** Names of the feature's other metrics, whose change is worth nothing here. */
  readonly otherMetrics: readonly string[];
  /** ISO 4217. */
  readonly currency: string;
};

function notCounted({ measured, otherMetrics, model }: MoneyQuestion): MoneyView['notCounted'] {
  return [
    ...(otherMetrics.length > 0 ? (['other-metrics'] as const) : []),
    ...(measured?.basis === 'before-after' ? (['season'] as const) : []),
    'fading',
    ...(model.harmedPerMonth * model.costPerHarm === 0 ? (['harm'] as const) : []),
    'goodwill',
    'below-ebitda',
  ];
}

/**
 * What the feature is worth in money: every line by what is measured and by what is hoped for, the costs before
 * everybody has it, and what is left out. What is measured leads as soon as there is anything.
 */
export function moneyView(question: MoneyQuestion): MoneyView {
  const { metric, model, measured, hoped, phases } = question;
  const pilotCost = costOfPilot(model, phases);
  const spent = model.introductionCost + pilotCost;
  const lines = [measured, hoped].flatMap((effect) => {
    if (effect === null) return [];
    const monthly = monthlyEffect({ effect, direction: metric.direction, model });
    const payback = {
      low: paybackMonths(spent, monthly.high),
      likely: paybackMonths(spent, monthly.likely),
      high: paybackMonths(spent, monthly.low),
    };
    return [{ effect, monthly, payback }];
  });
  return {
    metric,
    currency: question.currency,
    model,
    lines,
    breakEven: breakEvenEffect(metric.direction, model),
    pilotCost,
    pilotDays: daysBeforeEveryone(phases),
    spent,
    harm: harmPrevented({ model, phases: pilotPhases(phases), customerBase: question.customerBase }),
    notCounted: notCounted(question),
    otherMetrics: [...question.otherMetrics],
  };
}
