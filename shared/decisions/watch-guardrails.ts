import type { Watched, WorkingFigure } from './gate.ts';
import type { GateScene, MetricScene } from './gate-scene.ts';
import { pairDays } from './day-pairs.ts';
import { harmFromBand } from './harm-from-band.ts';
import type { HarmMemory } from './harm-memory.ts';
import { measureHarm, type Harm } from './measure-harm.ts';
import type { ForecastBand } from './outlook.ts';
import { figure, workingOf } from './working.ts';
import { daysBetween, type CalendarDay } from '#shared/kernel/calendar-day.ts';
import { unitsPerDay } from './more-needed.ts';

/** A guardrail with what the watch of harm found; `harm` is null while nothing can be watched. */
export type GuardrailWatch = {
  readonly scene: MetricScene;
  readonly harm: Harm | null;
  readonly watched: Watched;
};

/**
 * Every guardrail under its daily watch, over all days since the first customers had the feature: the numbers of
 * today, not of the last look, for harm may be acted on any day. The guardrails that take everybody back share the
 * error allowed evenly, and so do those that go one phase back. Before a customer has the feature there is nothing to
 * watch.
 */
export function watchGuardrails(gate: GateScene, memory: HarmMemory): readonly GuardrailWatch[] {
  const guardrails = gate.metrics.filter(({ metric }) => metric.role === 'guardrail');
  if (gate.facts.phase.audience === 'staff') return [];
  return guardrails.map((scene) => {
    const sharing = guardrails.filter(({ metric }) => metric.onHarm === scene.metric.onHarm).length;
    const alpha = gate.facts.rules.harm.alpha / sharing;
    const measured = measureHarm({
      metric: scene.metric,
      values: scene.values,
      from: gate.facts.firstCustomerDay,
      rules: gate.facts.rules,
      alpha,
      plannedUnits: plannedUnits(scene, gate),
      reducedOn: gate.facts.reductions.lastOn,
      memory,
    });
    const harm = measured ?? (scene.outlook.band === null ? null : harmFromBand(scene.outlook.band));
    return { scene, harm, watched: watchedOf({ scene, harm, alpha }, gate) };
  });
}

const WEAK: ReadonlySet<Harm['method']> = new Set(['days-at-any-look', 'outside-forecast']);

type Found = { readonly scene: MetricScene; readonly harm: Harm | null; readonly alpha: number };

function watchedOf({ scene, harm, alpha }: Found, { facts }: GateScene): Watched {
  const { metric, outlook } = scene;
  const { crossing } = outlook;
  const needed = 1 / alpha;
  const warningAt = facts.rules.harm.warningEvidence;
  const onHarm: Watched['onHarm'] = harm !== null && WEAK.has(harm.method) ? 'hold' : metric.onHarm;
  const shared = {
    metricId: metric.id,
    metric: metric.name,
    needed,
    warningAt,
    onHarm,
    crossing,
    lacks: null,
  };
  if (harm === null) {
    return {
      ...shared,
      state: 'cannot-tell',
      lacks: lackOf(scene, facts.firstCustomerDay),
      evidence: null,
      working: null,
    };
  }
  const isHarm = harm.evidence >= needed && harm.days >= facts.rules.harm.days && onHarm !== 'hold';
  const state = isHarm ? 'harm' : harm.evidence >= warningAt ? 'warning' : 'calm';
  const working = workingOf({
    metric,
    method: harm.method,
    why: harm.method,
    figures: [
      figure('evidence', harm.evidence, 'evidence'),
      figure('evidence-needed', needed, 'evidence'),
      figure('evidence-warning', warningAt, 'evidence'),
      figure('alpha', alpha, 'share'),
      figure('days-watched', harm.watched, 'count'),
      figure('days-of-evidence', harm.days, 'count'),
      figure('from-day', facts.firstCustomerDay, 'day'),
      ...(harm.dispersion === null ? [] : [figure('dispersion', harm.dispersion, 'number')]),
      ...(harm.method === 'outside-forecast' ? bandFigures(scene.outlook.band) : []),
    ],
  });
  return { ...shared, state, evidence: harm.evidence, working };
}

/** Why a guardrail cannot be watched: no numbers of the pilot, nothing to hold them against, or still too few. */
function lackOf({ metric, values }: MetricScene, from: CalendarDay | null): Watched['lacks'] {
  const pilot = values.filter(({ arm, day }) => arm === 'pilot' && from !== null && day >= from);
  if (pilot.length === 0) return 'numbers';
  const hasLimit = metric.limit?.kind === 'absolute';
  const hasControl = pairDays(values, { from, to: null }).length > 0;
  return hasLimit || hasControl ? 'more-numbers' : 'comparison';
}

function bandFigures(band: ForecastBand | null): WorkingFigure[] {
  if (band === null) return [];
  return [
    figure('days-worse', band.worse, 'count'),
    figure('days-better', band.better, 'count'),
    figure('band-coverage', band.coverage, 'share'),
    figure('band-mase', band.mase, 'number'),
  ];
}

/** Units of both arms at the last look, at today's pace: where an average's limit is to be narrowest. */
function plannedUnits({ comparison, pairs }: MetricScene, { looks, facts }: GateScene): number {
  const rate = comparison === null ? null : unitsPerDay(comparison);
  const end = looks?.all.at(-1)?.day ?? null;
  const start = facts.firstCustomerDay ?? facts.phase.startedOn;
  if (rate === null || end === null || start === null || pairs.length === 0) return DEFAULT_UNITS;
  return Math.max(DEFAULT_UNITS, Math.round(2 * rate * daysBetween(start, end)));
}

const DEFAULT_UNITS = 100;
