import { allowedWorsening, truthOf } from './scenario.ts';
import type { CannotTell, ScenarioResult, Simulation } from './simulation.ts';
import { samplesOutOfReach } from './samples-out-of-reach.ts';
import {
  comparedWith,
  type SimulatedPhase,
  type SimulatedPlan,
  type SimulatedPrimary,
} from './simulated-plan.ts';
import { countedAtLastGate } from '#shared/hypotheses/pilot-phases.ts';
import { smallestDetectable, unitsNeeded, type EffectQuestion } from '#shared/hypotheses/units-needed.ts';

/** A harm that is missed more seldom is not worth a sentence. */
const SELDOM = 0.02;

type Found = Pick<Simulation, 'scenarios' | 'smallestProblems'>;

/** What the plan cannot tell, the weightiest first: facts as codes and numbers. */
export function cannotTell(plan: SimulatedPlan, found: Found): readonly CannotTell[] {
  return [
    ...aboutPhases(plan),
    ...aboutSamples(plan),
    ...aboutPrimary(plan),
    ...aboutHarm(plan, found.scenarios),
    ...aboutVolunteers(plan.phases),
    ...aboutRareProblems(plan, found),
  ];
}

function aboutPhases({ phases }: SimulatedPlan): CannotTell[] {
  return phases
    .filter(({ audience, exitCriteria }) => audience !== 'everyone' && exitCriteria.length === 0)
    .map(({ name }) => ({ code: 'phase-without-criteria', values: { phase: name } }));
}

function aboutSamples(plan: SimulatedPlan): CannotTell[] {
  return samplesOutOfReach(plan).map(({ phase, metric, asked, brought, days }) => {
    return { code: 'sample-out-of-reach', values: { phase, metric, asked, brought, days } };
  });
}

function aboutPrimary(plan: SimulatedPlan): CannotTell[] {
  const { primary, phases } = plan;
  if (primary === null) return [{ code: 'no-primary', values: {} }];
  const isAsked = phases.some(({ exitCriteria }) =>
    exitCriteria.some((one) => one.kind === 'benefit-shown' && one.metricId === primary.id),
  );
  const asked: CannotTell[] = isAsked
    ? []
    : [{ code: 'benefit-not-asked', values: { metric: primary.name } }];
  return [...asked, ...aboutGain(primary, plan)];
}

/** Whether the units until the last gate are enough for the effect hoped for, at 80 % and two-sided 5 %. */
function aboutGain(primary: SimulatedPrimary, plan: SimulatedPlan): CannotTell[] {
  const question: EffectQuestion = {
    kind: primary.kind,
    arms: 'two-arms',
    baseline: primary.base,
    effect: primary.expectedEffect,
    standardDeviation: primary.spread > 0 ? primary.spread : null,
  };
  const needed = unitsNeeded(question);
  const brought = unitsAtLastGate(primary, plan);
  if (needed === null || brought >= needed) return [];
  const smallest = smallestDetectable(question, brought);
  return [
    {
      code: 'gain-too-small-for-units',
      values: {
        metric: primary.name,
        metricKind: primary.kind,
        unit: primary.unit,
        effect: primary.expectedEffect,
        needed,
        brought: Math.round(brought),
        smallest: smallest === null ? null : Math.sign(primary.expectedEffect) * smallest,
      },
    },
  ];
}

/** Units of the smaller arm in the phases whose days count together at the last gate. */
function unitsAtLastGate({ unitsPerCustomerDay }: SimulatedPrimary, plan: SimulatedPlan): number {
  return countedAtLastGate(plan.phases).reduce((sum, phase) => {
    const fewer = Math.min(phase.people, comparedWith(phase, plan));
    return sum + fewer * phase.holdDays * unitsPerCustomerDay;
  }, 0);
}

function aboutHarm(plan: SimulatedPlan, scenarios: readonly ScenarioResult[]): CannotTell[] {
  const { guardrail } = plan;
  if (guardrail === null) return [{ code: 'no-guardrail', values: {} }];
  const scale = { metric: guardrail.name, metricKind: guardrail.kind, unit: guardrail.unit };
  if (allowedWorsening(guardrail) <= 0) {
    const limit = guardrail.limit.value;
    return [{ code: 'already-beyond-limit', values: { ...scale, base: guardrail.base, limit } }];
  }
  const margin = scenarios.find(({ scenario }) => scenario === 'margin');
  if (margin === undefined) return [];
  const missed = margin.chances.everyone.share;
  if (missed < SELDOM) return [];
  const level = truthOf('margin', plan).guardrailLevel;
  return [{ code: 'harm-missed', values: { ...scale, base: guardrail.base, level, missed } }];
}

/** Hand-picked people are not like those who come after them. */
function aboutVolunteers(phases: readonly SimulatedPhase[]): CannotTell[] {
  const lastPicked = phases.findLastIndex(({ audience }) => audience === 'picked');
  const next = phases[lastPicked + 1];
  return lastPicked < 0 || next === undefined
    ? []
    : [{ code: 'volunteers-only', values: { phase: next.name } }];
}

function aboutRareProblems({ phases }: SimulatedPlan, { smallestProblems }: Found): CannotTell[] {
  const best = smallestProblems.toSorted((left, right) => left.rate - right.rate)[0];
  if (best === undefined || !phases.some(({ audience }) => audience === 'everyone')) return [];
  return [{ code: 'rare-problems', values: { oneIn: Math.round(1 / best.rate), phase: best.name } }];
}
