import { CAREFUL_RISK_ANSWERS } from '#shared/features/feature.ts';
import type { CalendarDay } from '#shared/kernel/calendar-day.ts';
import type { TestWorkspace } from './open-test-workspace.ts';

type Beta = { readonly people: number; readonly plannedStart?: CalendarDay };

/** Plans a feature with one phase of picked customers and nothing else; its ids. */
export async function planBeta(workspace: TestWorkspace, { people, plannedStart }: Beta) {
  const { featureId } = await workspace.call('decisions.planRollout', {
    name: 'Order by message',
    kind: 'product',
    riskAnswers: CAREFUL_RISK_ANSWERS,
    metric: null,
    hypothesis: null,
    guardrail: null,
    phases: [
      { name: 'Closed beta', audience: 'picked', people, holdDays: 7, plannedStart: plannedStart ?? null },
    ],
  });
  const [phase] = (await workspace.call('features.get', { featureId })).plan.phases;
  if (phase === undefined) throw new Error('The plan has a phase.');
  return { featureId, phaseId: phase.id };
}
