import { Button } from '@mantine/core';
import { Download } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useRowWords } from './use-row-words.ts';
import { downloadText } from '#renderer/rpc/download.ts';
import { Section } from '#renderer/ui/section.tsx';
import { useFormats } from '#renderer/ui/use-formats.ts';
import type { SetAsideRow } from '#shared/imports/imports.contract.ts';

/** Rows drawn at once; all of them go into the saved file. */
const ROWS_SHOWN = 50;

export type SetAsideTableProps = { rows: readonly SetAsideRow[]; total: number; fileName: string };

/** The text as written, with the cell to blame marked where it can be found. */
function AsWritten({ row }: { row: SetAsideRow }) {
  const cell = typeof row.values['cell'] === 'string' ? row.values['cell'] : '';
  const at = cell === '' ? -1 : row.text.indexOf(cell);
  if (at < 0) return <span className="mono imports-written">{row.text}</span>;
  return (
    <span className="mono imports-written">
      {row.text.slice(0, at)}
      <mark>{cell}</mark>
      {row.text.slice(at + cell.length)}
    </span>
  );
}

function SaveRows({ rows, fileName }: SetAsideTableProps) {
  const { t } = useTranslation('imports');
  const words = useRowWords();
  const save = (): void => {
    const lines = rows.map((row) => [String(row.line), row.text, words(row).why].map(quoted).join(','));
    const head = [t('line'), t('asWritten'), t('whyHead')].map(quoted).join(',');
    downloadText(
      { fileName: `${fileName}-set-aside.csv`, mediaType: 'text/csv' },
      [head, ...lines].join('\r\n'),
    );
  };
  return (
    <Button size="sm" variant="subtle" leftSection={<Download className="icon-small" />} onClick={save}>
      {t('saveRows')}
    </Button>
  );
}

/** A cell that a spreadsheet would take for a formula is led by an apostrophe. */
function quoted(cell: string): string {
  const safe = /^[=+\-@\t\r\n＝＋－＠]/u.test(cell) ? `'${cell}` : cell;
  return `"${safe.replaceAll('"', '""')}"`;
}

/** Rows that cannot be used: line, text as written, why, and what would mend it. */
export function SetAsideTable({ rows, total, fileName }: SetAsideTableProps) {
  const { t } = useTranslation('imports');
  const formats = useFormats();
  const words = useRowWords();
  if (rows.length === 0) return null;
  return (
    <Section
      title={t('setAside')}
      note={t('rowCount', { count: total })}
      actions={<SaveRows rows={rows} total={total} fileName={fileName} />}
    >
      <div className="table-scroll">
        <table className="plain-table imports-set-aside">
          <thead>
            <tr>
              <th>{t('line')}</th>
              <th>{t('asWritten')}</th>
              <th>{t('whyHead')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, ROWS_SHOWN).map((row) => (
              <tr key={`${row.line} ${row.code}`}>
                <td className="num muted">{formats.whole(row.line)}</td>
                <td>
                  <AsWritten row={row} />
                </td>
                <td>
                  <div className="medium">{words(row).why}</div>
                  <div className="small muted">{words(row).hint}</div>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {total > ROWS_SHOWN && (
        <p className="small muted">{t('moreSetAside', { count: total - ROWS_SHOWN })}</p>
      )}
    </Section>
  );
}
