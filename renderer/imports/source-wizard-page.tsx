import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { CheckColumns } from './check-columns.tsx';
import { CheckMetrics } from './check-metrics.tsx';
import { CheckQuestions } from './check-questions.tsx';
import { PresetChoice, formOfPreset } from './source-presets.tsx';
import { SourceHttpForm } from './source-http-form.tsx';
import { SourcePreview } from './source-preview.tsx';
import { SourceScheduleFields } from './source-schedule-fields.tsx';
import { AllowHost, SourceSecret } from './source-secret.tsx';
import { SourceSqlForm } from './source-sql-form.tsx';
import { useAskedQuestions } from './use-asked-questions.ts';
import { useSourceWizard, type SourceForm, type SourceWizard } from './use-source-wizard.ts';
import { useCommand } from '#renderer/rpc/use-command.ts';
import { useQueryOf } from '#renderer/rpc/use-query-of.ts';
import { ChoiceField } from '#renderer/ui/choice-field.tsx';
import { PageBody, PageFrame } from '#renderer/ui/page-frame.tsx';
import { QueryState } from '#renderer/ui/query-state.tsx';
import { Section } from '#renderer/ui/section.tsx';
import { ErrorState } from '#renderer/ui/states.tsx';
import type { ImportMapping } from '#shared/imports/imports.contract.ts';
import './imports.css';
import './sources.css';

function NameAndFeature({ wizard }: { wizard: SourceWizard }) {
  const { t } = useTranslation('sources');
  const features = useQueryOf('features.list', {}).data ?? [];
  return (
    <div className="row row-wrap sources-row">
      <TextInput
        label={t('name')}
        w="280px"
        value={wizard.form.name}
        onChange={(event) => wizard.change({ name: event.currentTarget.value })}
      />
      <ChoiceField
        label={t('feature')}
        width="280px"
        value={wizard.form.featureId}
        options={features.map(({ feature }) => ({ value: feature.id, label: feature.name }))}
        onChange={(featureId) => wizard.change({ featureId })}
      />
    </div>
  );
}

function Where({ wizard }: { wizard: SourceWizard }) {
  const { t } = useTranslation('sources');
  const { connection, featureId } = wizard.form;
  return (
    <Section title={t('where')}>
      <div className="stack sources-stack">
        <NameAndFeature wizard={wizard} />
        {connection.kind === 'http' ? (
          <SourceHttpForm wizard={wizard} connection={connection} />
        ) : (
          <SourceSqlForm wizard={wizard} connection={connection} />
        )}
        <SourceSecret wizard={wizard} />
        <AllowHost wizard={wizard} />
        <div className="row">
          <Button
            variant={wizard.fetched === null ? 'filled' : 'default'}
            disabled={featureId === null}
            loading={wizard.tryOut.isPending}
            onClick={() => void wizard.fetchNow()}
          >
            {t(wizard.fetched === null ? 'fetch' : 'fetchAgain')}
          </Button>
          {featureId === null && <span className="small muted">{t('featureFirst')}</span>}
        </div>
      </div>
    </Section>
  );
}

function Body({ wizard }: { wizard: SourceWizard }) {
  const { t } = useTranslation('sources');
  const { check } = wizard;
  const questions = useAskedQuestions(check?.preview ?? null);
  return (
    <PageBody>
      <Where wizard={wizard} />
      {wizard.problem !== null && <ErrorState error={wizard.problem} />}
      {wizard.fetched !== null && <SourcePreview fetched={wizard.fetched} check={check} />}
      {check !== null && (
        <>
          <CheckQuestions {...check} questions={questions} />
          <CheckColumns {...check} />
          <CheckMetrics {...check} />
          <Section title={t('when')} note={t('whenNote')}>
            <SourceScheduleFields wizard={wizard} />
          </Section>
        </>
      )}
    </PageBody>
  );
}

type Start = { sourceId: string | null; form: SourceForm; mapping: ImportMapping | null; columns: string[] };

function Wizard({ start }: { start: Start }) {
  const { t } = useTranslation('sources');
  const [, goTo] = useLocation();
  const wizard = useSourceWizard(start);
  const run = useCommand('sources.runNow');
  const { save } = wizard;
  const saveAndFetch = async (): Promise<void> => {
    if (save === null) return;
    const sourceId = await save();
    goTo(`/imports/sources/${sourceId}`);
    run.mutate({ sourceId });
  };
  return (
    <PageFrame
      title={t(start.sourceId === null ? 'addSource' : 'editSource')}
      actions={
        <>
          <Button onClick={() => goTo('/imports/sources')}>{t('cancel')}</Button>
          <Button
            variant="filled"
            disabled={save === null}
            loading={wizard.isSaving}
            onClick={() => void saveAndFetch()}
          >
            {t('saveAndFetch')}
          </Button>
        </>
      }
    >
      <Body wizard={wizard} />
    </PageFrame>
  );
}

/** Sets a source up: which service, where, how its table reads, and when it is fetched. */
export function NewSourcePage({ featureId }: { featureId: string | null }) {
  const { t } = useTranslation('sources');
  const workspace = useQueryOf('workspace.describe', {}).data ?? null;
  const [preset, setPreset] = useState<string | null>(null);
  if (preset === null || workspace === null) {
    return (
      <PageFrame title={t('addSource')}>
        <PageBody>
          <PresetChoice onChoose={setPreset} />
        </PageBody>
      </PageFrame>
    );
  }
  const here = { today: workspace.today, timeZone: workspace.settings.timeZone };
  const form = { ...formOfPreset(preset, here, t(`preset.${preset as 'csv'}`)), featureId };
  return <Wizard start={{ sourceId: null, form, mapping: null, columns: [] }} />;
}

/** The same form with what was saved. */
export function EditSourcePage({ sourceId }: { sourceId: string }) {
  const found = useQueryOf('sources.get', { sourceId });
  return (
    <QueryState query={found}>
      {({ draft }) => {
        const { mapping, columns, changes: _changes, ...form } = draft;
        return (
          <Wizard start={{ sourceId, form: { ...form, secret: '', keeping: 'session' }, mapping, columns }} />
        );
      }}
    </QueryState>
  );
}
