import { Button } from '@mantine/core';
import { FolderOpen } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQueryOf } from '#renderer/rpc/use-query-of.ts';
import { FileChoice } from '#renderer/ui/file-choice.tsx';
import { ErrorState } from '#renderer/ui/states.tsx';
import { useWorkspaceDoors } from './use-workspace-doors.ts';

function UploadCopy() {
  const { t } = useTranslation('workspace');
  const { adopt } = useWorkspaceDoors();
  const [error, setError] = useState<Error | null>(null);
  const take = (file: File) => {
    setError(null);
    adopt(file).catch((thrown: unknown) =>
      setError(thrown instanceof Error ? thrown : new Error(String(thrown))),
    );
  };
  return (
    <div className="stack">
      <FileChoice label={t('openFile')} hint={t('openCopyHint')} accept=".pilotbook" onFile={take} />
      {error !== null && <ErrorState error={error} />}
    </div>
  );
}

/** Opens a file by the shell's dialog; in a browser it keeps a copy of the chosen file and opens that. */
export function OpenFile() {
  const { t } = useTranslation('workspace');
  const shell = useQueryOf('shell.describe', {});
  const { choose, isOpening } = useWorkspaceDoors();
  if (shell.data?.fileDialog === 'upload') return <UploadCopy />;
  return (
    <Button
      leftSection={<FolderOpen className="icon" aria-hidden="true" />}
      loading={isOpening}
      onClick={choose}
    >
      {t('openFile')}
    </Button>
  );
}
