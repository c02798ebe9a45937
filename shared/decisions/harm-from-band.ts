import type { Harm } from './measure-harm.ts';
import type { ForecastBand } from './outlook.ts';
import { binomialExactTest } from '#shared/statistics/binomial.ts';
import { BAND } from '#shared/forecasts/forecast.ts';

/**
 * Evidence of harm where there is no control group: more days on the bad side of the forecast's band than it should
 * have. Days are not independent and other causes cannot be told apart, so it only ever asks to hold. The exact p value
 * becomes evidence by 1 / (2 sqrt(p)), which is valid for any p value (Vovk & Wang 2021). Worked value: 6 of 14 days
 * beyond a band that should leave .1 there: p .00147, evidence 13.02.
 */
export function harmFromBand({ days, worse, coverage }: ForecastBand): Harm {
  const outside = Math.max(1 - BAND, 1 - (coverage ?? BAND));
  const pValue = binomialExactTest({
    successes: worse,
    trials: days,
    nullRate: Math.min(0.5, outside / 2),
    alternative: 'greater',
  });
  const evidence = Math.max(1, 1 / (2 * Math.sqrt(pValue)));
  return { method: 'outside-forecast', evidence, growth: evidence, days, watched: days, dispersion: null };
}
