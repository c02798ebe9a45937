import { isLocked } from '#shared/features/phase-lock.ts';
import { findHypothesisProblem } from '#shared/hypotheses/check-hypothesis.ts';
import type { Hypothesis, HypothesisDraft, Prospects } from '#shared/hypotheses/hypothesis.ts';
import {
  type HypothesisChange,
  hypothesisLockText,
  wordingChange,
} from '#shared/hypotheses/hypothesis-lock.ts';
import { prospects } from '#shared/hypotheses/prospects.ts';
import { AppError } from '#shared/kernel/app-error.ts';
import type { Id } from '#shared/kernel/schema.ts';
import { isDerived } from '#shared/metrics/summarise-derived.ts';
import type { FeaturesService } from '#electron/features/features.service.ts';
import { fingerprint } from '#electron/features/fingerprint.ts';
import type { MetricsService } from '#electron/metrics/metrics.service.ts';
import type { ServiceContext } from '#electron/workspace/service-context.ts';
import { createHypothesesReadModel, type HypothesisMetric } from './hypotheses.read-model.ts';
import { createHypothesesRepository, type StoredHypothesis } from './hypotheses.repository.ts';

/** What a feature is believed to change, locked when its first phase starts. */
export function createHypothesesService(
  context: ServiceContext,
  features: FeaturesService,
  metrics: Pick<MetricsService, 'dailyValues'>,
) {
  const { commands, db, newId, now, actor } = context;
  const repository = createHypothesesRepository(db);
  const readModel = createHypothesesReadModel(db);

  function getStored(hypothesisId: Id): StoredHypothesis {
    const stored = repository.findById(hypothesisId);
    if (stored === null) throw new AppError('not-found', 'hypothesis-not-found');
    return stored;
  }

  function getMetric(metricId: Id): HypothesisMetric {
    const metric = readModel.findMetric(metricId);
    if (metric === null) throw new AppError('not-found', 'metric-not-found');
    return metric;
  }

  function check(draft: HypothesisDraft): void {
    const metric = getMetric(draft.metricId);
    if (metric.featureId !== draft.featureId) {
      throw new AppError('validation', 'metric-of-other-feature', { metric: metric.name });
    }
    if (draft.segmentId !== null && !readModel.hasSegment(draft.segmentId)) {
      throw new AppError('not-found', 'segment-not-found');
    }
    const problem = findHypothesisProblem(draft, metric);
    if (problem !== null) throw new AppError('validation', problem, { metric: metric.name });
  }

  function lockOf(draft: HypothesisDraft): Hypothesis['locked'] {
    return { at: now(), hash: fingerprint(hypothesisLockText(draft)) };
  }

  function hasStarted(featureId: Id): boolean {
    return features.getPlan(featureId).phases.some(isLocked);
  }

  function toHypothesis({ createdAt: _createdAt, ...stored }: StoredHypothesis): Hypothesis {
    return { ...stored, amendments: repository.listAmendments(stored.id) };
  }

  return {
    /**
     * Writes a hypothesis about a metric of the feature. One written after the first phase started is locked at once.
     * Throws the codes of `findHypothesisProblem`, `metric-not-found`, `metric-of-other-feature`, `segment-not-found`.
     */
    writeHypothesis: (draft: HypothesisDraft): { hypothesisId: Id } => {
      check(draft);
      const locked = hasStarted(draft.featureId) ? lockOf(draft) : null;
      return commands.run({ method: 'hypotheses.write', subjectId: draft.featureId }, () => {
        const id = newId();
        repository.insert({ ...draft, id, locked, createdAt: now() });
        return { hypothesisId: id };
      });
    },
    /** A locked hypothesis wants a reason and keeps both wordings; throws `hypothesis-locked` without one. */
    revise: (hypothesisId: Id, change: HypothesisChange, reason: string): void => {
      const stored = getStored(hypothesisId);
      const wording = wordingChange(stored, change);
      if (wording === null) return;
      const defined = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
      const revised: StoredHypothesis = { ...stored, ...defined };
      check(revised);
      const why = reason.trim();
      if (stored.locked !== null && why === '') throw new AppError('precondition', 'hypothesis-locked');
      commands.run({ method: 'hypotheses.revise', subjectId: stored.featureId }, () => {
        repository.update(revised);
        if (stored.locked === null) return;
        repository.insertAmendment({
          id: newId(),
          hypothesisId,
          at: now(),
          actor: actor(),
          reason: why,
          ...wording,
        });
      });
    },
    /** Only before it is locked: what a pilot was started for stays on record. */
    remove: (hypothesisId: Id): void => {
      const stored = getStored(hypothesisId);
      if (stored.locked !== null) throw new AppError('precondition', 'hypothesis-stays');
      commands.run({ method: 'hypotheses.remove', subjectId: stored.featureId }, () => {
        repository.remove(hypothesisId);
      });
    },
    /** Oldest first, with amendments. */
    listForFeature: (featureId: Id): Hypothesis[] => repository.listOfFeature(featureId).map(toHypothesis),
    /** Freezes every hypothesis of the feature that is still free, with time and fingerprint. */
    lockForFeature: (featureId: Id): void =>
      commands.run({ method: 'hypotheses.lock', subjectId: featureId }, () => {
        for (const stored of repository.listOfFeature(featureId)) {
          if (stored.locked === null) repository.update({ ...stored, locked: lockOf(stored) });
        }
      }),
    prospects: (hypothesisId: Id): Prospects => {
      const hypothesis = getStored(hypothesisId);
      const metric = getMetric(hypothesis.metricId);
      const days = metrics.dailyValues(metric.id);
      return prospects({
        hypothesis,
        // What a formula computes is one figure a day, whatever it is made from.
        metricKind: isDerived(days) ? 'value' : metric.kind,
        days,
        phases: features.getPlan(hypothesis.featureId).phases,
        customerBase: features.customerBase(),
      });
    },
  };
}

export type HypothesesService = ReturnType<typeof createHypothesesService>;
