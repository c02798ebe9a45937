import { createChance } from './chance.ts';
import { studentTQuantile } from '#shared/statistics/student-t.ts';

/** What happens to a made-up series after its baseline; sizes in its day-to-day spread. */
export type Story = 'nothing' | 'spike' | 'shift' | 'drift';

export type WatchedSeries = {
  readonly values: number[];
  readonly baselineDays: number;
  readonly eventAt: number;
};

export const BASELINE_DAYS = 28;
export const WATCHED_DAYS = 60;
const EVENT_AFTER = 14;
const SPIKE = 5;
const SHIFT = 2;
const DRIFT_A_DAY = 0.1;
const WEEK = [0.5, 1, 1.2, 0.9, 0.6, -1.9, -2.3];

/** Independent normal days; days that resemble the day before (correlation 0.3); days with heavy tails (t, 4 degrees). */
export type NoiseKind = 'normal' | 'correlated' | 'heavy-tailed';

/** Day-to-day deviations of spread 1 from a seed. */
export function createNoise(seed: number, kind: NoiseKind = 'normal'): () => number {
  const { share, normal } = createChance(seed);
  if (kind === 'normal') return normal;
  if (kind === 'heavy-tailed') return () => studentTQuantile(share(), 4) / Math.SQRT2;
  let before = normal();
  return () => (before = 0.3 * before + Math.sqrt(1 - 0.3 ** 2) * normal());
}

/** A weekly season with days of spread 1, four weeks of baseline, and a story that begins two weeks later. */
export function makeSeries(noise: () => number, story: Story, baselineDays = BASELINE_DAYS): WatchedSeries {
  const eventAt = baselineDays + EVENT_AFTER;
  const values = Array.from({ length: baselineDays + WATCHED_DAYS }, (_, day) => {
    const usual = 100 + (WEEK[day % 7] ?? 0) + noise();
    if (story === 'nothing' || day < eventAt) return usual;
    if (story === 'shift') return usual + SHIFT;
    if (story === 'drift') return usual + DRIFT_A_DAY * (day - eventAt + 1);
    return day === eventAt ? usual + SPIKE : usual;
  });
  return { values, baselineDays, eventAt };
}
