import { Button } from '@mantine/core';
import { type FormEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { BetterSection } from './new-feature-better.tsx';
import { GuardSection, RiskSection } from './new-feature-guard.tsx';
import { type Roster, WhatSection, WhoSection } from './new-feature-what.tsx';
import { PlanPreview } from './plan-preview.tsx';
import { phasesOf, rolloutOf } from './rollout-form.ts';
import { useTemplates } from './template-choice.ts';
import { useStartCalendar } from './use-start-calendar.ts';
import { type RolloutFields, useRolloutForm } from './use-rollout-form.ts';
import { useCommand } from '#renderer/rpc/use-command.ts';
import { useQueryOf } from '#renderer/rpc/use-query-of.ts';
import { PageBody, PageFrame } from '#renderer/ui/page-frame.tsx';
import { QueryState } from '#renderer/ui/query-state.tsx';
import { AnswerSentence } from '#renderer/ui/section.tsx';
import { ErrorState } from '#renderer/ui/states.tsx';
import type { PhaseDraft } from '#shared/features/features.contract.ts';
import type { WorkspaceDescription } from '#shared/workspace/workspace.contract.ts';
import './new-feature.css';

type Workspace = WorkspaceDescription;

/** Keeps changed head counts in the settings, makes the plan, goes there. */
function useCreate(workspace: Workspace, roster: Roster) {
  const [, navigate] = useLocation();
  const changeSettings = useCommand('workspace.changeSettings', { errors: 'inline' });
  const planRollout = useCommand('decisions.planRollout', { errors: 'inline' });
  const create = async (fields: RolloutFields, phases: PhaseDraft[]): Promise<void> => {
    const { customerBase, staffCount } = workspace.settings;
    const wanted = {
      customerBase: roster.customers > 0 ? customerBase : (fields.form.customers ?? 0),
      staffCount: roster.staff > 0 ? staffCount : (fields.form.staff ?? 0),
    };
    try {
      if (wanted.customerBase !== customerBase || wanted.staffCount !== staffCount) {
        await changeSettings.mutateAsync(wanted);
      }
      const { featureId } = await planRollout.mutateAsync(rolloutOf(fields.form, phases));
      fields.forget();
      navigate(`/features/${featureId}/plan`);
    } catch {
      // The error of the command stands above the button; the form keeps what was typed.
    }
  };
  return {
    create,
    isRunning: changeSettings.isPending || planRollout.isPending,
    error: changeSettings.error ?? planRollout.error,
  };
}

/** A roster that lists fewer people than there are leaves the number to the person. */
function countedFrom(listed: number, said: number): number {
  return listed >= said ? listed : 0;
}

function countedBy({ customers, staff }: Roster): { customers?: number; staff?: number } {
  return { ...(customers > 0 ? { customers } : {}), ...(staff > 0 ? { staff } : {}) };
}

function baseOf(settings: Workspace['settings'], roster: Roster) {
  return {
    customers: roster.customers > 0 ? roster.customers : settings.customerBase,
    staff: roster.staff > 0 ? roster.staff : settings.staffCount,
  };
}

function NewFeatureForm({ workspace, roster }: { workspace: Workspace; roster: Roster }) {
  const { t } = useTranslation('features');
  const form = useRef<HTMLFormElement>(null);
  const fields = useRolloutForm(
    {
      workspaceFile: workspace.fileName,
      ownerName: workspace.settings.personName,
      ...baseOf(workspace.settings, roster),
      today: workspace.today,
    },
    countedBy(roster),
  );
  const templates = useTemplates();
  const calendar = useStartCalendar(null);
  const phases = phasesOf(fields.form, { templates, calendar });
  const creation = useCreate(workspace, roster);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    // What a field could not read is not in the form's values; the field itself says so.
    const inputs = [...(form.current?.querySelectorAll('input') ?? [])];
    const isReadable = inputs.every((input) => !input.validity.customError);
    if (fields.check() && isReadable) void creation.create(fields, phases);
    // The first mended field is the first that is wrong; it takes the focus once its error is drawn.
    else setTimeout(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
  };
  const shown = { customers: fields.form.customers ?? 0, staff: fields.form.staff ?? 0 };
  return (
    <PageBody
      side={<PlanPreview phases={phases} base={shown} calendar={calendar} />}
      sideLabel={t('preview.title')}
    >
      <form ref={form} className="new-form" onSubmit={submit} noValidate>
        <AnswerSentence>
          <strong>{t('new.answer')}</strong> <span className="muted">{t('new.answerRest')}</span>
        </AnswerSentence>
        <WhatSection fields={fields} />
        <WhoSection fields={fields} roster={roster} today={workspace.today} templates={templates} />
        <BetterSection fields={fields} />
        <GuardSection fields={fields} />
        <RiskSection fields={fields} />
        <div className="new-foot">
          {creation.error !== null && <ErrorState error={creation.error} />}
          <Button type="submit" variant="filled" loading={creation.isRunning}>
            {t('new.create')}
          </Button>
          <span className="small muted">{t('new.createHint')}</span>
        </div>
      </form>
    </PageBody>
  );
}

/** The guided plan on one page: what, who, what should get better, when. */
export function NewFeaturePage() {
  const { t } = useTranslation('features');
  const workspace = useQueryOf('workspace.describe', {});
  const people = useQueryOf('segments.listPeople', { limit: 1 });
  return (
    <PageFrame title={t('new.title')}>
      <QueryState query={workspace}>
        {(description) => (
          <QueryState query={people}>
            {({ customers, staff }) => (
              <NewFeatureForm
                workspace={description}
                roster={{
                  customers: countedFrom(customers, description.settings.customerBase),
                  staff: countedFrom(staff, description.settings.staffCount),
                }}
              />
            )}
          </QueryState>
        )}
      </QueryState>
    </PageFrame>
  );
}
