import { Button } from '@mantine/core';
import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { copyText } from './copy-text.ts';
import { type Column, toTsv } from './table-rows.ts';
import { useFormats } from './use-formats.ts';

const SHOWN_MILLISECONDS = 2500;

export type CopyButtonProps = { label: string; text: () => string };

/** Copies a text made when pressed, and says so where it was pressed. */
export function CopyButton({ label, text }: CopyButtonProps) {
  const { t } = useTranslation('ui');
  const [outcome, setOutcome] = useState<'none' | 'copied' | 'failed'>('none');
  useEffect(() => {
    if (outcome === 'none') return undefined;
    const timer = setTimeout(() => setOutcome('none'), SHOWN_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [outcome]);
  const copy = async (): Promise<void> => setOutcome((await copyText(text())) ? 'copied' : 'failed');
  const Icon = outcome === 'copied' ? Check : Copy;
  const words = { none: label, copied: t('copied'), failed: t('copyFailed') };
  return (
    <Button
      size="sm"
      variant="subtle"
      leftSection={<Icon className="icon-small" aria-hidden="true" />}
      onClick={() => void copy()}
    >
      <span aria-live="polite">{words[outcome]}</span>
    </Button>
  );
}

export function TableCopy<Row>({ columns, rows }: { columns: readonly Column<Row>[]; rows: readonly Row[] }) {
  const { t } = useTranslation('ui');
  const decimal = useFormats().language === 'it' ? ',' : '.';
  return <CopyButton label={t('copyTable')} text={() => toTsv(columns, rows, decimal)} />;
}
