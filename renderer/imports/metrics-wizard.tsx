import { Button } from '@mantine/core';
import { Trans, useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { CheckStep, isChangeOpen } from './check-step.tsx';
import { ChooseFile } from './choose-file.tsx';
import { isMostAside } from './check-most-aside.tsx';
import { ImportDone } from './import-done.tsx';
import { useMetricsWizard, type MetricsWizard } from './use-metrics-wizard.ts';
import { usePageDrop } from './use-page-drop.ts';
import { WizardSteps, type WizardStep } from './wizard-steps.tsx';
import { ChoiceField } from '#renderer/ui/choice-field.tsx';
import { PageBody, PageFrame } from '#renderer/ui/page-frame.tsx';
import { ErrorState, LoadingRows } from '#renderer/ui/states.tsx';

function stepOf({ done, check, file, featureId }: MetricsWizard): WizardStep {
  if (done !== null) return 'done';
  return check !== null || (file.handle !== null && featureId !== null) ? 'check' : 'file';
}

function FeatureChoice({ wizard }: { wizard: MetricsWizard }) {
  const { t } = useTranslation('imports');
  return (
    <ChoiceField
      label={t('feature')}
      description={t('featureHint')}
      value={wizard.featureId}
      options={wizard.features.map(({ feature }) => ({ value: feature.id, label: feature.name }))}
      onChange={wizard.chooseFeature}
      placeholder={t('chooseFeature')}
      width="320px"
    />
  );
}

function Choose({ wizard }: { wizard: MetricsWizard }) {
  const { t } = useTranslation('imports');
  const isWaiting = wizard.file.handle !== null;
  return (
    <PageBody>
      <ChooseFile
        file={wizard.file}
        onFiles={wizard.give}
        disabled={wizard.featureId === null}
        sentence={
          <Trans
            t={t}
            i18nKey={isWaiting ? 'chooseFeatureFirst' : 'chooseSentence'}
            values={{ name: wizard.file.name }}
            components={{ b: <strong />, q: <span className="muted" /> }}
          />
        }
        before={<FeatureChoice wizard={wizard} />}
        example={
          <>
            <p>{t('exampleWords')}</p>
            <pre className="mono">{t('exampleTable')}</pre>
          </>
        }
      />
    </PageBody>
  );
}

/** Why the file cannot be read; what was said about it may be the reason, and is taken back here. */
function Unreadable({ wizard, error }: { wizard: MetricsWizard; error: Error }) {
  const { t } = useTranslation('imports');
  const { isTouched, forget } = wizard.corrections;
  return (
    <>
      <ErrorState error={error} />
      {isTouched && <Button onClick={forget}>{t('readAsFound')}</Button>}
    </>
  );
}

/** Another file or another reading of it has its own questions. */
function readingKey({ file, corrections }: MetricsWizard): string {
  return JSON.stringify([file.handle, corrections.reading, corrections.dialect]);
}

function Body({ wizard }: { wizard: MetricsWizard }) {
  const { done, check, file, featureId, previewError } = wizard;
  if (done !== null) return <ImportDone wizard={wizard} done={done} />;
  if (check !== null) return <CheckStep key={readingKey(wizard)} wizard={wizard} check={check} />;
  if (file.handle === null || featureId === null) return <Choose wizard={wizard} />;
  return (
    <PageBody>
      {previewError === null ? <LoadingRows /> : <Unreadable wizard={wizard} error={previewError} />}
    </PageBody>
  );
}

/** Imports what is ready; a file that is in already has nothing to import and is opened instead. */
function ImportButton({ wizard }: { wizard: MetricsWizard }) {
  const { t } = useTranslation('imports');
  const { check, commit, isJudging, changes } = wizard;
  const { counts = null, sameFileAs = null } = check?.preview ?? {};
  const hasName =
    check?.mapping.metrics.every(({ draft }) => draft === null || draft.name.trim() !== '') ?? false;
  const isOpen = check !== null && isChangeOpen({ preview: check.preview, changes });
  if (sameFileAs !== null) {
    return (
      <Button variant="filled" component={Link} href={`/imports?open=${sameFileAs.importId}`}>
        {t('openImport')}
      </Button>
    );
  }
  return (
    <Button
      variant={isMostAside(counts) ? 'default' : 'filled'}
      disabled={counts === null || counts.used === 0 || isJudging || !hasName || isOpen}
      loading={commit.isPending}
      onClick={wizard.importNow}
    >
      {counts === null
        ? t('import')
        : t(isMostAside(counts) ? 'importOnly' : 'importRows', { count: counts.used, rows: counts.rows })}
    </Button>
  );
}

function Actions({ wizard }: { wizard: MetricsWizard }) {
  const { t } = useTranslation('imports');
  if (wizard.done !== null || wizard.file.handle === null) return null;
  return (
    <>
      <Button onClick={wizard.again} disabled={wizard.commit.isPending}>
        {t(wizard.waiting.length === 0 ? 'back' : 'skipFile')}
      </Button>
      <ImportButton wizard={wizard} />
    </>
  );
}

function Subtitle({ file, place }: MetricsWizard) {
  const { t } = useTranslation('imports');
  return place.of === 1 ? file.name : `${file.name} · ${t('placeOf', place)}`;
}

/** Numbers of a feature from files, one after the other, each in three steps: file, check, done. */
export function MetricsWizardPage({ featureId }: { featureId: string | null }) {
  const { t } = useTranslation('imports');
  const wizard = useMetricsWizard(featureId);
  const isOver = usePageDrop(wizard.give);
  return (
    <PageFrame
      title={t('importNumbers')}
      {...(wizard.file.name === '' ? {} : { subtitle: <Subtitle {...wizard} /> })}
      actions={
        <>
          <WizardSteps current={stepOf(wizard)} />
          <Actions wizard={wizard} />
        </>
      }
    >
      <Body wizard={wizard} />
      {isOver && (
        <div className="imports-drop" aria-hidden="true">
          <span>{t('dropHere')}</span>
        </div>
      )}
    </PageFrame>
  );
}
