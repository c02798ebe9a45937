import { AppError } from '#shared/kernel/app-error.ts';
import { recipeOf } from '#shared/metrics/derive-figures.ts';
import { metricsNamedIn, readFormula } from '#shared/metrics/formula.ts';
import type { Metric } from '#shared/metrics/metric.ts';
import { readNames, sameName, writeName } from '#shared/metrics/read-names.ts';

/**
 * A metric as it is kept: with a formula it is a plain figure a day, its formula written with today's names. `others`
 * are the other metrics of the feature, in their order. Throws AppError with the code of what is wrong.
 */
export function withCheckedFormula(metric: Metric, others: readonly Metric[]): Metric {
  if (metric.formula === null) return metric;
  const read = readFormula(metric.formula, others);
  if (read.kind === 'bad') throw new AppError('validation', read.problem.code, read.problem.values);
  const checked: Metric = { ...metric, kind: 'value', overSegments: 'unsaid', formula: read.text };
  const recipe = recipeOf(checked, others);
  if (typeof recipe === 'string') throw new AppError('validation', recipe, { name: metric.name });
  return checked;
}

/** The metrics whose formulas name `old`, with the new name in its place; those that do not are left out. */
export function withRenamed(metrics: readonly Metric[], old: string, name: string): Metric[] {
  return metrics.flatMap((metric) => {
    const { formula } = metric;
    if (formula === null) return [];
    const places = readNames(formula, metrics).filter((place) => sameName(place.name, old));
    if (places.length === 0) return [];
    const written = places.reduceRight(
      (text, { start, end }) => text.slice(0, start) + writeName(name) + text.slice(end),
      formula,
    );
    return [{ ...metric, formula: written }];
  });
}

/** The first metric whose formula is computed from this one; null when none is. */
export function findFormulaNaming(metricId: string, metrics: readonly Metric[]): Metric | null {
  const names = ({ formula, id }: Metric): boolean => {
    if (formula === null || id === metricId) return false;
    const read = readFormula(formula, metrics);
    return read.kind === 'read' && metricsNamedIn(read.expression).includes(metricId);
  };
  return metrics.find(names) ?? null;
}
