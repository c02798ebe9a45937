import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { useQueryOf } from '#renderer/rpc/use-query-of.ts';
import type { PhaseDraft } from '#shared/features/features.contract.ts';
import {
  BUILT_IN_TEMPLATES,
  builtInTemplateSchema,
  type PlanTemplate,
  type TemplateStep,
} from '#shared/features/plan-template.ts';
import { leastHoldDays } from '#shared/features/plan.ts';
import { type SizedStep, sizeTemplate } from '#shared/features/size-template.ts';
import type { StartCalendar } from '#shared/features/start-days.ts';
import type { CalendarDay } from '#shared/kernel/calendar-day.ts';

/** A template to choose, its steps named; `key` is the built-in's own or the id of one of the person's. */
export type ChoosableTemplate = { key: string; name: string; hint: string; steps: readonly TemplateStep[] };

export const FIRST_TEMPLATE = 'standard';

function builtIn(t: TFunction<'features'>): ChoosableTemplate[] {
  return builtInTemplateSchema.options.map((key) => ({
    key,
    name: t(`templates.builtIn.${key}`),
    hint: t(`templates.hint.${key}`),
    steps: BUILT_IN_TEMPLATES[key].map(({ step, ...shape }) =>
      Object.assign({ name: t(`steps.${step}`) }, shape),
    ),
  }));
}

function own({ id, name, steps }: PlanTemplate, t: TFunction<'features'>): ChoosableTemplate {
  const held = steps.map((step) => ({
    ...step,
    holdDays: Math.max(leastHoldDays(step.audience), step.holdDays),
  }));
  return { key: id, name, hint: t('templates.hint.own', { count: steps.length }), steps: held };
}

/** The built-in templates, then the person's own. */
export function useTemplates(): ChoosableTemplate[] {
  const { t } = useTranslation('features');
  const kept = useQueryOf('features.listTemplates', {}).data ?? [];
  return [...builtIn(t), ...kept.map((template) => own(template, t))];
}

type Size = { customers: number; staff: number; firstDay: CalendarDay; calendar: StartCalendar };

function draftOf({ name, audience, people, holdDays, plannedStart }: SizedStep<TemplateStep>): PhaseDraft {
  return { name, audience, people, holdDays, plannedStart };
}

/** The phases of a template for so many people; one removed meanwhile gives way to the first. */
export function phasesOfTemplate(
  templates: readonly ChoosableTemplate[],
  key: string,
  size: Size,
): PhaseDraft[] {
  const template = templates.find((one) => one.key === key) ?? templates[0];
  return template === undefined ? [] : sizeTemplate(template.steps, size).map(draftOf);
}
