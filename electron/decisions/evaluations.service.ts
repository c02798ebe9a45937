import { ENGINE_EDITION, evaluateGate } from '#shared/decisions/evaluate-gate.ts';
import { gateSchema, type Gate } from '#shared/decisions/gate.ts';
import type { GateFacts } from '#shared/decisions/gate-facts.ts';
import { createHarmMemory } from '#shared/decisions/harm-memory.ts';
import { canonicalJson } from '#shared/features/canonical-json.ts';
import type { Id } from '#shared/kernel/schema.ts';
import { fingerprint } from '#electron/features/fingerprint.ts';
import type { ServiceContext } from '#electron/workspace/service-context.ts';
import type { DecisionSources } from './decision-sources.ts';
import { gatherGateFacts } from './gather-gate-facts.ts';
import type { Evaluation, GatesRepository } from './gates.repository.ts';

type Parts = { context: ServiceContext; sources: DecisionSources; repository: GatesRepository };

/** The same facts judged at another time of day are the same facts. */
function hashOf({ now: _now, ...facts }: GateFacts): string {
  return fingerprint(JSON.stringify(facts));
}

/** A gate judged again: the metric of its step is not asked of one that was kept before gates said it. */
function asKept(judged: Gate, kept: Gate): Gate {
  return kept.stepMetricId === null ? { ...judged, stepMetricId: null } : judged;
}

/** Whether two gates say the same, whenever they were judged. */
function saysTheSame(left: Gate, right: Gate): boolean {
  // Written and read as the store does, which keeps no order of keys.
  const text = (gate: Gate): string =>
    canonicalJson(
      JSON.parse(JSON.stringify(gateSchema.parse({ ...gate, judgedAt: 0, inputHash: '' }))) as Parameters<
        typeof canonicalJson
      >[0],
    );
  return text(left) === text(right);
}

/** Judges gates, keeps what was judged from what, and judges it again when asked. */
export function createEvaluations({ context, sources, repository }: Parts) {
  const memory = createHarmMemory();
  const latest = new Map<Id, { key: string; gate: Gate | null }>();

  function gather(featureId: Id): GateFacts | null {
    return gatherGateFacts(sources, featureId, repository.listMoves(featureId));
  }

  function judge(facts: GateFacts): Gate {
    return evaluateGate(facts, memory);
  }

  function replay({ engine, facts, gate, inputHash }: Evaluation): 'same' | 'differs' | 'other-engine' {
    if (hashOf(facts) !== inputHash) return 'differs';
    if (engine !== ENGINE_EDITION) return 'other-engine';
    return saysTheSame(asKept(evaluateGate(facts), gate), gate) ? 'same' : 'differs';
  }

  return {
    /** The gate as it stands; null while no phase is current. */
    evaluate: (featureId: Id): Gate | null => {
      const key = `${repository.countChanges()} ${sources.today()}`;
      const known = latest.get(featureId);
      // Many screens ask for the same gate: as long as no row has changed it is the one judged before.
      if (known?.key === key) return known.gate;
      const facts = gather(featureId);
      const gate = facts === null ? null : judge(facts);
      latest.set(featureId, { key, gate });
      return gate;
    },
    /**
     * As `evaluate`, and kept with its facts unless the day's latest was judged from the same. Not undone: an
     * evaluation is a record of what was known.
     */
    keep: (featureId: Id): Gate | null => {
      const facts = gather(featureId);
      if (facts === null) return null;
      const inputHash = hashOf(facts);
      const gate = { ...judge(facts), inputHash };
      const kept = repository.findLatest(featureId);
      const isKnown =
        kept !== null &&
        kept.day === facts.today &&
        kept.inputHash === inputHash &&
        kept.engine === ENGINE_EDITION;
      if (isKnown) return gate;
      const phaseId = facts.phase.id;
      const { today: day, now: at } = facts;
      const id = context.newId();
      repository.insertEvaluation({
        id,
        featureId,
        phaseId,
        day,
        at,
        engine: ENGINE_EDITION,
        inputHash,
        facts,
        gate,
      });
      return gate;
    },
    /** Newest first, each judged again from its own facts. */
    list: (featureId: Id) =>
      repository
        .listEvaluations(featureId)
        .toReversed()
        .map((evaluation) => ({
          id: evaluation.id,
          day: evaluation.day,
          at: evaluation.at,
          phaseId: evaluation.phaseId,
          verb: evaluation.gate.verb,
          step: evaluation.gate.step ?? 'hold',
          reason: evaluation.gate.reason,
          replay: replay(evaluation),
        })),
    /** Judges every stored evaluation again. */
    verify: (): { count: number; differing: number } => {
      let [count, differing] = [0, 0];
      for (const evaluation of repository.iterateEvaluations()) {
        count += 1;
        if (replay(evaluation) === 'differs') differing += 1;
      }
      return { count, differing };
    },
  };
}

export type Evaluations = ReturnType<typeof createEvaluations>;
