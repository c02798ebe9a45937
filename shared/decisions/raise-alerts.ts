import {
  orderAlerts,
  type AlertCause,
  type AlertKind,
  type AlertSeverity,
  type UnusualDay,
} from './alert.ts';
import type { DataFinding, Gate, Sentence, StepName, Watched } from './gate.ts';
import type { Feature } from '#shared/features/feature.ts';
import type { StartWhen } from '#shared/features/phase-setup.ts';
import { DEFAULT_GATE_RULES } from '#shared/features/gate-rules.ts';
import type { Phase } from '#shared/features/plan.ts';
import type { CalendarDay } from '#shared/kernel/calendar-day.ts';
import type { Id } from '#shared/kernel/schema.ts';

/** What alerts of one running feature are raised from. */
export type AlertFacts = {
  readonly feature: Pick<Feature, 'id' | 'killSwitch'>;
  readonly phases: readonly Pick<Phase, 'id' | 'name'>[];
  readonly gate: Gate;
  /** When the next phase starts by its plan; null where none is left. */
  readonly nextStarts: StartWhen | null;
  readonly today: CalendarDay;
  /** Open problems among the notes; ids grow with time. */
  readonly severeLines: readonly { readonly id: Id; readonly severity: number; readonly text: string }[];
  /** Newest first. */
  readonly unusual: readonly UnusualDay[];
};

/**
 * Every reason to look at a running feature today, worst first, one per matter: of a metric only the worst that is said
 * of it. Nothing while the kill switch is on, for then nobody has the feature. An unusual day asks for nothing but to be
 * known: it compares with no control group.
 */
export function raiseAlerts(facts: AlertFacts): AlertCause[] {
  if (facts.feature.killSwitch === 'engaged') return [];
  const hard = hardLimitAlerts(facts);
  const passed = new Set(hard.map(({ metricId }) => metricId));
  return orderAlerts([
    ...hard,
    ...facts.gate.watched
      .filter(({ metricId }) => !passed.has(metricId))
      .flatMap((watched) => guardrailAlerts(facts, watched)),
    ...catastropheAlerts(facts),
    ...gateAlerts(facts),
    ...facts.gate.data.flatMap((finding) => dataAlerts(facts, finding)),
    ...unusualAlerts(facts),
  ]);
}

type Cause = {
  readonly kind: AlertKind;
  readonly severity: AlertSeverity;
  readonly metricId?: Id | null;
  /** What starts it anew beside feature, phase, kind and metric. */
  readonly anew?: string | number | null;
  /** Code below `alert:title`; the kind itself where none is given. */
  readonly title?: string;
  readonly values?: Sentence['values'];
  readonly detail: Sentence;
  readonly unusual?: readonly UnusualDay[];
};

function alertOf({ gate, feature, phases }: AlertFacts, cause: Cause): AlertCause {
  const { kind, severity, metricId = null, anew = null, title = kind, values = {}, unusual = [] } = cause;
  const phase = phases.find(({ id }) => id === gate.phaseId)?.name ?? '';
  return {
    key: [kind, gate.phaseId, metricId, anew].map((part) => part ?? '').join(' '),
    kind,
    severity,
    featureId: feature.id,
    phaseId: gate.phaseId,
    metricId,
    title: { code: `alert:title.${title}`, values: { phase, ...values } },
    detail: cause.detail,
    badges: gate.badges,
    unusual: [...unusual],
  };
}

/** The gate's own sentence of reason. */
function gateReason({ reason }: Gate): Sentence {
  return { code: `gate:${reason.code}`, values: reason.values };
}

function stepsBack({ verb }: Gate): boolean {
  return verb === 'roll-back' || verb === 'reduce';
}

/** Whether the advice of the day rests on this metric. */
function isOfStep({ step, stepMetricId }: Gate, names: readonly StepName[], { metricId }: Watched): boolean {
  return step !== null && names.includes(step) && stepMetricId === metricId;
}

function hardLimitAlerts(facts: AlertFacts): AlertCause[] {
  const { gate } = facts;
  if (gate.step !== 'hard-limit') return [];
  const detail = gateReason(gate);
  return [
    alertOf(facts, {
      kind: 'hard-limit-passed',
      severity: 'act-now',
      metricId: gate.stepMetricId,
      values: { metric: gate.reason.values['metric'] ?? null },
      detail,
    }),
  ];
}

