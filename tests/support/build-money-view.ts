import { valueModelSchema } from '#shared/features/feature.ts';
import type { MoneyView } from '#shared/hypotheses/money.ts';
import { moneyView } from '#shared/hypotheses/money-view.ts';
import { metricSchema } from '#shared/metrics/metric.ts';
import { phaseOf } from './gate-facts.ts';

const METRIC = metricSchema.parse({
  id: 'metric-0',
  featureId: 'feature',
  position: 0,
  name: 'Inquiries won',
  kind: 'proportion',
  unit: '',
  direction: 'higher',
  role: 'primary',
  limit: null,
  target: null,
});
const HELD = { low: null, high: null, days: 0, basis: 'control-group' } as const;

/** The money of an invented feature, hoped for and measured. */
export function buildMoneyView(): MoneyView {
  return moneyView({
    metric: METRIC,
    model: valueModelSchema.parse({
      unitName: 'inquiry won',
      unitsPerYear: 28_000,
      valuePerUnit: 24,
      costPerYear: 6400,
      introductionCost: 4000,
      pilotCost: 2400,
      harmedPerMonth: 0.03,
      costPerHarm: 90,
    }),
    measured: { ...HELD, source: 'measured', low: 0.01, likely: 0.04, high: 0.07, days: 21 },
    hoped: { ...HELD, source: 'hoped', low: 0.02, likely: 0.05, high: 0.05 },
    phases: [
      phaseOf({ id: 'staff', audience: 'staff', people: 6, holdDays: 7 }),
      phaseOf({ id: 'beta', audience: 'picked', people: 12, holdDays: 14 }),
      phaseOf({ id: 'early', audience: 'picked', people: 45, holdDays: 21 }),
      phaseOf({ id: 'all', audience: 'everyone', people: 300, holdDays: 14 }),
    ],
    customerBase: 300,
    otherMetrics: ['Complaints', 'First reply time'],
    currency: 'EUR',
  });
}
