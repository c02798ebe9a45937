import { Button } from '@mantine/core';
import { Code, FileDown, Printer, Trash2 } from 'lucide-react';
import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { downloadBase64, downloadText } from '#renderer/rpc/download.ts';
import { useCommand } from '#renderer/rpc/use-command.ts';
import { useQueryOf } from '#renderer/rpc/use-query-of.ts';
import { useUndoToast } from '#renderer/rpc/use-undo-toast.ts';
import { Callout } from '#renderer/ui/marks.tsx';
import type { OutputOf } from '#shared/contract/contract.ts';

export type ShownReport = OutputOf<'reports.get'>;

type ActionProps = { report: ShownReport; frame: RefObject<HTMLIFrameElement | null> };

function SavePdf({ report, look }: { report: ShownReport; look: 'filled' | 'default' }) {
  const { t } = useTranslation('reports');
  const print = useCommand('shell.printReport');
  function save(): void {
    print.mutate(
      { reportId: report.summary.id },
      {
        onSuccess: ({ fileName, base64 }) =>
          downloadBase64({ fileName, mediaType: 'application/pdf' }, base64),
      },
    );
  }
  return (
    <Button
      variant={look}
      leftSection={<FileDown className="icon" aria-hidden="true" />}
      loading={print.isPending}
      onClick={save}
    >
      {t('savePdf')}
    </Button>
  );
}

function OpenPrintDialog({ frame }: Pick<ActionProps, 'frame'>) {
  const { t } = useTranslation('reports');
  return (
    <Button
      leftSection={<Printer className="icon" aria-hidden="true" />}
      onClick={() => frame.current?.contentWindow?.print()}
    >
      {t('print')}
    </Button>
  );
}

type RemoveProps = { reportId: string; onRemoved: () => void };

function Remove({ reportId, onRemoved }: RemoveProps) {
  const { t } = useTranslation('reports');
  const remove = useCommand('reports.remove');
  const done = useUndoToast();
  function removeNow(): void {
    remove.mutate(
      { reportId },
      {
        onSuccess: () => {
          onRemoved();
          done(t('removed'));
        },
      },
    );
  }
  return (
    <Button
      variant="subtle"
      leftSection={<Trash2 className="icon" aria-hidden="true" />}
      loading={remove.isPending}
      onClick={removeNow}
    >
      {t('remove')}
    </Button>
  );
}

/** Whether a PDF can be made here; null until the shell has answered. */
export function usePdf(): 'available' | 'no-browser' | null {
  return useQueryOf('shell.describe', {}).data?.pdf ?? null;
}

/** What can be done with the report on the screen; the PDF is the page's primary deed where it stands alone. */
export function ReportActions({
  report,
  frame,
  look,
  onRemoved,
}: ActionProps & { look: 'filled' | 'default'; onRemoved: () => void }) {
  const { t } = useTranslation('reports');
  const pdf = usePdf();
  const { fileName, html } = report;
  return (
    <>
      <Remove reportId={report.summary.id} onRemoved={onRemoved} />
      <Button
        leftSection={<Code className="icon" aria-hidden="true" />}
        onClick={() => downloadText({ fileName, mediaType: 'text/html' }, html)}
      >
        {t('saveHtml')}
      </Button>
      {pdf === 'available' && <SavePdf report={report} look={look} />}
      {pdf === 'no-browser' && <OpenPrintDialog frame={frame} />}
    </>
  );
}

/** Says what to install where no PDF can be made, and what works meanwhile. */
export function NoPdfNotice() {
  const { t } = useTranslation('reports');
  return usePdf() === 'no-browser' ? (
    <div className="reports-notice">
      <Callout tone="neutral" icon={Printer}>
        {t('noBrowser')}
      </Callout>
    </div>
  ) : null;
}
