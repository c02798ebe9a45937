import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useCommand } from '#renderer/rpc/use-command.ts';
import { useUndoToast } from '#renderer/rpc/use-undo-toast.ts';
import { useFormats } from '#renderer/ui/use-formats.ts';
import type { OutputOf } from '#shared/contract/contract.ts';

type Props = { importId: string; metrics: OutputOf<'imports.get'>['emptyMetrics'] };

/** Offers to remove the metrics an undone import made, which have no figures now. */
export function EmptyMetrics({ importId, metrics }: Props) {
  const { t } = useTranslation('imports');
  const formats = useFormats();
  const remove = useCommand('imports.removeEmptyMetrics');
  const told = useUndoToast();
  const count = metrics.length;
  if (count === 0) return null;
  const names = formats.list(metrics.map(({ name }) => t('quoted', { name })));
  return (
    <div className="stack imports-empty-metrics">
      <p className="small soft">{t('emptyMetrics', { count, names })}</p>
      <div>
        <Button
          size="sm"
          loading={remove.isPending}
          onClick={() =>
            remove.mutate(
              { importId },
              { onSuccess: ({ removed }) => told(t('emptyMetricsRemoved', { count: removed })) },
            )
          }
        >
          {t('removeEmptyMetrics', { count })}
        </Button>
      </div>
    </div>
  );
}
