import type { AdviceVerb, StepName } from './gate.ts';
import type { GateRules } from '#shared/features/gate-rules.ts';

/** Evidence of harm on one guardrail, so far. */
export type HarmSignal = {
  readonly metricId: string;
  readonly evidence: number;
  /** The same, divided by what it was when a warning last went one phase back; the evidence itself before that. */
  readonly growth: number;
  /** Evidence from which on harm is taken as shown: 1 / (alpha × the metric's share of it). */
  readonly needed: number;
  /** Distinct days that bore evidence. */
  readonly days: number;
  /** What the plan says for shown harm; `hold` where the method is too weak to step back by itself. */
  readonly onHarm: 'roll-back' | 'reduce' | 'hold';
};

/** What is known of the primary metric on the way to the last gate. */
export type FutilitySignal = {
  readonly metricId: string;
  /** Probability that it is better at all; null while unknown. */
  readonly better: number | null;
  /** Probability that the last gate will be passed, its extensions included; null while unknown. */
  readonly passing: number | null;
};

/** Everything the rule looks at. Who gathers it, from figures or from a simulation, is another matter. */
export type Signals = {
  readonly killSwitch: 'armed' | 'engaged';
  /** Codes of what makes the data untrustworthy; empty when they may be trusted. */
  readonly distrust: readonly string[];
  /** Codes of what forbids to pass the gate, or to give up, but says nothing against evidence of harm. */
  readonly unsettled: readonly string[];
  readonly hardLimitsPassed: readonly { readonly metricId: string }[];
  readonly harms: readonly HarmSignal[];
  /** Open notes of the severity that blocks. */
  readonly catastrophes: number;
  readonly crossings: readonly { readonly metricId: string; readonly chance: number }[];
  /** Phases back, and how often a warning has already been answered by going one back. */
  readonly back: { readonly isPossible: 'yes' | 'no'; readonly reductions: number };
  /** planned: no look yet · open: at a look · spent: the last extension's look is past. */
  readonly look: 'planned' | 'open' | 'spent';
  /** `openBenefit` counts those among the open ones that only wait for the benefit to be shown. */
  readonly criteria: {
    readonly failed: number;
    readonly open: number;
    readonly openBenefit: number;
    readonly passed: number;
  };
  /** Guardrails a small pilot's table says to roll back for; judged at a look only. */
  readonly failedGuardrails: readonly {
    readonly metricId: string;
    readonly onHarm: 'roll-back' | 'reduce';
  }[];
  readonly futilities: readonly FutilitySignal[];
};

/** Which step of the rule matched, what it advises, and the metric it is about. */
export type Step = { readonly name: StepName; readonly verb: AdviceVerb; readonly metricId: string | null };

type Rules = Pick<GateRules, 'harm' | 'forecast' | 'reductionsAtMost' | 'futility' | 'ifInconclusive'>;

/**
 * The rule, once a day, first match wins: kill switch; a hard limit passed; data that cannot be trusted (nothing but a
 * hard limit is believed then); harm shown on a guardrail; an open catastrophe among the notes; a warning (some
 * evidence of harm, or a limit that the forecast will probably cross), which goes one phase back at most so often; the
 * gate, at its looks only; futility; otherwise hold, and after the last extension what the owner chose beforehand: keep
 * the old, or ship what was not shown to be worse.
 */
export function takeStep(signals: Signals, rules: Rules): Step {
  return (
    protect(signals, rules) ??
    warn(signals, rules) ??
    (signals.unsettled.length > 0 ? step('data', 'hold') : null) ??
    passGate(signals) ??
    giveUp(signals, rules) ??
    wait(signals, rules)
  );
}

function step(name: StepName, verb: AdviceVerb, metricId: string | null = null): Step {
  return { name, verb, metricId };
}

function protect(signals: Signals, rules: Rules): Step | null {
  if (signals.killSwitch === 'engaged') return step('kill-switch', 'roll-back');
  const passed = signals.hardLimitsPassed[0];
  if (passed !== undefined) return step('hard-limit', 'roll-back', passed.metricId);
  if (signals.distrust.length > 0) return step('data', 'hold');
  const shown = signals.harms.filter(
    ({ evidence, needed, days, onHarm }) =>
      onHarm !== 'hold' && evidence >= needed && days >= rules.harm.days,
  );
  const worst = shown.find(({ onHarm }) => onHarm === 'roll-back') ?? shown[0];
  if (worst !== undefined) return step('harm', backVerb(worst.onHarm, signals), worst.metricId);
  return signals.catastrophes > 0 ? step('catastrophe', backVerb('reduce', signals)) : null;
}

/** Reducing needs a phase to go back to; before it, taking the feature back is the only way to expose fewer. */
function backVerb(wanted: HarmSignal['onHarm'], { back }: Signals): AdviceVerb {
  if (wanted === 'reduce') return back.isPossible === 'yes' ? 'reduce' : 'hold';
  return wanted;
}

function warn(signals: Signals, { harm, forecast, reductionsAtMost }: Rules): Step | null {
  const worrying = signals.harms.find(({ evidence }) => evidence >= harm.warningEvidence);
  const crossing = signals.crossings.find(({ chance }) => chance >= forecast.chance);
  const metricId = worrying?.metricId ?? crossing?.metricId ?? null;
  if (metricId === null) return null;
  const mayReduce =
    worrying === undefined || (worrying.onHarm !== 'hold' && worrying.growth >= harm.warningEvidence);
  const isStepLeft = signals.back.isPossible === 'yes' && signals.back.reductions < reductionsAtMost;
  return step('warning', mayReduce && isStepLeft ? 'reduce' : 'hold', metricId);
}

function passGate(signals: Signals): Step | null {
  if (signals.look === 'planned') return null;
  const failed = signals.failedGuardrails[0];
  if (failed !== undefined) {
    return step('guardrail-failed', backVerb(failed.onHarm, signals), failed.metricId);
  }
  const { failed: fails, open, passed } = signals.criteria;
  return fails === 0 && open === 0 && passed > 0 ? step('gate', 'advance') : null;
}

function giveUp({ futilities }: Signals, { futility }: Rules): Step | null {
  const lost = futilities.find(
    ({ better, passing }) =>
      (better !== null && better < futility.better) || (passing !== null && passing < futility.passing),
  );
  return lost === undefined ? null : step('futility', 'stop', lost.metricId);
}

function wait({ look, criteria }: Signals, { ifInconclusive }: Rules): Step {
  if (look !== 'spent') return step('hold', 'hold');
  if (ifInconclusive === 'keep-old') return step('inconclusive', 'stop');
  const isNotWorse = criteria.failed === 0 && criteria.open === criteria.openBenefit;
  return step('inconclusive', isNotWorse ? 'advance' : 'hold');
}
