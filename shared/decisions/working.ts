import type { Sentence, Working, WorkingFigure } from './gate.ts';
import type { Effect } from './measure-effect.ts';
import type { MetricScene } from './gate-scene.ts';
import type { Comparison, Difference } from '#shared/metrics/comparison.ts';
import type { Metric } from '#shared/metrics/metric.ts';

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
  readonly notes?: readonly Sentence[];
};

/** The way to a judgement, as it is opened beside its number. `why` is a code of `why.*`. */
export function workingOf({ metric, method, why, figures, notes = [] }: WorkingOf): Working {
  return {
    method,
    why: says(`why.${why}`),
    metric: { kind: metric.kind, unit: metric.unit },
    figures: [...figures],
    notes: [...notes],
  };
}

type Compared = Pick<MetricScene, 'judgedOn' | 'pairs' | 'effect'>;

/**
 * What every judgement of a difference rests on: units, days, levels, and the difference with its range, which are those
 * of the comparison shown everywhere else; then the effect on the scale the rule reckons in.
 */
export function effectFigures({ judgedOn, pairs, effect }: Compared): WorkingFigure[] {
  if (judgedOn === null) return [];
  const { reference, basis, metric, difference } = judgedOn;
  const arm = basis === 'control-group' ? 'control' : 'reference';
  return [
    ...(difference === null ? [] : rangeOf(difference)),
    ...(effect === null ? [] : asRatio(effect, difference)),
    figure('pilot-level', judgedOn.pilot.level?.estimate ?? null, 'level'),
    ...(reference === null ? [] : [figure(`${arm}-level`, reference.level?.estimate ?? null, 'level')]),
    ...(basis === 'fixed-target' ? [figure('target', metric.target, 'level')] : []),
    figure('pilot-units', judgedOn.pilot.units, 'count'),
    ...(reference === null ? [] : [figure(`${arm}-units`, reference.units, 'count')]),
    ...dayFigures(judgedOn, pairs),
    ...(effect === null ? [] : onItsScale(effect)),
  ];
}

function dayFigures({ pilot, from, to }: Comparison, pairs: MetricScene['pairs']): WorkingFigure[] {
  return [
    figure('days', pilot.days, 'count'),
    figure('from-day', pairs[0]?.pilot.day ?? from, 'day'),
    figure('to-day', pairs.at(-1)?.pilot.day ?? to, 'day'),
  ];
}

function rangeOf({ scale, estimate, low, high }: Difference): WorkingFigure[] {
  const as = scale === 'relative' ? 'change' : 'level';
  return [
    figure('difference', estimate, as),
    figure('difference-low', low, as),
    figure('difference-high', high, as),
  ];
}

/** The effect as a ratio, where the difference is not one already. */
function asRatio({ scale, estimate }: Effect, difference: Difference | null): WorkingFigure[] {
  if (scale !== 'log' || difference?.scale !== 'absolute') return [];
  return [figure('relative-to-control', Math.expm1(estimate), 'change')];
}

/** What the verdict reckons with: the effect on its own scale, and its error. */
function onItsScale({ scale, estimate, standardError, dispersion }: Effect): WorkingFigure[] {
  const isLog = scale === 'log';
  return [
    ...(isLog ? [figure('log-ratio', estimate, 'number')] : []),
    figure(isLog ? 'standard-error-of-log' : 'standard-error-of-difference', standardError, 'number'),
    ...(dispersion === null ? [] : [figure('dispersion', dispersion, 'number')]),
  ];
}

/** What the range among `effectFigures` includes, and where its days are others than those of the ranges elsewhere. */
export function rangeNotes({
  judgedOn,
  comparison,
  values,
}: Pick<MetricScene, 'judgedOn' | 'comparison' | 'values'>): Sentence[] {
  const includes = judgedOn?.rangeIncludes ?? null;
  if (judgedOn === null || includes === null) return [];
  const { from, to } = judgedOn;
  const last = values.at(-1)?.day ?? null;
  const own = comparison?.from ?? null;
  return [
    says(`range.${includes.days}`, { times: includes.times }),
    ...(from !== null && own !== null && from < own ? [says('note.phases-together', { day: from })] : []),
    ...(to !== null && last !== null && last > to ? [says('note.up-to-look', { day: to })] : []),
  ];
}

/** Units, days and the pilot's own level with its range, for what is held against a fixed limit. */
export function levelFigures(comparison: Comparison): WorkingFigure[] {
  const { level, units } = comparison.pilot;
  return [
    figure('pilot-units', units, 'count'),
    ...dayFigures(comparison, []),
    figure('pilot-level', level?.estimate ?? null, 'level'),
    figure('pilot-low', level?.low ?? null, 'level'),
    figure('pilot-high', level?.high ?? null, 'level'),
  ];
}
