import { watchDistrust } from './distrust-watch.ts';
import { effectOfLog } from './effect-of-log.ts';
import { futilitiesOf, futilityBeforeLook } from './futility-watch.ts';
import {
  daysOf,
  gatesOf,
  metricsOf,
  placeOf,
  type Gate,
  type Morning,
  type OwnMetric,
  type Scene,
} from './gate-of-morning.ts';
import { watchHarm } from './harm-watch.ts';
import { judgeAtLook, lookMetric, smallPilotOf, type LookMetric, type LookVerdict } from './judge-look.ts';
import type { Logs } from './made-up-days.ts';
import type { SimulatedPlan } from './simulated-plan.ts';
import type { LookEffect } from '#shared/decisions/judge-effect.ts';
import {
  takeStep,
  type FutilitySignal,
  type HarmSignal,
  type Signals,
  type Step,
} from '#shared/decisions/take-step.ts';

/** What the rule says in the morning. `waits`: whether a look is still to come, or days to be counted. */
export type MorningStep = Step & { readonly waits: 'yes' | 'no' };

/** Asked every morning of a rollout, in order; `reset` begins the next rollout on the same logs. */
export type RuleWatch = { readonly reset: () => void; readonly ask: (morning: Morning) => MorningStep };

/** What a look found stays what it found until the next one. */
type Frozen = {
  /** Where the phase started, so that a phase entered again is looked at anew. */
  readonly startedOn: number;
  readonly look: number;
  readonly verdicts: readonly LookVerdict[];
  readonly metrics: readonly LookMetric[];
  readonly futilities: readonly FutilitySignal[];
};

/**
 * The app's rule as it is asked every morning: its steps (`takeStep`), looks, effects, evidence and thresholds, over
 * numbers that may be trusted, and a person who does what it advises. Voices, notes and the checklist are in order;
 * forecasts and hard limits are not simulated.
 */
export function watchByRule(plan: SimulatedPlan, logs: Logs): RuleWatch {
  const gates = gatesOf(plan);
  const metrics = metricsOf(plan, logs);
  const harm = plan.guardrail === null ? null : watchHarm(plan.guardrail, plan.rules);
  const looks = keepLooks(plan, metrics);
  const faults = watchDistrust(plan, metrics);
  let seen = 0;

  function takeIn({ index, startedOn }: Morning): void {
    const first = firstCustomerDay(plan, startedOn);
    if (harm !== null && logs.guardrail !== null && first !== null) {
      for (let day = Math.max(seen, first); day < index; day += 1) harm.addDay(logs.guardrail, day);
    }
    seen = index;
  }

  return {
    reset: () => {
      harm?.reset();
      looks.reset();
      faults.reset();
      seen = 0;
    },
    ask: (morning) => {
      takeIn(morning);
      const gate = gates[morning.phase];
      if (gate === undefined) throw new RangeError(`the plan has no phase ${morning.phase}.`);
      const scene: Scene = { plan, gate, morning, metrics, ...daysOf(gate, morning) };
      const at = scene.reached < 0 ? null : looks.at(scene);
      const watched = gate.phase.audience === 'staff' ? null : (harm?.signal() ?? null);
      const distrust = faults.ask(gate, morning);
      const step = takeStep(signalsOf(scene, { at, distrust, harm: watched }), plan.rules);
      if (step.verb === 'reduce') harm?.reduced(morning.index);
      const isLast = scene.reached === gate.looks.length - 1;
      return { ...step, waits: isLast && scene.daysOpen === 0 ? 'no' : 'yes' };
    },
  };
}

