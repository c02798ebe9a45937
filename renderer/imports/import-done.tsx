import { Button } from '@mantine/core';
import { Trans, useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { Committed, MetricsWizard } from './use-metrics-wizard.ts';
import { EmptyMetrics } from './empty-metrics.tsx';
import { MendActions } from './mend-actions.tsx';
import { SetAsideTable } from './set-aside-table.tsx';
import { useMendAfter } from './use-mend-after.ts';
import { AskForArm } from '#renderer/metrics/public.ts';
import { ErrorState } from '#renderer/ui/states.tsx';
import { useCommand } from '#renderer/rpc/use-command.ts';
import { useQueryOf } from '#renderer/rpc/use-query-of.ts';
import { PageBody } from '#renderer/ui/page-frame.tsx';
import { AnswerSentence, Facts, Section } from '#renderer/ui/section.tsx';
import { useFormats } from '#renderer/ui/use-formats.ts';

function Counts({ counts }: Pick<Committed, 'counts'>) {
  const { t } = useTranslation('imports');
  const formats = useFormats();
  return (
    <div className="imports-done-facts">
      <Section title={t('rowsTitle')}>
        <Facts
          facts={[
            { label: t('rowsUsed'), value: formats.whole(counts.used) },
            { label: t('rowsEmpty'), value: formats.whole(counts.empty) },
            { label: t('rowsSetAside'), value: formats.whole(counts.setAside) },
            { label: t('rowsInFile'), value: formats.whole(counts.rows) },
          ]}
        />
      </Section>
      <Section title={t('figures')}>
        <Facts
          facts={[
            { label: t('figuresNew'), value: formats.whole(counts.newFigures) },
            { label: t('figuresSame'), value: formats.whole(counts.sameFigures) },
            { label: t('figuresChanged'), value: formats.whole(counts.changedFigures) },
            { label: t('figuresMissing'), value: formats.whole(counts.missingFigures) },
          ]}
        />
      </Section>
    </div>
  );
}

function sentenceOf({ outcome }: Committed, isUndone: boolean) {
  if (isUndone) return 'doneUndone';
  return outcome === 'same-file' ? 'doneSame' : 'doneSentence';
}

type ActionsProps = { wizard: MetricsWizard; onUndo: (() => void) | null; isUndoing: boolean };

function Actions({ wizard, onUndo, isUndoing }: ActionsProps) {
  const { t } = useTranslation('imports');
  const [next] = wizard.waiting;
  return (
    <div className="row row-wrap imports-done-actions">
      {next !== undefined && (
        <Button variant="filled" onClick={wizard.again}>
          {t('nextFile', { name: next })}
        </Button>
      )}
      <Button
        variant={next === undefined ? 'filled' : 'default'}
        component={Link}
        href={`/features/${wizard.featureId ?? ''}/metrics`}
      >
        {t('goToMetrics')}
      </Button>
      {next === undefined && <Button onClick={wizard.again}>{t('importOther')}</Button>}
      {onUndo !== null && (
        <Button loading={isUndoing} onClick={onUndo}>
          {t('undoImport')}
        </Button>
      )}
    </div>
  );
}

/** What came in, the way back, and where to go from here. */
export function ImportDone({ wizard, done }: { wizard: MetricsWizard; done: Committed }) {
  const { t } = useTranslation('imports');
  const { importId, counts, outcome } = done;
  const kept = useQueryOf('imports.get', { importId }).data;
  const undo = useCommand('imports.undo');
  const mends = useMendAfter(importId);
  const { name } = wizard.file;
  const rows = kept?.setAside ?? [];
  const canUndo = outcome === 'imported' && !undo.isSuccess;
  return (
    <PageBody>
      <AnswerSentence>
        <Trans
          t={t}
          i18nKey={sentenceOf(done, undo.isSuccess)}
          values={{ count: counts.used, name }}
          components={{ b: <strong />, q: <span className="muted" /> }}
        />
      </AnswerSentence>
      <Actions
        wizard={wizard}
        onUndo={canUndo ? () => undo.mutate({ importId }) : null}
        isUndoing={undo.isPending}
      />
      <Counts counts={counts} />
      {wizard.featureId !== null && !undo.isSuccess && (
        <AskForArm featureId={wizard.featureId} href={null} onAdd={wizard.again} />
      )}
      <EmptyMetrics importId={importId} metrics={kept?.emptyMetrics ?? []} />
      {mends.error !== null && <ErrorState error={mends.error} />}
      <SetAsideTable
        rows={mends.withReasons(rows)}
        total={rows.length}
        fileName={kept?.summary.fileName ?? name}
        {...(canUndo ? { mending: mends, actions: <MendActions mends={mends} /> } : {})}
      />
    </PageBody>
  );
}
