import { changedDefinitions, definitionOf } from '#shared/decisions/metric-definition.ts';
import { canonicalJson } from '#shared/features/canonical-json.ts';
import { DEFAULT_GATE_RULES, type GateRules } from '#shared/features/gate-rules.ts';
import type { Id } from '#shared/kernel/schema.ts';
import { fingerprint } from '#electron/features/fingerprint.ts';
import type { MetricsService } from '#electron/metrics/metrics.service.ts';
import type { FrozenGate, GatesRepository } from './gates.repository.ts';

type Parts = { repository: GatesRepository; metrics: MetricsService; now: () => number };

/** What gates are judged by: the feature's rules until a phase starts, and from then on what was frozen with it. */
export function createGatePlans({ repository, metrics, now }: Parts) {
  function rulesOf(featureId: Id): GateRules {
    return repository.findRules(featureId) ?? DEFAULT_GATE_RULES;
  }

  /** Phases that started before rules were frozen are judged by the feature's own. */
  function forPhase(
    featureId: Id,
    phaseId: Id,
  ): { rules: GateRules; changed: readonly Id[]; frozen: FrozenGate | null } {
    const frozen = repository.findFrozen(phaseId);
    if (frozen === null) return { rules: rulesOf(featureId), changed: [], frozen };
    return {
      rules: frozen.rules,
      changed: changedDefinitions(metrics.listMetrics(featureId), frozen.definitions),
      frozen,
    };
  }

  function write(phaseId: Id, rules: GateRules, featureId: Id): void {
    const definitions = Object.fromEntries(
      metrics.listMetrics(featureId).map((metric) => [metric.id, definitionOf(metric)]),
    );
    const hash = fingerprint(canonicalJson({ rules, definitions }));
    repository.freeze({ phaseId, frozenAt: now(), rules, definitions, hash });
  }

  return {
    rulesOf,
    forPhase,
    /** Freezes rules and definitions with a phase that starts, inside the caller's command. */
    freeze: (featureId: Id, phaseId: Id): void => write(phaseId, rulesOf(featureId), featureId),
    /** Takes the definitions as they are today; the rules stay frozen. Inside the caller's command. */
    acceptDefinitions: (featureId: Id, phaseId: Id): void =>
      write(phaseId, forPhase(featureId, phaseId).rules, featureId),
    setRules: (featureId: Id, rules: GateRules): void => {
      repository.setRules(featureId, rules);
    },
  };
}

export type GatePlans = ReturnType<typeof createGatePlans>;