/** Looks are judged once, on the morning they are due, when the numbers so far are just theirs. */
function keepLooks({ rules }: SimulatedPlan, metrics: readonly OwnMetric[]) {
  let frozen: Frozen | null = null;
  let earlier: readonly (readonly LookEffect[])[] = [];

  function judge(scene: Scene, startedOn: number): Frozen {
    const { gate, reached, morning } = scene;
    const place = placeOf(gate, morning);
    const fraction = gate.looks[reached]?.fraction ?? 1;
    const found = metrics.map(({ metric, log }, at) => {
      const effect = effectOfLog(metric.kind, log, place.counted);
      return lookMetric({ metric, log, ...place, effect }, earlier[at] ?? [], fraction);
    });
    earlier = found.map(({ effect }, at) =>
      effect === null ? (earlier[at] ?? []) : [...(earlier[at] ?? []), { effect, fraction }],
    );
    const verdicts = gate.phase.exitCriteria.map((criterion) => judgeAtLook(criterion, found, rules));
    const own = found.find(({ metric }) => metric.role === 'primary');
    const futilities = own === undefined ? [] : futilitiesOf(own, scene, verdicts);
    return { startedOn, look: reached, verdicts, metrics: found, futilities };
  }

  return {
    reset: () => {
      [frozen, earlier] = [null, []];
    },
    at: (scene: Scene): Frozen => {
      const startedOn = scene.morning.startedOn[scene.morning.phase] ?? 0;
      if (frozen?.startedOn !== startedOn) earlier = [];
      else if (frozen.look === scene.reached) return frozen;
      frozen = judge(scene, startedOn);
      return frozen;
    },
  };
}

type Watched = {
  readonly at: Frozen | null;
  readonly distrust: Signals['distrust'];
  readonly harm: HarmSignal | null;
};

function signalsOf(scene: Scene, { at, distrust, harm }: Watched): Signals {
  const { plan, gate, morning, reached, daysOpen } = scene;
  const isUnsettled =
    at?.verdicts.some(({ verdict, by }) => verdict === 'not-enough-yet' && by === 'numbers') ?? false;
  const isLastLook = reached === gate.looks.length - 1 && gate.looks.length > 1;
  const isStaff = gate.phase.audience === 'staff';
  return {
    killSwitch: 'armed',
    distrust,
    unsettled: [],
    hardLimitsPassed: [],
    harms: harm === null ? [] : [harm],
    catastrophes: 0,
    crossings: [],
    back: { isPossible: morning.phase > 0 ? 'yes' : 'no', reductions: morning.reductions },
    look: at === null ? 'planned' : isLastLook && isUnsettled ? 'spent' : 'open',
    criteria: at === null ? NOTHING_JUDGED : countsOf(at.verdicts, daysOpen),
    failedGuardrails: at === null ? [] : failedOf(at.metrics, gate, plan),
    futilities: isStaff ? [] : (at?.futilities ?? futilityBeforeLook(scene)),
  };
}

function firstCustomerDay({ phases }: SimulatedPlan, startedOn: readonly number[]): number | null {
  const at = phases.findIndex(({ audience }) => audience !== 'staff');
  return startedOn[at] ?? null;
}

const NOTHING_JUDGED: Signals['criteria'] = { failed: 0, open: 0, openBenefit: 0, passed: 0 };

/** Days that are not over yet are open; `judgeAtLook` took them as met. */
function countsOf(verdicts: readonly LookVerdict[], daysOpen: number): Signals['criteria'] {
  const counts = { failed: 0, open: daysOpen, openBenefit: 0, passed: -daysOpen };
  for (const { verdict, asksBenefit } of verdicts) {
    if (verdict === 'pass') counts.passed += 1;
    else if (verdict === 'fail') counts.failed += 1;
    else {
      counts.open += 1;
      if (asksBenefit === 'yes') counts.openBenefit += 1;
    }
  }
  return counts;
}

function failedOf(
  metrics: readonly LookMetric[],
  { phase }: Gate,
  { guardrail }: SimulatedPlan,
): Signals['failedGuardrails'] {
  if (guardrail === null) return [];
  const isAsked = phase.exitCriteria.some(
    (criterion) => 'metricId' in criterion && criterion.metricId === guardrail.id,
  );
  const found = metrics.find(({ metric }) => metric.id === guardrail.id);
  if (!isAsked || found === undefined || smallPilotOf(found)?.verdict !== 'fail') return [];
  return [{ metricId: guardrail.id, onHarm: guardrail.onHarm }];
}
