import { Button } from '@mantine/core';
import type { TFunction } from 'i18next';
import { Download } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { LedgerLine } from './ledger-people.ts';
import { lineState } from './line-state.ts';
import { useQueryOf } from '#renderer/rpc/use-query-of.ts';
import { downloadText } from '#renderer/ui/download.ts';
import { type Column, toCsv } from '#renderer/ui/table-rows.ts';
import { useFormats } from '#renderer/ui/use-formats.ts';

/** A line of the ledger as a spreadsheet has it: days as YYYY-MM-DD, so that they sort and are read everywhere. */
function columnsOf(t: TFunction<'segments'>, feature: string): Column<LedgerLine>[] {
  const column = (
    key: string,
    header: string,
    text: (line: LedgerLine) => string | number | null,
  ): Column<LedgerLine> => ({ key, header, text, cell: text });
  return [
    column('code', t('code'), ({ code }) => code),
    column('name', t('name'), ({ name }) => name),
    column('number', t('customerNumber'), ({ customerNumber }) => customerNumber),
    column('feature', t('ledgerFile.feature'), () => feature),
    column('phase', t('loss.phase'), ({ phaseName }) => phaseName),
    column('state', t('stateLabel'), (line) => t(`state.${lineState(line)}`)),
    column('why', t('whyLabel'), ({ why }) => t(`why.${why}`)),
    column('reason', t('reason'), ({ note }) => note),
    column('since', t('since'), ({ since }) => since),
    column('until', t('ledgerFile.until'), ({ until }) => until),
    column('told', t('toldOn'), ({ toldOn }) => toldOn),
    column('told-loss', t('ledgerFile.toldLoss'), ({ lossToldOn }) => lossToldOn),
    column('opted-out', t('optedOut'), ({ optedOutOn }) => optedOutOn),
  ];
}

/** Saves every line of the feature's ledger, past and planned ones too, as a file of the language's spreadsheet. */
export function SaveLedger({ featureId, lines }: { featureId: string; lines: readonly LedgerLine[] }) {
  const { t } = useTranslation('segments');
  const decimal = useFormats().language === 'it' ? ',' : '.';
  const feature = useQueryOf('features.get', { featureId }).data?.feature;
  const save = (): void =>
    downloadText(
      { fileName: t('ledgerFile.name', { key: feature?.flagKey ?? '' }), mediaType: 'text/csv' },
      toCsv(columnsOf(t, feature?.name ?? ''), lines, decimal),
    );
  return (
    <Button
      size="sm"
      variant="subtle"
      leftSection={<Download className="icon-small" aria-hidden="true" />}
      onClick={save}
    >
      {t('ledgerFile.save')}
    </Button>
  );
}
