import type { Sentence, Working, WorkingFigure } from './gate.ts';
import type { Effect } from './measure-effect.ts';
import type { MetricScene } from './gate-scene.ts';
import type { Comparison } from '#shared/metrics/comparison.ts';
import type { Metric } from '#shared/metrics/metric.ts';
import { normalMultiplier } from '#shared/statistics/normal.ts';

export function says(code: string, values: Sentence['values'] = {}): Sentence {
  return { code, values };
}

export function figure(name: string, value: WorkingFigure['value'], as: WorkingFigure['as']): WorkingFigure {
  return { name, value, as };
}

type WorkingOf = {
  readonly metric: Pick<Metric, 'kind' | 'unit'>;
  readonly method: string;
  readonly why: string;
  readonly figures: readonly WorkingFigure[];
};

/** The way to a judgement, as it is opened beside its number. `why` is a code of `why.*`. */
export function workingOf({ metric, method, why, figures }: WorkingOf): Working {
  return {
    method,
    why: says(`why.${why}`),
    metric: { kind: metric.kind, unit: metric.unit },
    figures: [...figures],
  };
}

const CONFIDENCE = 0.95;

/** Units, levels, and the effect with its 95 % interval: what every judgement over two arms rests on. */
export function effectFigures({ comparison, pairs, effect }: MetricScene): WorkingFigure[] {
  if (effect === null) return comparison === null ? [] : ownFigures(comparison);
  const reach = normalMultiplier(CONFIDENCE) * effect.standardError;
  return [
    figure('pilot-units', sumOfUnits(pairs, 'pilot'), 'count'),
    figure('control-units', sumOfUnits(pairs, 'reference'), 'count'),
    figure('days', effect.days, 'count'),
    figure('from-day', pairs[0]?.pilot.day ?? null, 'day'),
    figure('to-day', pairs.at(-1)?.pilot.day ?? null, 'day'),
    figure('control-level', effect.controlLevel, 'level'),
    onScale('effect', effect, effect.estimate),
    onScale('effect-low', effect, effect.estimate - reach),
    onScale('effect-high', effect, effect.estimate + reach),
    figure('standard-error', effect.standardError, 'number'),
    ...(effect.dispersion === null ? [] : [figure('dispersion', effect.dispersion, 'number')]),
  ];
}

/** A number on the effect's scale as a person reads it: a relative change, or a difference in the metric's own unit. */
function onScale(name: string, { scale }: Pick<Effect, 'scale'>, value: number): WorkingFigure {
  return scale === 'log' ? figure(name, Math.expm1(value), 'change') : figure(name, value, 'level');
}

function sumOfUnits(pairs: MetricScene['pairs'], arm: 'pilot' | 'reference'): number {
  return pairs.reduce((sum, pair) => sum + pair[arm].units, 0);
}

/** The same for a pilot that is held against its own past, a target or a limit. */
export function ownFigures({ pilot, reference, difference, from, to }: Comparison): WorkingFigure[] {
  return [
    figure('pilot-units', pilot.units, 'count'),
    figure('days', pilot.days, 'count'),
    figure('from-day', from, 'day'),
    figure('to-day', to, 'day'),
    figure('pilot-level', pilot.level?.estimate ?? null, 'level'),
    figure('pilot-low', pilot.level?.low ?? null, 'level'),
    figure('pilot-high', pilot.level?.high ?? null, 'level'),
    ...(reference === null ? [] : [figure('reference-level', reference.level?.estimate ?? null, 'level')]),
    ...(difference === null
      ? []
      : [
          figure('difference', difference.estimate, difference.scale === 'relative' ? 'change' : 'level'),
          figure('difference-low', difference.low, difference.scale === 'relative' ? 'change' : 'level'),
          figure('difference-high', difference.high, difference.scale === 'relative' ? 'change' : 'level'),
        ]),
  ];
}
