import { Button } from '@mantine/core';
import { Trans, useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { RosterWizard } from './roster-wizard.tsx';
import { SetAsideTable } from './set-aside-table.tsx';
import { useCommand } from '#renderer/rpc/use-command.ts';
import { useQueryOf } from '#renderer/rpc/use-query-of.ts';
import { PageBody } from '#renderer/ui/page-frame.tsx';
import { AnswerSentence } from '#renderer/ui/section.tsx';
import type { OutputOf } from '#shared/contract/contract.ts';

type Props = { wizard: RosterWizard; done: OutputOf<'imports.commitRoster'> };

/** Who came in, and where to go from here. */
export function RosterDone({ wizard, done }: Props) {
  const { t } = useTranslation('imports');
  const kept = useQueryOf('imports.get', { importId: done.importId }).data;
  const undo = useCommand('imports.undo');
  const { newFigures: count, changedFigures: changed, sameFigures: same } = done.counts;
  return (
    <PageBody>
      <AnswerSentence>
        <Trans
          t={t}
          i18nKey="rosterDone"
          values={{ count, changed, same }}
          components={{ b: <strong />, q: <span className="muted" /> }}
        />
      </AnswerSentence>
      <div className="row row-wrap imports-done-actions">
        <Button variant="filled" component={Link} href="/people">
          {t('goToPeople')}
        </Button>
        <Button onClick={wizard.again}>{t('anotherFile')}</Button>
        {undo.isSuccess ? (
          <span className="soft">{t('undone')}</span>
        ) : (
          <Button loading={undo.isPending} onClick={() => undo.mutate({ importId: done.importId })}>
            {t('undoImport')}
          </Button>
        )}
      </div>
      <SetAsideTable
        rows={kept?.setAside ?? []}
        total={done.counts.setAside}
        fileName={kept?.summary.fileName ?? wizard.file.name}
      />
    </PageBody>
  );
}
