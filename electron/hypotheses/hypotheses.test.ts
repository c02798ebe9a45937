import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CAREFUL_RISK_ANSWERS, valueModelSchema } from '#shared/features/feature.ts';
import type { HypothesisDraft } from '#shared/hypotheses/hypothesis.ts';
import { createFeaturesService, type FeaturesService } from '#electron/features/features.service.ts';
import { createMetricsService } from '#electron/metrics/metrics.service.ts';
import { openTestContext, type TestContext } from '#tests/support/open-test-context.ts';
import { createHypothesesService, type HypothesesService } from './hypotheses.service.ts';

describe('hypotheses', () => {
  let test: TestContext;
  let features: FeaturesService;
  let hypotheses: HypothesesService;
  let featureId = '';
  let firstPhase = '';

  beforeEach(() => {
    test = openTestContext();
    features = createFeaturesService(test.context);
    hypotheses = createHypothesesService(test.context, features, createMetricsService(test.context));
    ({ featureId, firstPhase } = createFeature('AI lead scoring'));
    addMetric('won', featureId);
  });
  afterEach(() => test.close());

  function createFeature(name: string) {
    const made = features.createFeature({
      name,
      summary: '',
      ownerName: '',
      kind: 'ai',
      riskAnswers: CAREFUL_RISK_ANSWERS,
      valueModel: null,
      phases: [
        { name: 'Closed beta', audience: 'picked', people: 12, holdDays: 14, plannedStart: null },
        { name: 'Everyone', audience: 'everyone', people: 300, holdDays: 14, plannedStart: null },
      ],
    });
    return { featureId: made.featureId, firstPhase: made.phaseIds[0] ?? '' };
  }

  function addMetric(id: string, ofFeature: string): void {
    test.context.db
      .prepare(
        `INSERT INTO metrics (id, feature_id, position, name, kind, unit, direction, role)
         VALUES (?, ?, 0, 'Inquiries won', 'proportion', '', 'higher', 'primary')`,
      )
      .run(id, ofFeature);
  }

  function addDay(day: string, row: { arm: string; units: number; total: number }): void {
    test.context.db
      .prepare(`INSERT INTO daily_values (metric_id, arm, day, units, total) VALUES ('won', ?, ?, ?, ?)`)
      .run(row.arm, day, row.units, row.total);
  }

  function draft(change: Partial<HypothesisDraft> = {}): HypothesisDraft {
    return {
      featureId,
      change: 'Scoring every inquiry',
      segmentId: null,
      metricId: 'won',
      baseline: 0.2,
      expectedEffect: 0.05,
      smallestWorthwhile: 0.02,
      basis: 'control-group',
      because: 'Sales calls the promising ones first',
      ...change,
    };
  }

  function start(): void {
    features.startPhase(firstPhase, '2026-11-24');
    hypotheses.lockForFeature(featureId);
  }

  it('are rewritten and removed freely before the start, and undone', () => {
    const { hypothesisId } = hypotheses.writeHypothesis(draft());
    hypotheses.revise(hypothesisId, { expectedEffect: 0.04 }, '');
    expect(hypotheses.listForFeature(featureId)).toMatchObject([
      { expectedEffect: 0.04, locked: null, amendments: [] },
    ]);
    hypotheses.remove(hypothesisId);
    expect(hypotheses.listForFeature(featureId)).toEqual([]);
    test.context.commands.undo();
    expect(hypotheses.listForFeature(featureId)).toMatchObject([{ expectedEffect: 0.04 }]);
  });

  it('lock with time and fingerprint, once', () => {
    hypotheses.writeHypothesis(draft());
    start();
    const [first] = hypotheses.listForFeature(featureId);
    expect(first?.locked?.hash).toMatch(/^[0-9a-f]{64}$/);
    hypotheses.lockForFeature(featureId);
    expect(hypotheses.listForFeature(featureId)[0]?.locked).toEqual(first?.locked);
  });

  it('want a reason once locked and keep both wordings', () => {
    const { hypothesisId } = hypotheses.writeHypothesis(draft());
    start();
    expect(() => hypotheses.revise(hypothesisId, { smallestWorthwhile: 0.03 }, ' ')).toThrow(
      'hypothesis-locked',
    );
    expect(() => hypotheses.remove(hypothesisId)).toThrow('hypothesis-stays');
    hypotheses.revise(hypothesisId, { smallestWorthwhile: 0.03 }, 'The licence became dearer');
    hypotheses.revise(hypothesisId, { smallestWorthwhile: 0.03 }, 'Said twice');
    expect(hypotheses.listForFeature(featureId)[0]).toMatchObject({
      smallestWorthwhile: 0.03,
      amendments: [
        {
          actor: 'Giulia Conti',
          reason: 'The licence became dearer',
          before: '{"smallestWorthwhile":0.02}',
          after: '{"smallestWorthwhile":0.03}',
        },
      ],
    });
  });

  it('written after the start are locked at once', () => {
    start();
    hypotheses.writeHypothesis(draft());
    expect(hypotheses.listForFeature(featureId)[0]?.locked).not.toBeNull();
  });

  it.each([
    ['a metric nobody defined', { metricId: 'nothing' }, 'metric-not-found'],
    ['a metric of another feature', { metricId: 'foreign' }, 'metric-of-other-feature'],
    ['a segment nobody made', { segmentId: 'nobody' }, 'segment-not-found'],
    ['an effect that would be harm', { expectedEffect: -0.05 }, 'effect-makes-worse'],
  ])('are refused for %s', (_title, change, code) => {
    addMetric('foreign', createFeature('Returns portal').featureId);
    expect(() => hypotheses.writeHypothesis(draft(change))).toThrow(code);
    expect(hypotheses.listForFeature(featureId)).toEqual([]);
  });

  describe('prospects', () => {
    function ask() {
      const { hypothesisId } = hypotheses.writeHypothesis(draft());
      return hypotheses.prospects(hypothesisId);
    }

    it('are unknown without numbers, and still name what each phase rules out', () => {
      const found = ask();
      expect(found).toMatchObject({ unitsPerArm: 1094, unitsPerDay: null, days: null, verdict: 'unknown' });
      expect(found.ruledOut.map((one) => [one.phaseName, one.people])).toEqual([
        ['Closed beta', 12],
        ['Everyone', 300],
      ]);
    });

    it('count the units of a day over everybody', () => {
      test.context.db.prepare(`INSERT INTO settings (key, value) VALUES ('customerBase', '300')`).run();
      addDay('2026-11-01', { arm: 'control', units: 300, total: 60 });
      addDay('2026-11-02', { arm: 'control', units: 300, total: 60 });
      // 300 a day from 300 customers; the largest pilot phase has 12 of them for 14 days.
      expect(ask()).toMatchObject({ unitsPerDay: 12, plannedUnits: 168, verdict: 'cannot-be-shown' });
    });

    it('of a formula count its days, each a figure of its own', () => {
      addMetric('lost', featureId);
      test.context.db
        .prepare(
          `UPDATE metrics SET name = 'Lost', kind = 'value', formula = 'Inquiries won * 100' WHERE id = 'lost'`,
        )
        .run();
      for (let day = 1; day <= 9; day += 1) {
        addDay(`2026-11-0${day}`, { arm: 'control', units: 300, total: 60 + day });
      }
      const { hypothesisId } = hypotheses.writeHypothesis(
        draft({ metricId: 'lost', baseline: null, expectedEffect: 5 }),
      );
      const found = hypotheses.prospects(hypothesisId);
      expect(found.unitsPerDay).toBe(1);
      expect(found.days).toBe(found.unitsPerArm);
      expect(found.unitsPerArm).toBeGreaterThan(0);
    });
  });

  describe('the money view', () => {
    const VALUE = { unitsPerYear: 28_000, valuePerUnit: 24, costPerYear: 6400 };

    function sayWorth(): void {
      features.edit(featureId, { valueModel: valueModelSchema.parse({ unitName: 'inquiry won', ...VALUE }) });
    }

    it('stays away until somebody said what a unit is worth, and what is hoped for', () => {
      hypotheses.writeHypothesis(draft());
      expect(hypotheses.moneyView(featureId)).toBeNull();
      sayWorth();
      expect(hypotheses.moneyView(featureId)?.lines).toHaveLength(1);
    });

    it('goes by the hope first, and by the numbers as soon as both arms have some', () => {
      sayWorth();
      hypotheses.writeHypothesis(draft());
      expect(hypotheses.moneyView(featureId)?.lines[0]).toMatchObject({
        effect: { source: 'hoped', likely: 0.05 },
      });
      for (const day of ['2026-11-24', '2026-11-25', '2026-11-26']) {
        addDay(day, { arm: 'pilot', units: 100, total: 30 });
        addDay(day, { arm: 'control', units: 100, total: 20 });
      }
      const view = hypotheses.moneyView(featureId);
      expect(view?.lines.map(({ effect }) => effect.source)).toEqual(['measured', 'hoped']);
      // Ten points more of 28,000 at 24, less 6,400, over twelve months.
      expect(view?.lines[0]?.monthly.likely).toBeCloseTo(5066.67, 2);
      expect(view).toMatchObject({ currency: 'EUR', pilotDays: 14 });
    });

    it('goes by what a gate judged where it is told to, not by what came later', () => {
      sayWorth();
      hypotheses.writeHypothesis(draft());
      addDay('2026-11-24', { arm: 'pilot', units: 100, total: 30 });
      addDay('2026-11-24', { arm: 'control', units: 100, total: 20 });
      expect(hypotheses.moneyView(featureId, [])?.lines).toMatchObject([{ effect: { source: 'hoped' } }]);
    });

    it('leaves with its value model and comes back by undo', () => {
      hypotheses.writeHypothesis(draft());
      sayWorth();
      features.edit(featureId, { valueModel: null });
      expect(hypotheses.moneyView(featureId)).toBeNull();
      test.context.commands.undo();
      expect(hypotheses.moneyView(featureId)).not.toBeNull();
    });

    it('reads a value model written before costs, doubt and harm were asked for', () => {
      test.context.db
        .prepare('UPDATE features SET value_model = ? WHERE id = ?')
        .run(JSON.stringify({ unitName: '', ...VALUE }), featureId);
      hypotheses.writeHypothesis(draft());
      expect(hypotheses.moneyView(featureId)?.model).toMatchObject({
        offBy: 0.2,
        pilotCost: 0,
        costPerHarm: 0,
      });
    });
  });
});
