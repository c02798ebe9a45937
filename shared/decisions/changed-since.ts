import type { ArmSummary, Comparison } from '#shared/metrics/comparison.ts';

/** Sums put together in another order may differ in their last digits. */
const SAME_TO = 1e-9;

/**
 * Whether the numbers a judgement rested on are others today: figures of its days that came late, were corrected, or
 * were taken back. `now` is the same comparison over the same span, made today.
 */
export function hasChangedSince(judged: Comparison, now: Comparison): boolean {
  return !isSameArm(judged.pilot, now.pilot) || !isSameArm(judged.reference, now.reference);
}

function isSameArm(before: ArmSummary | null, now: ArmSummary | null): boolean {
  if (before === null || now === null) return before === now;
  return (
    before.days === now.days &&
    isSame(before.units, now.units) &&
    isSame(before.total, now.total) &&
    isSame(before.level?.estimate ?? null, now.level?.estimate ?? null)
  );
}

function isSame(before: number | null, now: number | null): boolean {
  if (before === null || now === null) return before === now;
  return Math.abs(before - now) <= SAME_TO * Math.max(1, Math.abs(before), Math.abs(now));
}
