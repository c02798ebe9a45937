import { Button } from '@mantine/core';
import { Trans, useTranslation } from 'react-i18next';
import { CheckColumns } from './check-columns.tsx';
import { CheckMetrics } from './check-metrics.tsx';
import { CheckQuestions } from './check-questions.tsx';
import { CheckSide } from './check-side.tsx';
import { ChooseFile } from './choose-file.tsx';
import { ImportDone } from './import-done.tsx';
import { ImportProgress } from './import-progress.tsx';
import { SetAsideTable } from './set-aside-table.tsx';
import { useMetricsWizard, type MetricsWizard } from './use-metrics-wizard.ts';
import { WizardSteps, type WizardStep } from './wizard-steps.tsx';
import type { CheckProps } from './wizard-props.ts';
import { useQueryOf } from '#renderer/rpc/use-query-of.ts';
import { ChoiceField } from '#renderer/ui/choice-field.tsx';
import { PageBody, PageFrame } from '#renderer/ui/page-frame.tsx';
import { AnswerSentence } from '#renderer/ui/section.tsx';
import { ErrorState, LoadingRows } from '#renderer/ui/states.tsx';

function stepOf({ done, check, file }: MetricsWizard): WizardStep {
  if (done !== null) return 'done';
  return check !== null || file.handle !== null ? 'check' : 'file';
}

function FeatureChoice({ wizard }: { wizard: MetricsWizard }) {
  const { t } = useTranslation('imports');
  const features = useQueryOf('features.list', {}).data ?? [];
  return (
    <ChoiceField
      label={t('feature')}
      description={t('featureHint')}
      value={wizard.featureId}
      options={features.map(({ feature }) => ({ value: feature.id, label: feature.name }))}
      onChange={wizard.chooseFeature}
      placeholder={t('chooseFeature')}
      width="320px"
    />
  );
}

function Choose({ wizard }: { wizard: MetricsWizard }) {
  const { t } = useTranslation('imports');
  return (
    <PageBody>
      <ChooseFile
        file={wizard.file}
        disabled={wizard.featureId === null}
        sentence={
          <Trans
            t={t}
            i18nKey="chooseSentence"
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

/** The sentence that says where the file stands: questions first, then what is ready. */
function Answer({ preview }: Pick<CheckProps, 'preview'>) {
  const { t } = useTranslation('imports');
  const marks = { b: <strong />, q: <span className="muted" /> };
  const { counts, questions, sameFileAs } = preview;
  if (questions.length > 0 || counts === null) {
    return (
      <AnswerSentence>
        <Trans t={t} i18nKey="answerQuestions" values={{ count: questions.length }} components={marks} />
      </AnswerSentence>
    );
  }
  if (sameFileAs !== null) {
    return (
      <AnswerSentence>
        <Trans t={t} i18nKey="answerSameFile" values={{ at: sameFileAs.at }} components={marks} />
      </AnswerSentence>
    );
  }
  const key = counts.setAside > 0 ? 'answerSetAside' : 'answerReady';
  return (
    <AnswerSentence>
      <Trans
        t={t}
        i18nKey={key}
        values={{ count: counts.used, setAside: counts.setAside }}
        components={marks}
      />
    </AnswerSentence>
  );
}

function Check({ wizard, check }: { wizard: MetricsWizard; check: CheckProps }) {
  const { commit } = wizard;
  const { preview } = check;
  if (commit.isPending) {
    return (
      <PageBody>
        <ImportProgress progress={commit.progress} onCancel={commit.cancel} />
      </PageBody>
    );
  }
  return (
    <PageBody side={<CheckSide {...check} />}>
      <Answer preview={preview} />
      {commit.error !== null && <ErrorState error={commit.error} />}
      {wizard.previewError !== null && <ErrorState error={wizard.previewError} />}
      <CheckQuestions {...check} />
      <CheckColumns {...check} />
      <CheckMetrics {...check} />
      <SetAsideTable
        rows={preview.setAside}
        total={preview.counts?.setAside ?? 0}
        fileName={preview.fileName}
      />
    </PageBody>
  );
}

function Body({ wizard }: { wizard: MetricsWizard }) {
  const { done, check, file, previewError } = wizard;
  if (done !== null) return <ImportDone wizard={wizard} done={done} />;
  if (check !== null) return <Check wizard={wizard} check={check} />;
  if (file.handle === null) return <Choose wizard={wizard} />;
  return <PageBody>{previewError === null ? <LoadingRows /> : <ErrorState error={previewError} />}</PageBody>;
}

function Actions({ wizard }: { wizard: MetricsWizard }) {
  const { t } = useTranslation('imports');
  const { check, done, commit, isJudging } = wizard;
  const counts = check?.preview.counts ?? null;
  const hasName =
    check?.mapping.metrics.every(({ draft }) => draft === null || draft.name.trim() !== '') ?? false;
  if (done !== null || wizard.file.handle === null) return null;
  return (
    <>
      <Button onClick={wizard.again} disabled={commit.isPending}>
        {t('back')}
      </Button>
      <Button
        variant="filled"
        disabled={counts === null || counts.used === 0 || isJudging || !hasName}
        loading={commit.isPending}
        onClick={wizard.importNow}
      >
        {counts === null ? t('import') : t('importRows', { count: counts.used })}
      </Button>
    </>
  );
}

/** Numbers of a feature from a file, in three steps: file, check, done. */
export function MetricsWizardPage({ featureId }: { featureId: string | null }) {
  const { t } = useTranslation('imports');
  const wizard = useMetricsWizard(featureId);
  const { name } = wizard.file;
  return (
    <PageFrame
      title={t('importNumbers')}
      {...(name === '' ? {} : { subtitle: name })}
      actions={
        <>
          <WizardSteps current={stepOf(wizard)} />
          <Actions wizard={wizard} />
        </>
      }
    >
      <Body wizard={wizard} />
    </PageFrame>
  );
}
