import { isCountOf, isEventCount, type DayFigure } from './arm-totals.ts';
import type { CommonDay } from './common-days.ts';
import type { MetricKind } from './metric.ts';
import { rememberedFor } from '#shared/kernel/remembered-for.ts';
import { logOddsRatio, type MeasuredEffect } from '#shared/statistics/log-odds-ratio.ts';
import { logRateRatio } from '#shared/statistics/log-rate-ratio.ts';
import { heterogeneityOf, type Heterogeneity } from '#shared/statistics/pool-effects.ts';

/** Fewer days say nothing of how days differ. */
export const FEWEST_DAYS_FOR_SPREAD = 5;

/**
 * How much more the days' effects differ than chance lets them, which every range of an effect has to include: null
 * below five days that tell one, and for kinds whose days carry no spread of their own (ratios, plain figures).
 */
export function spreadBetweenDays(kind: MetricKind, pairs: readonly CommonDay[]): Heterogeneity | null {
  return spreadsOf(pairs)(kind);
}

const spreadsOf = rememberedFor((pairs: readonly CommonDay[]) => {
  const known = new Map<MetricKind, Heterogeneity | null>();
  return (kind: MetricKind): Heterogeneity | null => {
    const before = known.get(kind);
    if (before !== undefined) return before;
    const effects = pairs.map((pair) => effectOfDay(kind, pair)).filter((effect) => effect !== null);
    const spread = effects.length < FEWEST_DAYS_FOR_SPREAD ? null : heterogeneityOf(effects);
    known.set(kind, spread);
    return spread;
  };
});

/** The effect a day shows by itself; null where it tells nothing. */
function effectOfDay(kind: MetricKind, { pilot, reference }: CommonDay): MeasuredEffect | null {
  if (kind === 'proportion' && isCountOf(pilot) && isCountOf(reference)) {
    return logOddsRatio({
      treated: { successes: pilot.total, trials: pilot.units },
      control: { successes: reference.total, trials: reference.units },
    });
  }
  if (kind === 'count' && isEventCount(pilot) && isEventCount(reference)) {
    return logRateRatio({
      treated: { events: pilot.total, exposure: pilot.units },
      control: { events: reference.total, exposure: reference.units },
    });
  }
  return kind === 'mean' || kind === 'duration' ? meanOfDay(pilot, reference) : null;
}

function meanOfDay(pilot: DayFigure, reference: DayFigure): MeasuredEffect | null {
  const treated = varianceOfMean(pilot);
  const control = varianceOfMean(reference);
  if (treated === null || control === null || treated + control === 0) return null;
  return {
    estimate: pilot.total / pilot.units - reference.total / reference.units,
    variance: treated + control,
  };
}

/** Null below two values, or where the day does not know its squares. */
function varianceOfMean({ units, total, totalSquares }: DayFigure): number | null {
  if (totalSquares === null || units < 2) return null;
  return Math.max(0, totalSquares - total ** 2 / units) / (units - 1) / units;
}
