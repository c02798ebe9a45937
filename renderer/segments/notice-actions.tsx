import { Button } from '@mantine/core';
import { Download, MessageCircleMore } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQueryOf } from '#renderer/rpc/use-query-of.ts';
import { useCommand } from '#renderer/rpc/use-command.ts';
import { useUndoToast } from '#renderer/rpc/use-undo-toast.ts';
import { ConfirmInline } from '#renderer/ui/confirm-inline.tsx';
import { DayField } from '#renderer/ui/day-field.tsx';
import { downloadText } from '#renderer/ui/download.ts';
import { type Column, toCsv } from '#renderer/ui/table-rows.ts';
import { useFormats } from '#renderer/ui/use-formats.ts';
import type { Loss } from '#shared/segments/segments.contract.ts';

type ListProps = { featureId: string; losses: readonly Loss[] };

/** Saves the list as a file of the language's spreadsheet. */
export function SaveNotice({ featureId, losses, columns }: ListProps & { columns: readonly Column<Loss>[] }) {
  const { t } = useTranslation('segments');
  const decimal = useFormats().language === 'it' ? ',' : '.';
  const key = useQueryOf('features.get', { featureId }).data?.feature.flagKey ?? '';
  const save = (): void =>
    downloadText(
      { fileName: t('loss.fileName', { key }), mediaType: 'text/csv' },
      toCsv(columns, losses, decimal),
    );
  return (
    <Button
      size="sm"
      variant="subtle"
      leftSection={<Download className="icon-small" aria-hidden="true" />}
      onClick={save}
    >
      {t('loss.save')}
    </Button>
  );
}

/** Asks only for the day: who is still to be told is known. */
export function MarkAllTold({ featureId, losses }: ListProps) {
  const { t } = useTranslation('segments');
  const today = useQueryOf('workspace.describe', {}).data?.today ?? null;
  const command = useCommand('segments.markAllTold');
  const [day, setDay] = useState<string | null>(null);
  const untold = losses.filter(({ lossToldOn }) => lossToldOn === null);
  if (untold.length === 0 || today === null) return null;
  const chosen = day ?? today;
  return (
    <ConfirmInline
      size="sm"
      icon={MessageCircleMore}
      label={t('tell.all', { count: untold.length })}
      question={t('loss.question', { count: untold.length })}
      confirmLabel={t('tell.confirm')}
      isRunning={command.isPending}
      onConfirm={() => command.mutateAsync({ featureId, of: 'losing', day: chosen })}
    >
      <DayField label={t('tell.day')} value={chosen} onChange={setDay} today={today} max={today} />
    </ConfirmInline>
  );
}

/** Where no field fits: marks those left as told today, with a way back. */
export function MarkToldToday({ featureId, losses }: ListProps) {
  const { t } = useTranslation('segments');
  const today = useQueryOf('workspace.describe', {}).data?.today ?? null;
  const command = useCommand('segments.markAllTold');
  const done = useUndoToast();
  if (today === null) return null;
  const markNow = async (): Promise<void> => {
    const { people } = await command.mutateAsync({ featureId, of: 'losing', day: today });
    done(t('loss.marked', { count: people }));
  };
  return (
    <Button
      size="sm"
      loading={command.isPending}
      leftSection={<MessageCircleMore className="icon-small" aria-hidden="true" />}
      onClick={() => void markNow()}
    >
      {t('tell.all', { count: losses.length })}
    </Button>
  );
}
