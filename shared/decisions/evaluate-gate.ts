import { advise } from './advise.ts';
import type { Badge, Gate } from './gate.ts';
import type { GateFacts } from './gate-facts.ts';
import { judgeCriteria } from './judge-criterion.ts';
import { weighEvidence } from './weigh-evidence.ts';

function badgesOf(facts: GateFacts): Badge[] {
  const badges: Badge[] = [];
  if (facts.origin === 'sample') badges.push('sample-data');
  if (facts.phase.audience === 'picked') badges.push('volunteers');
  if (facts.shownComparisons.some((comparison) => comparison.basis === 'before-after'))
    badges.push('before-after');
  return badges;
}

/** The gate of the current phase: verdict per criterion, the advice with its reason, and what weighs on either side. */
export function evaluateGate(facts: GateFacts): Gate {
  const criteria = judgeCriteria(facts);
  return {
    featureId: facts.feature.id,
    phaseId: facts.phase.id,
    nextPhaseId: facts.nextPhase?.id ?? null,
    ...advise(facts, criteria),
    criteria,
    ...weighEvidence(facts),
    comparisons: [...facts.shownComparisons],
    badges: badgesOf(facts),
    gateDay: facts.gateDay,
    dataUpTo: facts.dataUpTo,
    judgedAt: facts.now,
  };
}
