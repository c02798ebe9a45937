import { Button, TextInput } from '@mantine/core';
import { ExternalLink } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { emptyFields, FETCH_BUTTON } from './source-form.ts';
import { SourceHttpForm } from './source-http-form.tsx';
import { AllowHost, SourceSecret } from './source-secret.tsx';
import { SourceSqlForm } from './source-sql-form.tsx';
import type { SourceWizard } from './use-source-wizard.ts';
import { useQueryOf } from '#renderer/rpc/use-query-of.ts';
import { ChoiceField } from '#renderer/ui/choice-field.tsx';
import { ProgressLine } from '#renderer/ui/progress-line.tsx';
import { Section } from '#renderer/ui/section.tsx';
import { useFormats } from '#renderer/ui/use-formats.ts';
import { SOURCE_PRESETS } from '#shared/imports/source-presets.ts';
import { hostOf } from '#shared/imports/source.ts';

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

function Documentation({ preset }: { preset: string }) {
  const { t } = useTranslation('sources');
  const address = SOURCE_PRESETS.find(({ id }) => id === preset)?.documentation ?? null;
  if (address === null) return null;
  return (
    <a className="link small" href={address} target="_blank" rel="noreferrer">
      {t('documentation', { service: t(`preset.${preset as 'csv'}`) })}
      <ExternalLink className="icon-small" aria-hidden="true" />
    </a>
  );
}

/** The button stays while a try is under way, so that the keyboard keeps its place; pressed again, it asks anew. */
function FetchButton({ wizard }: { wizard: SourceWizard }) {
  const { t } = useTranslation('sources');
  const { list } = useFormats();
  const { connection } = wizard.form;
  const empty = emptyFields(wizard.form).map((field) => t(field));
  const isCurrent = wizard.seen?.kind === 'table' && wizard.age === 'current';
  return (
    <>
      <div className="row">
        <Button
          id={FETCH_BUTTON}
          variant={isCurrent || wizard.trial === 'asking' ? 'default' : 'filled'}
          disabled={empty.length > 0}
          onClick={() => void wizard.fetchNow()}
        >
          {t(wizard.seen?.kind === 'table' ? 'fetchAgain' : 'fetch')}
        </Button>
        {empty.length > 0 && <span className="small muted">{t('fillFirst', { fields: list(empty) })}</span>}
      </div>
      {wizard.trial === 'asking' && (
        <ProgressLine
          text={t('asking', { host: hostOf(connection) ?? '' })}
          done={0}
          total={null}
          onCancel={wizard.cancelFetch}
        />
      )}
    </>
  );
}

/** Where a source is asked, with which key, and the button that asks. */
export function SourceWhere({ wizard }: { wizard: SourceWizard }) {
  const { t } = useTranslation('sources');
  const { connection, preset } = wizard.form;
  return (
    <Section title={t('where')} actions={<Documentation preset={preset} />}>
      <div className="stack sources-stack">
        <NameAndFeature wizard={wizard} />
        {connection.kind === 'http' ? (
          <SourceHttpForm wizard={wizard} connection={connection} />
        ) : (
          <SourceSqlForm wizard={wizard} connection={connection} />
        )}
        <SourceSecret wizard={wizard} />
        <AllowHost wizard={wizard} />
        <FetchButton wizard={wizard} />
      </div>
    </Section>
  );
}
