import { assert, double, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formOf, hypothesisOf } from './hypothesis-state.ts';
import type { Hypothesis } from '#shared/hypotheses/hypothesis.ts';
import { fromShown, toShown } from '#shared/hypotheses/shown-scale.ts';
import type { Metric } from '#shared/metrics/metric.ts';

const metric: Metric = {
  id: 'late',
  featureId: 'feature',
  name: 'Late deliveries',
  kind: 'proportion',
  unit: '',
  direction: 'lower',
  role: 'primary',
  target: null,
  limit: null,
  grain: 'day',
  formula: null,
  onHarm: 'roll-back',
  hardLimit: null,
  overSegments: 'unsaid',
  position: 0,
};

const hypothesis: Hypothesis = {
  id: 'hypothesis',
  featureId: 'feature',
  change: 'Two-hour slots',
  segmentId: null,
  metricId: 'late',
  baseline: 0.07,
  expectedEffect: -0.02,
  smallestWorthwhile: -0.01,
  basis: 'before-after',
  because: '',
  locked: null,
  amendments: [],
};

describe('a hypothesis in its form', () => {
  it('shows percents and changes without a sign', () => {
    expect(formOf(hypothesis, [metric])).toMatchObject({ baseline: 7, hopedFor: 2, worthwhile: 1 });
  });

  it('comes back as it was when nothing is changed', () => {
    const { id: _id, featureId: _feature, locked: _locked, amendments: _amendments, ...kept } = hypothesis;
    expect(hypothesisOf(formOf(hypothesis, [metric]), metric)).toEqual(kept);
  });

  it('begins with the primary metric', () => {
    const watched: Metric = { ...metric, id: 'watched', role: 'secondary' };
    expect(formOf(null, [watched, metric]).metricId).toBe('late');
  });

  it('keeps every share through percent and back', () => {
    assert(
      property(double({ min: 0, max: 1, noNaN: true }), (share) => {
        const rounded = Number(share.toPrecision(9));
        expect(fromShown(toShown(rounded, 'proportion'), 'proportion')).toBe(rounded);
      }),
    );
  });
});
