import type { Criterion } from './criterion.ts';
import type { PhaseAudience } from './plan.ts';

/** How a metric's limit is set: a level of its own, or a margin against the control group; null without a limit. */
export type LimitKind = 'absolute' | 'worse-than-control' | null;

/**
 * Whether only a control group can answer the criterion: a benefit that has to be shown, and a guardrail whose limit is a
 * margin against control. `limitOf` tells the limit of a metric by its id.
 */
export function needsControl(criterion: Criterion, limitOf: (metricId: string) => LimitKind): boolean {
  if (criterion.kind === 'benefit-shown') return true;
  const isLimit = criterion.kind === 'guardrail-holds' || criterion.kind === 'not-worse-shown';
  return isLimit && limitOf(criterion.metricId) === 'worse-than-control';
}

type Reach = {
  /** Customers in all; 0 where nobody said. */
  readonly customerBase: number;
  /** Customers who stay without the feature in this phase, to compare with. */
  readonly heldBack: number;
};

/** Whether the phase leaves nobody to compare with: every customer has the feature, and none is held back. */
export function leavesNoControl(
  { audience, people }: { readonly audience: PhaseAudience; readonly people: number },
  { customerBase, heldBack }: Reach,
): boolean {
  if (audience === 'staff' || heldBack > 0) return false;
  return audience === 'everyone' || (customerBase > 0 && people >= customerBase);
}
