import type { ExposedNow } from './dial-steps.ts';
import type { Feature } from './feature.ts';
import type { Phase } from './plan.ts';
import { wasTakenBack } from './taken-back.ts';

type ExposureQuestion = {
  readonly feature: Pick<Feature, 'state' | 'killSwitch'>;
  readonly phases: readonly Phase[];
  /** People with a running exposure in the ledger. */
  readonly ledger: ExposedNow;
  /** People of the roster who may have features (not opted out); 0 when there is no roster of that role. */
  readonly roster: ExposedNow;
};

function isBegun(phase: Phase): boolean {
  return phase.state === 'current' || phase.state === 'reached';
}

function largestBegun(phases: readonly Phase[]): number {
  return Math.max(0, ...phases.filter(isBegun).map((phase) => phase.people));
}

/**
 * How many people have the feature today. The ledger of named people decides. Where it cannot know, the plan does:
 * without a roster the largest step that has begun, and once everyone has it, everyone who has not opted out.
 * The kill switch, a full roll-back and a stop leave nobody.
 */
export function exposedNow({ feature, phases, ledger, roster }: ExposureQuestion): ExposedNow {
  if (wasTakenBack(feature.state, phases) || feature.killSwitch === 'engaged')
    return { customers: 0, staff: 0 };
  const staffPhases = phases.filter((phase) => phase.audience === 'staff');
  const customerPhases = phases.filter((phase) => phase.audience !== 'staff');
  const hasEveryone = customerPhases.some((phase) => phase.audience === 'everyone' && isBegun(phase));
  const customersOfRoster = hasEveryone ? Math.max(ledger.customers, roster.customers) : ledger.customers;
  return {
    customers: roster.customers > 0 ? customersOfRoster : largestBegun(customerPhases),
    staff: roster.staff > 0 ? ledger.staff : largestBegun(staffPhases),
  };
}
