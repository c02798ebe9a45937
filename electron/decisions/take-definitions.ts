import type { decisionsContract } from '#shared/decisions/decisions.contract.ts';
import { findCurrentPhase } from '#shared/features/gate-day.ts';
import { AppError } from '#shared/kernel/app-error.ts';
import type { Id, z } from '#shared/kernel/schema.ts';
import type { ServiceContext } from '#electron/workspace/service-context.ts';
import type { DecisionSources } from './decision-sources.ts';

type Input<Method extends 'decisions.acceptDefinitions' | 'decisions.redefineMetric'> = z.output<
  (typeof decisionsContract)[Method]['input']
>;

/** Metrics defined otherwise while a phase runs, which goes on being judged as it was promised until that is taken. */
export function createDefinitionDeeds(context: ServiceContext, sources: DecisionSources) {
  function take(featureId: Id, metricIds: readonly Id[], reason: string): void {
    const phase = findCurrentPhase(sources.features.getPlan(featureId).phases);
    if (phase === null) throw new AppError('precondition', 'not-running');
    const { before, after } = sources.gatePlans.takeDefinitions(featureId, phase.id, metricIds);
    if (Object.keys(after).length === 0) return;
    const textOf = (definitions: typeof after): string => JSON.stringify({ definitions });
    sources.features.amend(phase.id, { reason, before: textOf(before), after: textOf(after) });
  }

  return {
    /**
     * The running phase is judged by its metrics as they are defined today, with the reason among its amendments.
     * Throws `not-running`.
     */
    acceptDefinitions: ({ featureId, reason }: Input<'decisions.acceptDefinitions'>): void =>
      context.commands.run({ method: 'decisions.acceptDefinitions', subjectId: featureId }, () =>
        take(
          featureId,
          sources.metrics.listMetrics(featureId).map(({ id }) => id),
          reason,
        ),
      ),
    /** Changes a metric and judges the running phase by that from now on: one deed, one undo. Throws what both throw. */
    redefineMetric: ({ metricId, change, reason }: Input<'decisions.redefineMetric'>): void =>
      context.commands.run({ method: 'decisions.redefineMetric', subjectId: metricId }, () => {
        sources.metrics.editMetric(metricId, change);
        take(sources.metrics.getMetric(metricId).featureId, [metricId], reason);
      }),
  };
}
