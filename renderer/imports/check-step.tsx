import { Button } from '@mantine/core';
import { Trans, useTranslation } from 'react-i18next';
import { CheckChanges } from './check-changes.tsx';
import { CheckColumns } from './check-columns.tsx';
import { CheckMostAside, isMostAside } from './check-most-aside.tsx';
import { CheckMetrics } from './check-metrics.tsx';
import { CheckProfile } from './check-profile.tsx';
import { CheckQuestions } from './check-questions.tsx';
import { CheckShape } from './check-shape.tsx';
import { CheckSide } from './check-side.tsx';
import { CheckWarnings } from './check-warnings.tsx';
import { ImportProgress } from './import-progress.tsx';
import { SetAsideTable } from './set-aside-table.tsx';
import { useAskedQuestions } from './use-asked-questions.ts';
import type { MetricsWizard } from './use-metrics-wizard.ts';
import type { CheckProps } from './wizard-props.ts';
import { PageBody } from '#renderer/ui/page-frame.tsx';
import { AnswerSentence } from '#renderer/ui/section.tsx';
import { ErrorState } from '#renderer/ui/states.tsx';
import type { ChangeRule, ImportPreview } from '#shared/imports/imports.contract.ts';
import type { Dialect } from '#shared/imports/import-mapping.ts';

type Standing = { preview: ImportPreview; changes: ChangeRule | null };

/** Whether figures would change and nobody has said which value counts. */
export function isChangeOpen({ preview, changes }: Standing): boolean {
  return (preview.counts?.changedFigures ?? 0) > 0 && changes === null;
}

function answerKey({ preview, changes }: Standing) {
  const { counts, grainConflicts, sameFileAs } = preview;
  if (preview.questions.length > 0) return 'answerQuestions';
  if (grainConflicts.length > 0 || counts === null) return 'answerGrain';
  if (sameFileAs !== null) return 'answerSameFile';
  if (isMostAside(counts)) return 'answerMostAside';
  if (isChangeOpen({ preview, changes })) return 'answerChanged';
  return counts.setAside > 0 ? 'answerSetAside' : 'answerReady';
}

function countOf(key: ReturnType<typeof answerKey>, preview: ImportPreview): number {
  if (key === 'answerQuestions') return preview.questions.length;
  if (key === 'answerGrain') return preview.grainConflicts.length;
  if (key === 'answerChanged') return preview.counts?.changedFigures ?? 0;
  if (key === 'answerMostAside') return preview.counts?.setAside ?? 0;
  return preview.counts?.used ?? 0;
}

/** The sentence that says where the file stands: questions first, then what is ready. */
function Answer(standing: Standing) {
  const { t } = useTranslation('imports');
  const { preview } = standing;
  const key = answerKey(standing);
  return (
    <AnswerSentence>
      <Trans
        t={t}
        i18nKey={key}
        values={{
          count: countOf(key, preview),
          setAside: preview.counts?.setAside ?? 0,
          rows: preview.counts?.rows ?? 0,
          at: preview.sameFileAs?.at ?? 0,
        }}
        components={{ b: <strong />, q: <span className="muted" /> }}
      />
    </AnswerSentence>
  );
}

function Mended({ wizard }: { wizard: MetricsWizard }) {
  const { t } = useTranslation('imports');
  const { mends, unmend } = wizard.corrections;
  if (mends.size === 0) return null;
  return (
    <>
      <span className="small soft">{t('mendedRows', { count: mends.size })}</span>
      <Button size="sm" variant="subtle" onClick={unmend}>
        {t('mendAllBack')}
      </Button>
    </>
  );
}

/** What parts the cells of a row as it is shown; a record of JSON names them. */
function delimiterOf({ format, delimiter }: Dialect): string | null {
  if (format === 'delimited') return delimiter;
  return format === 'spreadsheet' ? '\t' : null;
}

function SetAside({ wizard, check }: { wizard: MetricsWizard; check: CheckProps }) {
  const { preview, mapping } = check;
  const { mends, mend } = wizard.corrections;
  const total = preview.counts?.setAside ?? 0;
  if (total === 0) {
    return mends.size === 0 ? null : (
      <div className="row row-wrap">
        <Mended wizard={wizard} />
      </div>
    );
  }
  return (
    <SetAsideTable
      rows={preview.setAside}
      total={total}
      fileName={preview.fileName}
      delimiter={delimiterOf(mapping.dialect)}
      mending={{ texts: mends, onMend: mend }}
      actions={<Mended wizard={wizard} />}
    />
  );
}

/** The second step: how the file is read, what would happen, and what only the person can say. */
export function CheckStep({ wizard, check }: { wizard: MetricsWizard; check: CheckProps }) {
  const { commit, corrections, changes } = wizard;
  const { preview } = check;
  const asked = useAskedQuestions(preview);
  if (commit.isPending) {
    return (
      <PageBody>
        <ImportProgress progress={commit.progress} pace={wizard.pace} onCancel={commit.cancel} />
      </PageBody>
    );
  }
  return (
    <PageBody side={<CheckSide {...check} />}>
      <Answer preview={preview} changes={changes} />
      <CheckMostAside {...check} />
      <CheckProfile preview={preview} reading={corrections.reading} onReading={corrections.read} />
      <CheckWarnings preview={preview} />
      {commit.error !== null && <ErrorState error={commit.error} />}
      {wizard.previewError !== null && <ErrorState error={wizard.previewError} />}
      <CheckQuestions {...check} questions={asked} />
      <CheckChanges
        preview={preview}
        metrics={check.metrics}
        rule={changes}
        onRule={corrections.ruleChanges}
      />
      <CheckShape {...check} />
      <CheckColumns {...check} />
      <CheckMetrics {...check} />
      <SetAside wizard={wizard} check={check} />
    </PageBody>
  );
}
