import { type LimitKind, needsControl } from '#shared/features/control-group.ts';
import type { Criterion } from '#shared/features/criterion.ts';
import { LAST_GATE_ALPHA_PERCENT, peopleToHear } from '#shared/features/default-criteria.ts';
import { criterionKey } from '#shared/features/edit-criteria.ts';
import type { Phase } from '#shared/features/plan.ts';
import type { Metric } from '#shared/metrics/metric.ts';

const CERTAINTY_PERCENT = 80;
const SEVERE = 3;
const PARTICIPATION_PERCENT = 50;
const PEOPLE_PER_SEGMENT = 3;
/** So many notes in a row without news, and the next will hardly bring any. */
const QUIET_NOTES = 5;

function ofMetric(metric: Metric, phase: Phase): Criterion[] {
  const metricId = metric.id;
  const judged: Criterion[] =
    metric.role === 'guardrail'
      ? [
          { kind: 'guardrail-holds', metricId, certaintyPercent: CERTAINTY_PERCENT },
          { kind: 'not-worse-shown', metricId, alphaPercent: LAST_GATE_ALPHA_PERCENT },
        ]
      : [
          { kind: 'metric-improves', metricId, certaintyPercent: CERTAINTY_PERCENT },
          { kind: 'benefit-shown', metricId, alphaPercent: LAST_GATE_ALPHA_PERCENT },
        ];
  return [...judged, { kind: 'sample-reached', metricId, unitsPerArm: Math.max(1, phase.people) }];
}

type Question = {
  phase: Phase;
  criteria: readonly Criterion[];
  metrics: readonly Metric[];
  segments?: readonly { id: string; name: string }[];
  /** Who would sign off. */
  signer?: string;
  /** none: the phase leaves nobody to compare with, so that nothing is offered that asks for a control group. */
  control: 'left' | 'none';
};

/** Criteria a phase does not ask for yet, each with a number to start from. */
export function offeredCriteria(question: Question): Criterion[] {
  const { phase, criteria, metrics, segments = [], signer = '', control } = question;
  const present = new Set(criteria.map(criterionKey));
  const all: Criterion[] = [
    ...metrics.flatMap((metric) => ofMetric(metric, phase)),
    { kind: 'people-heard', people: Math.max(1, peopleToHear(phase.people)) },
    { kind: 'participation', percent: PARTICIPATION_PERCENT },
    ...segments.map(({ id, name }) => ({
      kind: 'segment-heard' as const,
      segment: { id, name },
      people: PEOPLE_PER_SEGMENT,
    })),
    { kind: 'few-new-themes', notes: QUIET_NOTES },
    { kind: 'no-open-severity', severity: SEVERE },
    { kind: 'checklist-complete' },
    { kind: 'days-elapsed', days: phase.holdDays },
    { kind: 'signed-off', who: signer },
  ];
  const limitOf = (metricId: string): LimitKind =>
    metrics.find(({ id }) => id === metricId)?.limit?.kind ?? null;
  const isAnswerable = (criterion: Criterion): boolean =>
    control === 'left' || !needsControl(criterion, limitOf);
  return all.filter((criterion) => !present.has(criterionKey(criterion)) && isAnswerable(criterion));
}
