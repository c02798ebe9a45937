import type { Assumption, AssumptionName, OwnAssumptions } from './assumptions.ts';
import type {
  SimulatedGuardrail,
  SimulatedPhase,
  SimulatedPlan,
  SimulatedPrimary,
} from './simulated-plan.ts';
import type { GateRules } from '#shared/features/gate-rules.ts';
import type { Hypothesis } from '#shared/hypotheses/hypothesis.ts';
import { pooledStandardDeviation, recentNumbers } from '#shared/hypotheses/recent-numbers.ts';
import type { DailyValue, Metric } from '#shared/metrics/metric.ts';
import { isDerived } from '#shared/metrics/summarise-derived.ts';

/** A metric with all its days. */
export type MetricDays = { readonly metric: Metric; readonly days: readonly DailyValue[] };

export type FeatureQuestion = {
  readonly phases: readonly SimulatedPhase[];
  /** Customers in all; at least 1. */
  readonly customers: number;
  /** Customers held back as the control group of the phase that runs or ran last; 0 where there is none. */
  readonly heldBackNow: number;
  readonly metrics: readonly MetricDays[];
  readonly hypotheses: readonly Pick<Hypothesis, 'metricId' | 'baseline' | 'expectedEffect'>[];
  readonly rules: GateRules;
  readonly own: OwnAssumptions;
};

/** A plan ready to be simulated, and every number of it that is not the plan's own, with where it comes from. */
export type DescribedPlan = {
  readonly plan: SimulatedPlan;
  readonly assumptions: readonly Assumption[];
  /** Metrics of which a gate asks, and which are taken as being in order. */
  readonly notSimulated: readonly string[];
};

/** Where nothing is known: a customer brings a unit a week, days differ by a fifth, and the arms by a tenth. */
const USUAL = { unitsPerCustomerDay: 1 / 7, daySpread: 0.2, armDaySpread: 0.1, share: 0.2, logSpread: 0.6 };

/** The feature's own plan, metrics and recent numbers as a plan to simulate; what is missing is assumed, and says so. */
export function planOfFeature(question: FeatureQuestion): DescribedPlan {
  const { phases, customers, metrics, rules, own } = question;
  const found = createFinder(own);
  const primary = primaryOf(question, found);
  const guardrail = guardrailOf(question, found);
  const plan: SimulatedPlan = {
    customers,
    phases: [...phases],
    primary,
    guardrail,
    daySpread: found.value('day-spread', { assumed: USUAL.daySpread }),
    armDaySpread: found.value('arm-day-spread', { assumed: USUAL.armDaySpread }),
    rules,
  };
  const simulated = new Set([primary?.id, guardrail?.id]);
  const asked = new Set(
    phases.flatMap(({ exitCriteria }) =>
      exitCriteria.flatMap((criterion) => ('metricId' in criterion ? [criterion.metricId] : [])),
    ),
  );
  const notSimulated = metrics
    .filter(({ metric }) => asked.has(metric.id) && !simulated.has(metric.id))
    .map(({ metric }) => metric.name);
  return { plan, assumptions: found.all(), notSimulated };
}

type Sources = {
  readonly hypothesis?: number | null;
  readonly numbers?: number | null;
  readonly assumed: number;
};

function createFinder(own: OwnAssumptions) {
  const all: Assumption[] = [];
  return {
    all: (): readonly Assumption[] => all,
    /** The best known value: the person's own, then the hypothesis, then recent numbers, then a usual one. */
    value: (name: AssumptionName, { hypothesis = null, numbers = null, assumed }: Sources): number => {
      const typed = own[name];
      const found: Assumption =
        typed !== undefined
          ? { name, value: typed, origin: 'own' }
          : hypothesis !== null
            ? { name, value: hypothesis, origin: 'hypothesis' }
            : numbers !== null
              ? { name, value: numbers, origin: 'numbers' }
              : { name, value: assumed, origin: 'assumed' };
      all.push(found);
      return found.value;
    },
  };
}

type Finder = ReturnType<typeof createFinder>;

/** Figures of days, of units that are known: what can be made up like the real ones. */
function isSimulable({ metric, days }: MetricDays): boolean {
  return metric.grain === 'day' && metric.formula === null && !isDerived(days);
}

