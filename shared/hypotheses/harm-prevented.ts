import type { HarmOfGate, MoneyView } from './money.ts';
import type { ValueModel } from '#shared/features/feature.ts';
import type { Phase } from '#shared/features/plan.ts';

const DAYS_PER_MONTH = 365 / 12;

export type HarmQuestion = {
  readonly model: Pick<ValueModel, 'harmedPerMonth' | 'costPerHarm'>;
  /** The customer phases before everybody, in order. */
  readonly phases: readonly Pick<Phase, 'people' | 'holdDays'>[];
  /** Customers in all; 0 when unknown. */
  readonly customerBase: number;
};

/**
 * If the feature does the harm assumed: what it would have cost given to everybody at once, and what it costs phase by
 * phase, when it is found out at the first gate or only at the last one before everybody. Null where nothing is
 * assumed, or customers or pilot are unknown. A phase of more people than there are customers counts as all of them.
 * Worked value: of 300 customers 10 % a month at 50 each, phases of 12 for 14 days and 45 for 21: found at the first
 * gate 690.41 against 27.62, at the last 1,726.03 against 182.96.
 */
export function harmPrevented({ model, phases, customerBase }: HarmQuestion): MoneyView['harm'] {
  const costPerCustomerDay = (model.harmedPerMonth * model.costPerHarm) / DAYS_PER_MONTH;
  const [first] = phases;
  if (costPerCustomerDay === 0 || customerBase === 0 || first === undefined) return null;
  const costUntil = (reached: HarmQuestion['phases']): HarmOfGate => {
    const days = reached.reduce((sum, { holdDays }) => sum + holdDays, 0);
    const staged = reached.reduce(
      (sum, { people, holdDays }) => sum + Math.min(people, customerBase) * holdDays,
      0,
    );
    const atOnce = customerBase * days * costPerCustomerDay;
    const inPhases = staged * costPerCustomerDay;
    return { days, atOnce, inPhases, prevented: atOnce - inPhases };
  };
  return { firstGate: costUntil([first]), lastGate: costUntil(phases) };
}
