import { calendarDayOf, type DayLog, type Stretch } from './day-log.ts';
import type { Logs } from './made-up-days.ts';
import type { SimulatedPhase, SimulatedPlan } from './simulated-plan.ts';
import { plannedLooks, type PlannedLook } from '#shared/decisions/planned-looks.ts';
import type { Metric } from '#shared/metrics/metric.ts';

/** A rollout as it stands in the morning of day `index`; the numbers of all days before it are in. */
export type Morning = {
  readonly index: number;
  readonly phase: number;
  /** The day on which the current phase started, or started again, and those of the phases before it. */
  readonly startedOn: readonly number[];
  readonly endedOn: readonly number[];
  readonly reductions: number;
};

/** A gate's looks by the days after its phase's start, with what is frozen at each. */
export type Gate = {
  readonly phase: SimulatedPhase;
  /** The phases whose days are evidence together, this one last: a run of random samples. */
  readonly counted: readonly number[];
  readonly looks: readonly PlannedLook[];
};

/** The gates of a plan: their looks depend on the plan alone. */
export function gatesOf({ phases, customers, rules }: SimulatedPlan): readonly Gate[] {
  return phases.map((phase, at) => {
    const firstOfRun = phases.slice(0, at).findLastIndex(({ audience }) => audience !== 'sample') + 1;
    const first = phase.audience === 'sample' ? firstOfRun : at;
    const counted = Array.from({ length: at - first + 1 }, (_, index) => first + index);
    const looks = plannedLooks({
      phases: phases.slice(first, at + 1).map(({ people, holdDays }) => {
        return { people, holdDays, startedOn: calendarDayOf(0), endedOn: null };
      }),
      customerBase: customers,
      today: calendarDayOf(0),
      rules,
    });
    return { phase, counted, looks: looks?.all ?? [] };
  });
}

/** A morning at its gate. */
export type Scene = {
  readonly plan: SimulatedPlan;
  readonly gate: Gate;
  readonly morning: Morning;
  readonly metrics: readonly OwnMetric[];
  /** The latest look whose day has come; -1 before the first. */
  readonly reached: number;
  /** Criteria that wait for days alone. */
  readonly daysOpen: number;
};

export function daysOf(
  { phase, looks }: Gate,
  { index, phase: at, startedOn }: Morning,
): Pick<Scene, 'reached' | 'daysOpen'> {
  const elapsed = index - (startedOn[at] ?? 0);
  return {
    reached: Math.min(looks.length, Math.floor(elapsed / phase.holdDays)) - 1,
    daysOpen: phase.exitCriteria.filter(
      (criterion) => criterion.kind === 'days-elapsed' && criterion.days > elapsed,
    ).length,
  };
}

/** The days of this phase so far, and those that are evidence together with them. */
export function placeOf(
  gate: Gate,
  { index, phase, startedOn }: Morning,
): { ofPhase: Stretch; counted: Stretch } {
  const first = gate.counted[0] ?? phase;
  return {
    ofPhase: { from: startedOn[phase] ?? 0, to: index },
    counted: { from: startedOn[first] ?? 0, to: index },
  };
}

export type OwnMetric = { readonly metric: Metric; readonly log: DayLog };

/** The plan's metrics as the app's rules read them. */
export function metricsOf({ primary, guardrail }: SimulatedPlan, logs: Logs): readonly OwnMetric[] {
  const found: OwnMetric[] = [];
  if (primary !== null && logs.primary !== null) {
    found.push({ metric: metricFrom(primary, { role: 'primary', limit: null }), log: logs.primary });
  }
  if (guardrail !== null && logs.guardrail !== null) {
    const { limit, onHarm } = guardrail;
    found.push({ metric: metricFrom(guardrail, { role: 'guardrail', limit, onHarm }), log: logs.guardrail });
  }
  return found;
}

type Described = Pick<Metric, 'id' | 'name' | 'kind' | 'unit' | 'direction'>;

function metricFrom(
  { id, name, kind, unit, direction }: Described,
  role: Pick<Metric, 'role' | 'limit'> & Partial<Pick<Metric, 'onHarm'>>,
): Metric {
  return {
    id,
    name,
    kind,
    unit,
    direction,
    featureId: '',
    position: 0,
    target: null,
    grain: 'day',
    formula: null,
    overSegments: 'unsaid',
    onHarm: 'roll-back',
    hardLimit: null,
    ...role,
  };
}
