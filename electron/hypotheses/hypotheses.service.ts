import { isLocked } from '#shared/features/phase-lock.ts';
import { findHypothesisProblem } from '#shared/hypotheses/check-hypothesis.ts';
import type { Hypothesis, HypothesisDraft, Prospects } from '#shared/hypotheses/hypothesis.ts';
import {
  type HypothesisChange,
  hypothesisLockText,
  wordingChange,
} from '#shared/hypotheses/hypothesis-lock.ts';
import { hopedEffect, measuredEffect } from '#shared/hypotheses/money-effects.ts';
import type { MoneyView } from '#shared/hypotheses/money.ts';
import { moneyView } from '#shared/hypotheses/money-view.ts';
import { prospects } from '#shared/hypotheses/prospects.ts';
import { AppError } from '#shared/kernel/app-error.ts';
import type { Id } from '#shared/kernel/schema.ts';
import type { Comparison } from '#shared/metrics/comparison.ts';
import type { Metric } from '#shared/metrics/metric.ts';
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
  metrics: Pick<MetricsService, 'dailyValues' | 'listMetrics' | 'compareMetric'>,
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
    /**
     * What the feature is worth in money, by its first hypothesis about the primary metric. `judged` are comparisons to
     * go by instead of all days there are; null without a value model or with nothing measured or hoped for.
     */
    moneyView: (featureId: Id, judged?: readonly Comparison[]): MoneyView | null => {
      const { valueModel: model } = features.getFeature(featureId);
      if (model === null) return null;
      const known = metrics.listMetrics(featureId);
      const { metric, hypothesis } = valuedMetric(known, repository.listOfFeature(featureId));
      if (metric === null) return null;
      const comparison =
        judged === undefined
          ? metrics.compareMetric({ metricId: metric.id, from: null, to: null })
          : judged.find((one) => one.metric.id === metric.id);
      const measured = comparison === undefined ? null : measuredEffect(comparison);
      const hoped = hypothesis === null ? null : hopedEffect(hypothesis);
      if (measured === null && hoped === null) return null;
      return moneyView({
        metric,
        model,
        measured,
        hoped,
        phases: features.getPlan(featureId).phases,
        customerBase: features.customerBase(),
        otherMetrics: known.filter(({ id }) => id !== metric.id).map(({ name }) => name),
        currency: readModel.currency(),
      });
    },
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

/** The metric whose change is worth money: of the first hypothesis about a primary one, else the first primary one. */
function valuedMetric(
  metrics: readonly Metric[],
  hypotheses: readonly StoredHypothesis[],
): { metric: Metric | null; hypothesis: StoredHypothesis | null } {
  const primary = metrics.filter(({ role }) => role === 'primary');
  const isAbout = (among: readonly Metric[]) => (hypothesis: StoredHypothesis) =>
    among.some(({ id }) => id === hypothesis.metricId);
  const hypothesis = hypotheses.find(isAbout(primary)) ?? hypotheses.find(isAbout(metrics)) ?? null;
  const metric = metrics.find(({ id }) => id === hypothesis?.metricId) ?? primary[0] ?? null;
  return { metric, hypothesis };
}

export type HypothesesService = ReturnType<typeof createHypothesesService>;
