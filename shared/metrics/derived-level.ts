import { levelOfSums } from './arm-totals.ts';
import { evaluateFormula } from './evaluate-formula.ts';
import type { Expression } from './formula.ts';
import type { DerivedSums, MetricKind, OverSegments } from './metric.ts';

/** How a derived metric is computed: an expression over metrics that have figures of their own. */
export type Recipe = {
  readonly expression: Expression;
  readonly parts: readonly RecipePart[];
};

export type RecipePart = {
  readonly metricId: string;
  readonly kind: MetricKind;
  readonly overSegments: OverSegments;
};

export type SumsOfParts = readonly DerivedSums[];

export function nothingOf({ parts }: Recipe): SumsOfParts {
  return parts.map(() => ({ units: 0, total: 0, base: 0 }));
}

/** The sums of two stretches of days put together, or taken apart with a sign of -1. */
export function combine(left: SumsOfParts, right: SumsOfParts, sign: 1 | -1 = 1): SumsOfParts {
  return left.map(({ units, total, base }, index) => {
    const other = right[index];
    return {
      units: units + sign * (other?.units ?? 0),
      total: total + sign * (other?.total ?? 0),
      base: base === null || (other?.base ?? null) === null ? null : base + sign * (other?.base ?? 0),
    };
  });
}

/**
 * The formula over a stretch of days, from what the days sum up to: never an average of the days' results. A count or a
 * plain figure whose segments add up, or of which that is unsaid, stands for its average day, so that `refunds / orders`
 * is all refunds over all orders and `revenue - cost` stays what a day brings, however long the stretch; everything else
 * stands for its level. Worked value: 1 of 10 and 5 of 10 over two days is .3; 1 of 10 and 0 of 90 is .01, where the
 * average of the days says .05. Revenue of 100 and 200 over 10 and 20 orders in two regions is 10 an order.
 */
export function derivedLevel(recipe: Recipe, sums: SumsOfParts, days: number): number | null {
  const levels = new Map(
    recipe.parts.map((part, index) => [part.metricId, levelOfPart(part, sums[index], days)]),
  );
  return evaluateFormula(recipe.expression, (metricId) => levels.get(metricId) ?? null);
}

function levelOfPart(
  { kind, overSegments }: RecipePart,
  sums: DerivedSums | undefined,
  days: number,
): number | null {
  if (sums === undefined || days < 1) return null;
  const isOfDay = (kind === 'count' || kind === 'value') && overSegments !== 'averages';
  return isOfDay ? sums.total / days : levelOfSums(kind, sums);
}
