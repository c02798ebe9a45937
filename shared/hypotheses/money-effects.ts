import type { HypothesisDraft } from './hypothesis.ts';
import type { MoneyEffect } from './money.ts';
import type { Comparison } from '#shared/metrics/comparison.ts';

/** What a hypothesis hopes for: at least the smallest change worth having, at best the change hoped for. */
export function hopedEffect({
  basis,
  expectedEffect,
  smallestWorthwhile,
}: Pick<HypothesisDraft, 'basis' | 'expectedEffect' | 'smallestWorthwhile'>): MoneyEffect {
  return {
    source: 'hoped',
    basis,
    low: Math.min(smallestWorthwhile, expectedEffect),
    likely: expectedEffect,
    high: Math.max(smallestWorthwhile, expectedEffect),
    days: 0,
  };
}

/**
 * What was measured, in the metric's own scale; null without a difference. A relative difference is taken of the level
 * it is held against: −20 % of 3 h are −0.6 h. A duration's level is its typical (geometric) one, which lies below the
 * average, so that its hours are rather too few than too many.
 */
export function measuredEffect({ basis, difference, reference, pilot }: Comparison): MoneyEffect | null {
  if (difference === null || basis === 'none') return null;
  const level = difference.scale === 'relative' ? (reference?.level?.estimate ?? null) : 1;
  if (level === null) return null;
  const scaled = (value: number | null): number | null => (value === null ? null : value * level);
  return {
    source: 'measured',
    basis,
    low: scaled(difference.low),
    likely: difference.estimate * level,
    high: scaled(difference.high),
    days: pilot.days,
  };
}
