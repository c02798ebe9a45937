import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gridOfHarms } from './evidence-of-harm.ts';
import type { DayLikelihoods } from './growing-evidence.ts';
import { logOddsLikelihoodRatios } from './noncentral-hypergeometric.ts';
import { rateLikelihoods } from './rate-likelihoods.ts';
import { tableLikelihoods } from './table-likelihoods.ts';

const TEMPERING = { kind: 'by-day-effects', spreads: [0, 0.5] } as const;
const { asked, around } = gridOfHarms(TEMPERING);
const LOG_RATIOS = asked.steps.map((step) => asked.lowest + step);

/** Logarithms less that of no harm: only differences count. */
function logsOf(day: DayLikelihoods): number[] {
  const logs = day.kind === 'logs' ? day.logs : Array.from(day.ratios, Math.log);
  return asked.steps.map((_, at) => (logs[at] ?? 0) - (logs[around] ?? 0));
}

function farthest(left: readonly number[], right: readonly number[]): number {
  return left.reduce((most, value, at) => Math.max(most, Math.abs(value - (right[at] ?? NaN))), 0);
}

const arm = fc
  .integer({ min: 1, max: 260 })
  .chain((trials) => fc.nat({ max: trials }).map((successes) => ({ successes, trials })));

const rate = fc.record({
  events: fc.nat({ max: 90 }),
  exposure: fc.double({ min: 0.1, max: 500, noNaN: true }),
});

describe('what a day says at each ratio of the grid', () => {
  it('of tables, few or many, is what the law summed from its mode says', () => {
    fc.assert(
      fc.property(
        arm,
        arm,
        fc.double({ min: -4, max: 4, noNaN: true }),
        (treated, control, logOddsMargin) => {
          const table = { treated, control };
          const found = logsOf(tableLikelihoods({ logOddsMargin, tempering: TEMPERING })(table));
          const steps = asked.steps;
          const summed = logOddsLikelihoodRatios(table, { logOdds: logOddsMargin + asked.lowest, steps });
          expect(farthest(found, logsOf({ kind: 'logs', logs: summed }))).toBeLessThan(1e-9);
        },
      ),
    );
  });

  it('of events is the binomial law of their total, be they few or many', () => {
    const margin = fc.double({ min: -1, max: 1, noNaN: true });
    fc.assert(
      fc.property(rate, rate, margin, (treated, control, logRatioMargin) => {
        const found = logsOf(rateLikelihoods({ logRatioMargin, tempering: TEMPERING })({ treated, control }));
        const plain = LOG_RATIOS.map((logRatio) => {
          const odds = (treated.exposure / control.exposure) * Math.exp(logRatioMargin + logRatio);
          return treated.events * Math.log(odds / (1 + odds)) - control.events * Math.log1p(odds);
        });
        expect(farthest(found, logsOf({ kind: 'logs', logs: plain }))).toBeLessThan(1e-9);
      }),
    );
  });

  it('stays within what products of two days can hold', () => {
    fc.assert(
      fc.property(
        arm,
        arm,
        fc.double({ min: -2, max: 2, noNaN: true }),
        (treated, control, logOddsMargin) => {
          const day = tableLikelihoods({ logOddsMargin, tempering: TEMPERING })({ treated, control });
          const size = Math.max(...logsOf(day).map(Math.abs), 0);
          expect(day.kind === 'logs' || size < 150 * Math.LN10).toBe(true);
        },
      ),
    );
  });
});
