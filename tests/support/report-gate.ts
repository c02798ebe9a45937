import type { Gate } from '#shared/decisions/gate.ts';
import { metricValues } from '#shared/decisions/metric-values.ts';
import type { ReportNumbers } from '#shared/reports/report-model.ts';

/** The moment the report is made. */
export const NOW = 1_795_513_320_000;

const NOTHING_OPENED = { working: null, ifWeWait: null };
const NOTHING_WATCHED = {
  step: null,
  stepMetricId: null,
  amendments: [],
  looks: null,
  watched: [],
  data: [],
  waitsForLook: null,
  ifWeWait: null,
  rules: null,
  inputHash: '',
};

/** A gate that holds, with criteria of every kind of subject. */
export function gateOf(numbers: readonly ReportNumbers[]): Gate {
  const comparisons = numbers.flatMap(({ comparison }) => comparison ?? []);
  const values = comparisons.map(metricValues);
  return {
    featureId: 'feature',
    phaseId: 'phase-2',
    nextPhaseId: 'phase-3',
    verb: 'hold',
    reason: { code: 'reason.criteria-open', values: { count: 3 } },
    next: { code: 'missing.people-heard', values: { count: 2 } },
    criteria: [
      {
        criterion: { kind: 'metric-improves', metricId: 'metric-0', certaintyPercent: 90 },
        verdict: 'not-enough-yet',
        now: { code: 'now.metric-improves', values: values[0] ?? {} },
        asked: { code: 'asked.metric-improves', values: { certainty: 0.9 } },
        missing: { code: 'missing.more-units-days', values: { count: 140, days: 12 } },
        metricId: 'metric-0',
        ...NOTHING_OPENED,
      },
      {
        criterion: { kind: 'people-heard', people: 33 },
        verdict: 'not-enough-yet',
        now: { code: 'now.people-heard', values: { count: 31, asked: 33 } },
        asked: { code: 'asked.people-heard', values: { count: 33 } },
        missing: { code: 'missing.people-heard', values: { count: 2 } },
        metricId: null,
        ...NOTHING_OPENED,
      },
      {
        criterion: { kind: 'guardrail-holds', metricId: 'metric-1', certaintyPercent: 70 },
        verdict: 'pass',
        now: { code: 'now.guardrail-holds', values: values[1] ?? {} },
        asked: { code: 'asked.guardrail-holds', values: { certainty: 0.7 } },
        missing: null,
        metricId: 'metric-1',
        ...NOTHING_OPENED,
      },
      {
        criterion: { kind: 'checklist-complete' },
        verdict: 'not-enough-yet',
        now: { code: 'now.checklist-complete', values: { complete: 2, count: 3 } },
        asked: { code: 'asked.checklist-complete', values: {} },
        missing: { code: 'missing.checklist-complete', values: { count: 1 } },
        metricId: null,
        ...NOTHING_OPENED,
      },
    ],
    speaksFor: [{ code: 'for.metric-better', values: values[0] ?? {} }],
    speaksAgainst: [{ code: 'against.volunteers', values: { count: 45 } }],
    ruledOut: [{ code: 'ruledOut.worse-by', values: { ...values[0], worst: -0.03 } }],
    comparisons,
    badges: ['sample-data', 'volunteers'],
    gateDay: '2026-11-27',
    dataUpTo: '2026-11-22',
    judgedAt: NOW,
    ...NOTHING_WATCHED,
  };
}
