import type { Watched } from '#shared/decisions/gate.ts';

/**
 * Where evidence and the warning stand between none (1) and what counts as shown, in percent of the way on a
 * logarithmic scale. Evidence below 1, which speaks for the pilot, is no way at all.
 */
export function meterOf({
  evidence,
  needed,
  warningAt,
}: Pick<Watched, 'evidence' | 'needed' | 'warningAt'>): {
  fill: number;
  warning: number;
} {
  const whole = Math.log(needed);
  const along = (value: number): number =>
    whole > 0 ? Math.min(100, Math.max(0, (Math.log(value) / whole) * 100)) : 100;
  return { fill: evidence === null ? 0 : along(evidence), warning: along(warningAt) };
}
