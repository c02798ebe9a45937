import { Button } from '@mantine/core';
import { DatabaseBackup } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '#renderer/rpc/use-command.ts';
import { useQueryOf } from '#renderer/rpc/use-query-of.ts';
import { QueryState } from '#renderer/ui/query-state.tsx';
import { Section } from '#renderer/ui/section.tsx';
import { showToast } from '#renderer/ui/toast.tsx';
import { useFormats } from '#renderer/ui/use-formats.ts';

const BYTES_PER_MEGABYTE = 1_000_000;

/** Copies of the workspace beside its file: made before a change of its format, at closing, and when asked. */
export function BackupSection() {
  const { t } = useTranslation('workspace');
  const formats = useFormats();
  const backups = useQueryOf('workspace.listBackups', {});
  const backUp = useCommand('workspace.backUp');
  return (
    <Section
      title={t('backups')}
      note={t('backupsNote')}
      actions={
        <Button
          size="sm"
          loading={backUp.isPending}
          leftSection={<DatabaseBackup className="icon" aria-hidden="true" />}
          onClick={() => backUp.mutate({}, { onSuccess: () => showToast({ message: t('backupMade') }) })}
        >
          {t('backUpNow')}
        </Button>
      }
    >
      <QueryState query={backups}>
        {(list) =>
          list.length === 0 ? (
            <p className="muted">{t('noBackups')}</p>
          ) : (
            <ul className="rule-list">
              {list.map((backup) => (
                <li key={backup.fileName} className="row between">
                  <span>
                    {formats.instant(backup.at)}{' '}
                    <span className="muted">{t(`backupReason.${backup.reason}`)}</span>
                  </span>
                  <span className="small muted num">
                    {t('megabytes', { size: formats.decimal(backup.sizeBytes / BYTES_PER_MEGABYTE, 1) })}
                  </span>
                </li>
              ))}
            </ul>
          )
        }
      </QueryState>
    </Section>
  );
}
