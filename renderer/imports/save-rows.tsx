import { Button } from '@mantine/core';
import { Download } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useRowWords } from './use-row-words.ts';
import { downloadText } from '#renderer/rpc/download.ts';
import type { SetAsideRow } from '#shared/imports/imports.contract.ts';

/** A cell that a spreadsheet would take for a formula is led by an apostrophe. */
export function quotedCell(cell: string): string {
  const safe = /^[=+\-@\t\r\n＝＋－＠]/u.test(cell) ? `'${cell}` : cell;
  return `"${safe.replaceAll('"', '""')}"`;
}

/** Saves set-aside rows as a table: line, text as written, and why. */
export function SaveRows({ rows, fileName }: { rows: readonly SetAsideRow[]; fileName: string }) {
  const { t } = useTranslation('imports');
  const words = useRowWords();
  const save = (): void => {
    const lines = rows.map((row) => [String(row.line), row.text, words(row).why].map(quotedCell).join(','));
    const head = [t('line'), t('asWritten'), t('whyHead')].map(quotedCell).join(',');
    downloadText(
      { fileName: `${fileName}-set-aside.csv`, mediaType: 'text/csv' },
      `${['\uFEFF', head].join('')}\r\n${lines.join('\r\n')}\r\n`,
    );
  };
  return (
    <Button size="sm" variant="subtle" leftSection={<Download className="icon-small" />} onClick={save}>
      {t('saveRows')}
    </Button>
  );
}