function guardrailAlerts(facts: AlertFacts, watched: Watched): AlertCause[] {
  const { gate } = facts;
  const { metricId, metric, state, crossing } = watched;
  const values = { metric };
  if (state === 'harm') {
    const isAdvised = isOfStep(gate, ['harm'], watched);
    const isBelieved = gate.step !== 'data';
    const code = isBelieved ? 'alert:detail.harm-shown' : 'alert:detail.harm-doubted';
    const detail = isAdvised ? gateReason(gate) : { code, values };
    return [
      alertOf(facts, {
        kind: 'harm-shown',
        severity: isBelieved ? 'act-now' : 'look',
        metricId,
        values,
        detail,
      }),
    ];
  }
  const isAdvised = isOfStep(gate, ['warning'], watched);
  const warning = {
    severity: isAdvised && stepsBack(gate) ? ('act-now' as const) : ('look' as const),
    metricId,
    // What was acknowledged as a warning is said anew when it asks to step back, and after each planned look.
    anew: [gate.looks?.reached ?? '', isAdvised ? gate.verb : 'hold'].join(' '),
    values,
  };
  if (state === 'warning') {
    const detail = isAdvised ? gateReason(gate) : { code: 'alert:detail.harm-possible', values };
    return [alertOf(facts, { ...warning, kind: 'harm-possible', detail })];
  }
  const { chance } = (gate.rules ?? DEFAULT_GATE_RULES).forecast;
  if (crossing === null || crossing < chance) return [];
  const detail = { code: 'alert:detail.crossing-ahead', values: { metric, chance: crossing } };
  return [alertOf(facts, { ...warning, kind: 'crossing-ahead', detail })];
}

function catastropheAlerts(facts: AlertFacts): AlertCause[] {
  const { catastropheSeverity } = facts.gate.rules ?? DEFAULT_GATE_RULES;
  const open = facts.severeLines
    .filter(({ severity }) => severity >= catastropheSeverity)
    .toSorted((left, right) => (left.id < right.id ? 1 : -1));
  const newest = open[0];
  if (newest === undefined) return [];
  const values = { count: open.length, text: newest.text };
  const detail = { code: 'alert:detail.catastrophe-open', values };
  return [alertOf(facts, { kind: 'catastrophe-open', severity: 'act-now', anew: newest.id, values, detail })];
}

/** These ask for a decision themselves; that the gate is due as well says nothing more. */
const BEFORE_THE_GATE: ReadonlySet<StepName> = new Set(['hard-limit', 'harm', 'catastrophe']);

function gateAlerts(facts: AlertFacts): AlertCause[] {
  const { gate, today } = facts;
  const { step, verb, looks, gateDay } = gate;
  if (step !== null && (BEFORE_THE_GATE.has(step) || (step === 'warning' && stepsBack(gate)))) return [];
  const isDue = gateDay !== null && gateDay <= today;
  const detail = gateReason(gate);
  const look = looks?.reached ?? gateDay;
  // Who starts a phase by hand chooses the day: no gate reminds of it.
  if (isDue && (facts.nextStarts !== 'by-hand' || stepsBack(gate) || verb === 'stop')) {
    const isWaiting = isWaitingForNumbers(gate);
    return [
      alertOf(facts, {
        kind: 'gate-due',
        severity: stepsBack(gate) ? 'act-now' : 'look',
        anew: [look, isWaiting ? 'waiting' : verb].join(' '),
        title: gateTitle(gate),
        detail: step === 'data' ? { code: 'alert:detail.gate-doubted', values: {} } : detail,
      }),
    ];
  }
  return verb === 'stop' ? [alertOf(facts, { kind: 'stop-advised', severity: 'look', detail })] : [];
}

function gateTitle(gate: Gate): string {
  if (stepsBack(gate)) return 'step-back';
  if (gate.verb === 'stop') return 'stop-advised';
  return isWaitingForNumbers(gate) ? 'gate-waiting' : 'gate-due';
}

function isWaitingForNumbers({ looks, criteria }: Gate): boolean {
  return looks !== null && !looks.isComplete && criteria.some(({ metricId }) => metricId !== null);
}

/** What starts a finding anew beside its metric: the day the numbers end or that is wrong. */
function dataAlerts(
  facts: AlertFacts,
  { code, weight, sentence, metricId }: DataFinding,
): readonly AlertCause[] {
  // How a small shop's days are is said beside the numbers and calls nobody.
  if (code === 'days-without-cases' || code === 'days-missing-few') return [];
  const cause = alertOf(facts, {
    kind: code,
    severity: weight === 'blocking' ? 'look' : 'know',
    metricId,
    anew: sentence.values['day'] ?? null,
    values: sentence.values,
    detail: { code: `gate:${sentence.code}`, values: sentence.values },
  });
  return [cause];
}

function unusualAlerts(facts: AlertFacts): AlertCause[] {
  const { unusual } = facts;
  const newest = unusual[0]?.day;
  if (newest === undefined) return [];
  const metrics = unusual.filter(({ day }) => day === newest).map(({ metricId }) => metricId);
  const values = { count: unusual.length };
  return [
    alertOf(facts, {
      kind: 'unusual-days',
      severity: 'know',
      anew: [newest, ...metrics.toSorted()].join(' '),
      values,
      detail: { code: 'alert:detail.unusual-days', values },
      unusual,
    }),
  ];
}

/** The alerts that bear the day's advice to step back or stop, by the step it was taken at. */
export const ADVISING_KINDS: Readonly<Partial<Record<StepName, readonly AlertKind[]>>> = {
  'hard-limit': ['hard-limit-passed'],
  harm: ['harm-shown'],
  catastrophe: ['catastrophe-open'],
  warning: ['harm-possible', 'crossing-ahead'],
  'guardrail-failed': ['gate-due'],
  futility: ['gate-due', 'stop-advised'],
  inconclusive: ['gate-due', 'stop-advised'],
};
