import { assertNever } from '#shared/kernel/assert.ts';
import type { Expression, FunctionName, Operator } from './formula.ts';

/** The level of a metric; null while it is missing. */
export type LevelOfMetric = (metricId: string) => number | null;

/**
 * The value of a formula; null where a metric is missing, and where something is divided by nothing or grows beyond
 * what a number holds: missing, never zero or infinite. Worked value: refunds 3 over orders 120, times 100, is 2.5.
 */
export function evaluateFormula(expression: Expression, levelOf: LevelOfMetric): number | null {
  const value = valueOf(expression, levelOf);
  return value === null || !Number.isFinite(value) ? null : value;
}

function valueOf(expression: Expression, levelOf: LevelOfMetric): number | null {
  switch (expression.kind) {
    case 'number':
      return expression.value;
    case 'metric':
      return levelOf(expression.metricId);
    case 'negate': {
      const value = valueOf(expression.part, levelOf);
      return value === null ? null : -value;
    }
    case 'operate': {
      const left = valueOf(expression.left, levelOf);
      const right = valueOf(expression.right, levelOf);
      return left === null || right === null ? null : operate(expression.operator, left, right);
    }
    case 'call': {
      const values = expression.parts.map((part) => valueOf(part, levelOf));
      const known = values.filter((value) => value !== null);
      return known.length < values.length ? null : call(expression.name, known);
    }
    default:
      return assertNever(expression);
  }
}

function operate(operator: Operator, left: number, right: number): number | null {
  switch (operator) {
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '*':
      return left * right;
    case '/':
      return right === 0 ? null : left / right;
    default:
      return assertNever(operator);
  }
}

const MOST_DIGITS = 10;

function call(name: FunctionName, values: readonly number[]): number {
  const [first = Number.NaN, digits = 0] = values;
  if (name === 'min') return Math.min(...values);
  if (name === 'max') return Math.max(...values);
  if (name === 'abs') return Math.abs(first);
  const scale = 10 ** Math.min(MOST_DIGITS, Math.max(0, Math.round(digits)));
  return Math.round(first * scale) / scale;
}
