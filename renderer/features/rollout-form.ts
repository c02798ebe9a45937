import type { InputOf } from '#shared/contract/contract.ts';
import { CAREFUL_RISK_ANSWERS, type FeatureKind, type RiskAnswers } from '#shared/features/feature.ts';
import type { PhaseDraft } from '#shared/features/features.contract.ts';
import type { StartCalendar } from '#shared/features/start-days.ts';
import { type ChoosableTemplate, FIRST_TEMPLATE, phasesOfTemplate } from './template-choice.ts';
import { fromShown } from '#shared/hypotheses/shown-scale.ts';
import type { HypothesisDraft } from '#shared/hypotheses/hypothesis.ts';
import { addDays, type CalendarDay, weekdayOf } from '#shared/kernel/calendar-day.ts';
import type { GuardrailLimit, Metric, MetricKind } from '#shared/metrics/metric.ts';

/** What the guided plan asks; figures as typed, shares in percent, changes without a sign. */
export type RolloutForm = {
  name: string;
  summary: string;
  kind: FeatureKind;
  ownerName: string;
  customers: number | null;
  staff: number | null;
  firstDay: CalendarDay | null;
  /** Key of the template the plan begins from. */
  template: string;
  isMeasured: boolean;
  metricName: string;
  metricKind: MetricKind;
  metricUnit: string;
  direction: Metric['direction'];
  baseline: number | null;
  hopedFor: number | null;
  worthwhile: number | null;
  basis: HypothesisDraft['basis'];
  because: string;
  isGuarded: boolean;
  guardName: string;
  guardKind: MetricKind;
  guardUnit: string;
  guardDirection: Metric['direction'];
  limitKind: GuardrailLimit['kind'];
  limit: number | null;
  riskAnswers: RiskAnswers;
};

export type FormField = keyof RolloutForm;
export type FormProblem =
  | 'name-missing'
  | 'nobody'
  | 'day-missing'
  | 'metric-missing'
  | 'hoped-missing'
  | 'worthwhile-missing'
  | 'worthwhile-above'
  | 'share-outside'
  | 'guard-missing'
  | 'limit-missing';

type Defaults = { ownerName: string; customers: number; staff: number; today: CalendarDay };

function nextMonday(today: CalendarDay): CalendarDay {
  return addDays(today, 8 - weekdayOf(today));
}

/** A fresh form: careful answers, next Monday, everything else from what the workspace knows. */
export function emptyForm({ ownerName, customers, staff, today }: Defaults): RolloutForm {
  return {
    name: '',
    summary: '',
    kind: 'ai',
    ownerName,
    customers: customers === 0 ? null : customers,
    staff: staff === 0 ? null : staff,
    firstDay: nextMonday(today),
    template: FIRST_TEMPLATE,
    isMeasured: true,
    metricName: '',
    metricKind: 'proportion',
    metricUnit: '',
    direction: 'higher',
    baseline: null,
    hopedFor: null,
    worthwhile: null,
    basis: 'control-group',
    because: '',
    isGuarded: false,
    guardName: '',
    guardKind: 'proportion',
    guardUnit: '',
    guardDirection: 'lower',
    limitKind: 'absolute',
    limit: null,
    riskAnswers: CAREFUL_RISK_ANSWERS,
  };
}

type Problems = Partial<Record<FormField, FormProblem>>;

function metricProblems(form: RolloutForm): Problems {
  if (!form.isMeasured) return {};
  const { baseline, hopedFor, worthwhile } = form;
  const after = (baseline ?? 50) + (form.direction === 'higher' ? 1 : -1) * (hopedFor ?? 0);
  const isOutside =
    form.metricKind === 'proportion' &&
    (after < 0 || after > 100 || (baseline ?? 50) < 0 || (baseline ?? 50) > 100);
  return {
    ...(form.metricName.trim() === '' ? { metricName: 'metric-missing' } : {}),
    ...(hopedFor === null || hopedFor <= 0 ? { hopedFor: 'hoped-missing' } : {}),
    ...(worthwhile === null || worthwhile < 0 ? { worthwhile: 'worthwhile-missing' } : {}),
    ...(worthwhile !== null && hopedFor !== null && worthwhile > hopedFor
      ? { worthwhile: 'worthwhile-above' as const }
      : {}),
    ...(isOutside ? { baseline: 'share-outside' as const } : {}),
  };
}

function guardProblems(form: RolloutForm): Problems {
  if (!form.isGuarded) return {};
  return {
    ...(form.guardName.trim() === '' ? { guardName: 'guard-missing' } : {}),
    ...(form.limit === null ? { limit: 'limit-missing' } : {}),
  };
}

/** What must be mended before the plan can be made, by field; empty when nothing. */
export function problemsOf(form: RolloutForm): Problems {
  const people = (form.customers ?? 0) + (form.staff ?? 0);
  return {
    ...(form.name.trim() === '' ? { name: 'name-missing' } : {}),
    ...(people === 0 ? { customers: 'nobody' } : {}),
    ...(form.firstDay === null ? { firstDay: 'day-missing' } : {}),
    ...metricProblems(form),
    ...guardProblems(form),
  };
}

type Beginnings = { templates: readonly ChoosableTemplate[]; calendar: StartCalendar };

/** The phases the form leads to; empty while a day or the people are missing. */
export function phasesOf(form: RolloutForm, { templates, calendar }: Beginnings): PhaseDraft[] {
  const { customers, staff, firstDay, template } = form;
  if (firstDay === null) return [];
  const size = { customers: customers ?? 0, staff: staff ?? 0, firstDay, calendar };
  return phasesOfTemplate(templates, template, size);
}

function effectOf(form: RolloutForm, shown: number | null): number {
  const size = fromShown(shown ?? 0, form.metricKind);
  return form.direction === 'higher' || size === 0 ? size : -size;
}

function unitOf(kind: MetricKind, unit: string): string {
  return kind === 'proportion' ? '' : unit.trim();
}

type Draft = InputOf<'decisions.planRollout'>;

function metricOf(form: RolloutForm): Pick<Draft, 'metric' | 'hypothesis'> {
  if (!form.isMeasured) return { metric: null, hypothesis: null };
  const baseline = fromShown(form.baseline, form.metricKind);
  const expectedEffect = effectOf(form, form.hopedFor);
  return {
    metric: {
      name: form.metricName.trim(),
      kind: form.metricKind,
      unit: unitOf(form.metricKind, form.metricUnit),
      direction: form.direction,
      target: baseline === null ? null : Number((baseline + expectedEffect).toPrecision(12)),
    },
    hypothesis: {
      baseline,
      expectedEffect,
      smallestWorthwhile: effectOf(form, form.worthwhile),
      basis: form.basis,
      because: form.because.trim(),
    },
  };
}

function guardrailOf(form: RolloutForm): Draft['guardrail'] {
  if (!form.isGuarded || form.limit === null) return null;
  return {
    name: form.guardName.trim(),
    kind: form.guardKind,
    unit: unitOf(form.guardKind, form.guardUnit),
    direction: form.guardDirection,
    limit: { kind: form.limitKind, value: fromShown(form.limit, form.guardKind) },
  };
}

/** The form as the engine takes it. Only for a form without problems. */
export function rolloutOf(form: RolloutForm, phases: PhaseDraft[]): Draft {
  return {
    name: form.name.trim(),
    summary: form.summary.trim(),
    ownerName: form.ownerName.trim(),
    kind: form.kind,
    riskAnswers: form.riskAnswers,
    ...metricOf(form),
    guardrail: guardrailOf(form),
    phases,
  };
}
