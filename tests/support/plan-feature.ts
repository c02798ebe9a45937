import { CAREFUL_RISK_ANSWERS } from '#shared/features/feature.ts';
import type { PhaseAudience } from '#shared/features/plan.ts';
import { createFeaturesService } from '#electron/features/features.service.ts';
import type { ServiceContext } from '#electron/workspace/service-context.ts';

type PlannedPhase = { name: string; audience: PhaseAudience; people: number; plannedStart?: string | null };

/** A feature planned by the real service, for tests of what stands on plans. */
export function planFeature(
  context: ServiceContext,
  phases: readonly PlannedPhase[],
  name = 'AI lead scoring',
) {
  const features = createFeaturesService(context);
  const made = features.createFeature({
    name,
    summary: '',
    ownerName: '',
    kind: 'ai',
    riskAnswers: CAREFUL_RISK_ANSWERS,
    valueModel: null,
    phases: phases.map((phase) => Object.assign({ holdDays: 7, plannedStart: null }, phase)),
  });
  return { features, ...made };
}

export type PlannedFeature = ReturnType<typeof planFeature>;