type PrimaryKind = SimulatedPrimary['kind'];
const PRIMARY_KINDS: readonly PrimaryKind[] = ['proportion', 'mean', 'duration', 'count'];

function primaryOf(question: FeatureQuestion, found: Finder): SimulatedPrimary | null {
  const { metrics, hypotheses } = question;
  for (const hypothesis of hypotheses) {
    const asked = metrics.find(({ metric }) => metric.id === hypothesis.metricId);
    const kind = PRIMARY_KINDS.find((one) => one === asked?.metric.kind);
    if (asked === undefined || kind === undefined || !isSimulable(asked)) continue;
    const { id, name, unit, direction } = asked.metric;
    const recent = recentNumbers(asked.days, kind);
    const { expectedEffect, baseline } = hypothesis;
    const base = found.value('primary-base', {
      hypothesis: baseline,
      numbers: recent.control?.level ?? recent.pilot?.level ?? null,
      // An effect hoped for is most often a fifth of what there is.
      assumed: kind === 'proportion' ? USUAL.share : Math.abs(expectedEffect) * 5,
    });
    const effect = found.value('expected-effect', { hypothesis: expectedEffect, assumed: expectedEffect });
    const hasSpread = kind === 'mean' || kind === 'duration';
    const spread = hasSpread
      ? found.value('primary-spread', {
          numbers: pooledStandardDeviation(recent),
          assumed: kind === 'duration' ? USUAL.logSpread : base * USUAL.logSpread,
        })
      : 0;
    const unitsPerCustomerDay = found.value('primary-units', unitsOf(recent, question));
    return { id, name, kind, unit, direction, base, spread, unitsPerCustomerDay, expectedEffect: effect };
  }
  return null;
}

/** A control group held back brings its own numbers alone; without one both arms together are all customers. */
function unitsOf(
  { pilot, control }: ReturnType<typeof recentNumbers>,
  { customers, heldBackNow }: Pick<FeatureQuestion, 'customers' | 'heldBackNow'>,
): Sources {
  const ofControl = control?.unitsPerDay ?? 0;
  const isApart = heldBackNow > 0 && ofControl > 0;
  const units = isApart ? ofControl : (pilot?.unitsPerDay ?? 0) + ofControl;
  const people = isApart ? heldBackNow : customers;
  return { numbers: units > 0 ? units / people : null, assumed: USUAL.unitsPerCustomerDay };
}

type GuardrailKind = SimulatedGuardrail['kind'];
const GUARDRAIL_KINDS: readonly GuardrailKind[] = ['proportion', 'count'];

/** The first guardrail that is watched from its first cases on. */
function guardrailOf(question: FeatureQuestion, found: Finder): SimulatedGuardrail | null {
  const guardrails = question.metrics.filter(({ metric }) => metric.role === 'guardrail');
  for (const asked of guardrails) {
    const { id, name, unit, direction, limit, onHarm } = asked.metric;
    const kind = GUARDRAIL_KINDS.find((one) => one === asked.metric.kind);
    if (kind === undefined || limit === null || !isSimulable(asked)) continue;
    const recent = recentNumbers(asked.days, kind);
    const base = found.value('guardrail-base', {
      numbers: recent.control?.level ?? recent.pilot?.level ?? null,
      assumed: usualBad(
        direction,
        limit.kind === 'absolute' ? badOf(limit.value, direction) / 4 : limit.value,
      ),
    });
    const unitsPerCustomerDay = found.value('guardrail-units', unitsOf(recent, question));
    const sharing = guardrails.filter(({ metric }) => metric.onHarm === onHarm).length;
    return { id, name, kind, unit, direction, base, spread: 0, unitsPerCustomerDay, limit, onHarm, sharing };
  }
  return null;
}

function badOf(level: number, direction: Metric['direction']): number {
  return direction === 'lower' ? level : 1 - level;
}

/** A quarter of an absolute limit, as good pilots are taken to have; or as much as the margin, which then doubles it. */
function usualBad(direction: Metric['direction'], bad: number): number {
  return direction === 'lower' ? bad : 1 - bad;
}
