import { derivedLevel, type Recipe } from './derived-level.ts';
import { metricsNamedIn, readFormula, type Expression } from './formula.ts';
import { type DailyValue, type DerivedSums, type Metric, WITHOUT_BASE } from './metric.ts';

/** Formulas built upon formulas grow; beyond this many parts in all nobody can tell what a number means. */
const MOST_PARTS = 500;

/**
 * The recipe of a derived metric, formulas within formulas written out, or why there is none: it leads back to itself,
 * grows beyond all measure, or one of its formulas names what is not there (any more). `metrics` are all of the
 * feature, in their order.
 */
export function recipeOf(
  metric: Metric,
  metrics: readonly Metric[],
): Recipe | 'formula-cycle' | 'formula-too-large' | 'formula-broken' {
  const byId = new Map(metrics.map((known) => [known.id, known]));
  byId.set(metric.id, metric);
  const failure = { code: null as 'formula-cycle' | 'formula-too-large' | 'formula-broken' | null };
  const budget = { parts: 0 };
  const expand = (expression: Expression, within: readonly string[]): Expression => {
    budget.parts += 1;
    if (budget.parts > MOST_PARTS) failure.code ??= 'formula-too-large';
    if (failure.code !== null) return expression;
    if (expression.kind === 'negate') return { ...expression, part: expand(expression.part, within) };
    if (expression.kind === 'call') {
      return { ...expression, parts: expression.parts.map((part) => expand(part, within)) };
    }
    if (expression.kind === 'operate') {
      const [left, right] = [expand(expression.left, within), expand(expression.right, within)];
      return { ...expression, left, right };
    }
    const named = expression.kind === 'metric' ? byId.get(expression.metricId) : undefined;
    if (named === undefined || named.formula === null) return expression;
    if (within.includes(named.id)) {
      failure.code ??= 'formula-cycle';
      return expression;
    }
    const inner = readFormula(named.formula, [...byId.values()]);
    if (inner.kind === 'read') return expand(inner.expression, [...within, named.id]);
    failure.code ??= 'formula-broken';
    return expression;
  };
  const expression = expand({ kind: 'metric', metricId: metric.id }, []);
  if (failure.code !== null) return failure.code;
  const parts = metricsNamedIn(expression).map((metricId) => {
    const { kind = 'value', overSegments = 'unsaid' } = byId.get(metricId) ?? {};
    return { metricId, kind, overSegments };
  });
  return { expression, parts };
}

/**
 * The days of a derived metric, oldest first: those on which every metric it is made from has a number in the arm. A
 * day whose result does not exist (nothing to divide by) has no level of its own but its sums count in a longer span.
 */
export function deriveFigures(
  recipe: Recipe,
  valuesOf: (metricId: string) => readonly DailyValue[],
): DailyValue[] {
  const columns = recipe.parts.map(
    ({ metricId }) => new Map(valuesOf(metricId).map((value) => [`${value.day} ${value.arm}`, value])),
  );
  const [first, ...others] = columns;
  if (first === undefined) return [];
  return [...first].flatMap(([key, { day, arm }]) => {
    if (others.some((column) => !column.has(key))) return [];
    const sums = columns.map((column): DerivedSums => {
      const value = column.get(key);
      return { units: value?.units ?? 0, total: value?.total ?? 0, base: value?.base ?? null };
    });
    return [{ day, arm, ...figureOfSums(recipe, sums) }];
  });
}

/** A derived day from what its parts sum up to: one unit with the result, or none where the result does not exist. */
export function figureOfSums(recipe: Recipe, sums: readonly DerivedSums[]): Omit<DailyValue, 'day' | 'arm'> {
  const level = derivedLevel(recipe, sums, 1);
  const figure = { units: level === null ? 0 : 1, total: level ?? 0, totalSquares: null };
  return { ...figure, ...WITHOUT_BASE, derived: { recipe, sums } };
}
