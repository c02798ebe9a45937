import { changedDefinitions, definedAs, definitionOf } from '#shared/decisions/metric-definition.ts';
import { canonicalJson } from '#shared/features/canonical-json.ts';
import { DEFAULT_GATE_RULES, type GateRules } from '#shared/features/gate-rules.ts';
import type { Metric } from '#shared/metrics/metric.ts';
import type { Id } from '#shared/kernel/schema.ts';
import { fingerprint } from '#electron/features/fingerprint.ts';
import type { MetricsService } from '#electron/metrics/metrics.service.ts';
import type { FrozenGate, GatesRepository } from './gates.repository.ts';

type Parts = { repository: GatesRepository; metrics: MetricsService; now: () => number };

type JudgedBy = {
  rules: GateRules;
  metrics: readonly Metric[];
  /** Ids of those defined otherwise today. */
  changed: readonly Id[];
  frozen: FrozenGate | null;
};

/** Definitions by metric, as texts of `definitionOf`. */
export type TakenDefinitions = { before: Readonly<Record<Id, string>>; after: Readonly<Record<Id, string>> };

/** What gates are judged by: the feature's rules until a phase starts, and from then on what was frozen with it. */
export function createGatePlans({ repository, metrics, now }: Parts) {
  function rulesOf(featureId: Id): GateRules {
    return repository.findRules(featureId) ?? DEFAULT_GATE_RULES;
  }

  /**
   * What the phase is judged by: `metrics` as they were defined when it started, those defined since as they are. Phases
   * that started before rules were frozen are judged by the feature's own.
   */
  function forPhase(featureId: Id, phaseId: Id): JudgedBy {
    const frozen = repository.findFrozen(phaseId);
    const today = metrics.listMetrics(featureId);
    if (frozen === null) return { rules: rulesOf(featureId), metrics: today, changed: [], frozen };
    const changed = changedDefinitions(today, frozen.definitions);
    const asFrozen = (metric: Metric): Metric => {
      const definition = frozen.definitions[metric.id];
      if (definition === undefined || !changed.includes(metric.id)) return metric;
      const before = definedAs(metric, definition);
      // A formula is written with names: after one of them changed, only today's text can still be read.
      const isReadable = before.formula === null || metrics.findRecipe(before) !== null;
      return isReadable ? before : { ...before, formula: metric.formula };
    };
    return { rules: frozen.rules, metrics: today.map(asFrozen), changed, frozen };
  }

  function definitionsOf(featureId: Id): Readonly<Record<Id, string>> {
    return Object.fromEntries(
      metrics.listMetrics(featureId).map((metric) => [metric.id, definitionOf(metric)]),
    );
  }

  function write(phaseId: Id, { rules, definitions }: Pick<FrozenGate, 'rules' | 'definitions'>): void {
    const hash = fingerprint(canonicalJson({ rules, definitions: { ...definitions } }));
    repository.freeze({ phaseId, frozenAt: now(), rules, definitions, hash });
  }

  return {
    rulesOf,
    forPhase,
    /** Freezes rules and definitions with a phase that starts, inside the caller's command. */
    freeze: (featureId: Id, phaseId: Id): void =>
      write(phaseId, { rules: rulesOf(featureId), definitions: definitionsOf(featureId) }),
    /**
     * Takes the definitions of these metrics as they are today; the rules and all others stay frozen. Inside the caller's
     * command. Answers before and after of those that are others now.
     */
    takeDefinitions: (featureId: Id, phaseId: Id, metricIds: readonly Id[]): TakenDefinitions => {
      const { rules, changed, frozen } = forPhase(featureId, phaseId);
      const taken = changed.filter((id) => metricIds.includes(id));
      const [was, is] = [frozen?.definitions ?? {}, definitionsOf(featureId)];
      const pick = (from: Readonly<Record<Id, string>>): Record<Id, string> =>
        Object.fromEntries(taken.map((id) => [id, from[id] ?? '']));
      if (taken.length > 0) write(phaseId, { rules, definitions: { ...was, ...pick(is) } });
      return { before: pick(was), after: pick(is) };
    },
    setRules: (featureId: Id, rules: GateRules): void => {
      repository.setRules(featureId, rules);
    },
  };
}

export type GatePlans = ReturnType<typeof createGatePlans>;
