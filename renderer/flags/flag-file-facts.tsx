import { Button } from '@mantine/core';
import { Download, RefreshCw, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { invoke } from '#renderer/rpc/client.ts';
import { useCommand } from '#renderer/rpc/use-command.ts';
import { downloadText } from '#renderer/ui/download.ts';
import { Callout } from '#renderer/ui/marks.tsx';
import { Facts, SideSection } from '#renderer/ui/section.tsx';
import { CopyButton } from '#renderer/ui/table-copy.tsx';
import { useFormats } from '#renderer/ui/use-formats.ts';
import type { OutputOf } from '#shared/contract/contract.ts';

type Flag = OutputOf<'flags.get'>;

async function saveCopy(): Promise<void> {
  const { fileName, content } = await invoke('flags.exportFile', {});
  downloadText({ fileName, mediaType: 'application/json' }, content);
}

/** Said wherever the product may not know what the workspace knows. */
export function UnwritableNotice({ flag }: { flag: Flag }) {
  const { t } = useTranslation('flags');
  const rewrite = useCommand('flags.rewriteFile');
  if (flag.fileState === 'written') return null;
  return (
    <div className="stack flags-unwritable" role="alert">
      <Callout tone="rollback" icon={TriangleAlert}>
        {t('unwritable', { path: flag.filePath })}
      </Callout>
      <div>
        <Button
          leftSection={<RefreshCw className="icon-small" aria-hidden="true" />}
          loading={rewrite.isPending}
          onClick={() => rewrite.mutate({})}
        >
          {t('rewrite')}
        </Button>
      </div>
    </div>
  );
}

/** Where the file lies, and whom it names how. */
export function FlagFileFacts({ flag }: { flag: Flag }) {
  const { t } = useTranslation('flags');
  const formats = useFormats();
  return (
    <>
      <SideSection title={t('flag')}>
        <Facts
          facts={[
            { label: t('key'), value: <span className="mono">{flag.flagKey}</span> },
            { label: t('now'), value: t(`exposure.${flag.exposure}`) },
            { label: t('peopleOn'), value: formats.whole(flag.people) },
          ]}
        />
        {flag.knownByCode > 0 && (
          <p className="small muted flags-known">{t('knownByCode', { count: flag.knownByCode })}</p>
        )}
      </SideSection>
      <SideSection title={t('file')}>
        <p className="soft">{t('fileWords')}</p>
        <p className="mono flags-path">{flag.filePath}</p>
        <div className="row row-wrap">
          <CopyButton label={t('copyPath')} text={() => flag.filePath} />
          <Button
            size="sm"
            variant="subtle"
            leftSection={<Download className="icon-small" aria-hidden="true" />}
            onClick={() => void saveCopy()}
          >
            {t('saveCopy')}
          </Button>
        </div>
      </SideSection>
    </>
  );
}
