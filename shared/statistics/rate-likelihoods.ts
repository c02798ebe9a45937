import { gridOfHarms, type Tempering } from './evidence-of-harm.ts';
import type { DayLikelihoods } from './growing-evidence.ts';
import type { TwoRates } from './log-rate-ratio.ts';

type Rules = { readonly logRatioMargin: number; readonly tempering: Tempering };

/** With more events in a day its likelihoods are too far apart for plain numbers. */
const FEW_EVENTS = 100;

/**
 * What a day's events say at each ratio of rates of the grid beyond the margin, given their total: the treated arm's are
 * binomial with chance r eT / (r eT + eC); of the function's last answer only. Both arms have exposure.
 * Worked value: 1 event of 1 on the treated of two equal arms, at a ratio of 3: 3/4 instead of 1/2, a ratio of 1.5.
 */
export function rateLikelihoods({ logRatioMargin, tempering }: Rules): (day: TwoRates) => DayLikelihoods {
  const { asked, around } = gridOfHarms(tempering);
  const step = asked.steps[1] ?? 0;
  const logRatios = asked.steps.map((_, at) => (at - around) * step);
  const growths = logRatios.map(Math.expm1);
  const margin = Math.exp(-logRatioMargin);
  const moved = new Float64Array(logRatios.length);
  const answer = { kind: 'ratios', ratios: new Float64Array(logRatios.length) } as const;
  return ({ treated, control }) => {
    const events = treated.events + control.events;
    const share = 1 / (1 + (control.exposure / treated.exposure) * margin);
    if (events > FEW_EVENTS) {
      const logs = logRatios.map(
        (ratio, at) => treated.events * ratio - events * Math.log1p(share * (growths[at] ?? 0)),
      );
      return { kind: 'logs', logs };
    }
    for (let at = 0; at < moved.length; at += 1) moved[at] = 1 / (1 + share * (growths[at] ?? 0));
    raise(moved, events, answer.ratios);
    const factor = Math.exp(treated.events * step);
    let power = Math.exp(-treated.events * around * step);
    for (let at = 0; at < moved.length; at += 1) {
      answer.ratios[at] = (answer.ratios[at] ?? 0) * power;
      power *= factor;
    }
    return answer;
  };
}

/** Each base to a whole power, by squaring; many times as fast as the power of any number. The bases are used up. */
function raise(bases: Float64Array, exponent: number, powers: Float64Array): void {
  powers.fill(1);
  for (let left = exponent; left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1)
      for (let at = 0; at < bases.length; at += 1) powers[at] = (powers[at] ?? 0) * (bases[at] ?? 0);
    for (let at = 0; at < bases.length; at += 1) {
      const own = bases[at] ?? 0;
      bases[at] = own * own;
    }
  }
}
