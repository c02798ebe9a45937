import { useState } from 'react';
import { checkPlan, type PlanFinding } from '#shared/features/plan-checks.ts';
import { isLocked } from '#shared/features/phase-lock.ts';
import type { Phase, Plan } from '#shared/features/plan.ts';
import type { DraftPhase } from '#shared/simulator/simulator.contract.ts';

function draftOf({ phases }: Pick<Plan, 'phases'>): readonly DraftPhase[] {
  return phases.map(({ id, name, audience, people, holdDays }) => ({
    phaseId: id,
    name,
    audience,
    people,
    // A phase that is entered lasts a day at least.
    holdDays: Math.max(1, holdDays),
  }));
}

/** What has started is no longer to be tried, and of everyone there is only everyone. */
export function isFixed({ audience }: Pick<Phase, 'audience'>, stored: Phase | undefined): boolean {
  return audience === 'everyone' || (stored !== undefined && isLocked(stored));
}

/** Findings that make a draft impossible to simulate, not only unwise. */
const IMPOSSIBLE: ReadonlySet<PlanFinding['code']> = new Set(['more-than-base', 'too-few-customers']);

/** The numbers tried out beside the plan; they last until they are kept or let go of. */
export function useDraft(plan: Plan, customerBase: number) {
  const [changed, setChanged] = useState<readonly DraftPhase[] | null>(null);
  const own = draftOf(plan);
  const phases = changed ?? own;
  const findings = checkPlan(
    phases.map((phase) => Object.assign({ plannedStart: null }, phase)),
    { customers: customerBase, staff: 0 },
  );
  const set = (next: readonly DraftPhase[]): void =>
    setChanged(JSON.stringify(next) === JSON.stringify(own) ? null : next);
  return {
    phases,
    /** The numbers of the plan itself. */
    own,
    /** Null while the draft is the plan itself. */
    changed,
    findings,
    isPossible: !findings.some(({ code }) => IMPOSSIBLE.has(code)),
    change: (at: number, change: Partial<Pick<DraftPhase, 'people' | 'holdDays'>>): void =>
      set(phases.map((phase, index) => (index === at ? Object.assign({}, phase, change) : phase))),
    set,
    letGo: (): void => setChanged(null),
  };
}

export type Draft = ReturnType<typeof useDraft>;
