import { expect, it } from 'vitest';
import { measureFeatureAlarms } from './anomaly-alarms.ts';

// Without a shared budget ten metrics would alarm in four rollouts of ten.
it.each([
  { metrics: 1, most: 0.1 },
  { metrics: 10, most: 0.1 },
])(
  'in sixty quiet days $metrics metrics together alarm falsely in a share of $most at most',
  ({ metrics, most }) => {
    const rate = measureFeatureAlarms({ metrics, runs: 300, seed: 11 });
    expect(rate).toBeGreaterThan(0);
    expect(rate).toBeLessThan(most);
  },
);
