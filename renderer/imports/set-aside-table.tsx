import { Button } from '@mantine/core';
import { type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AsWritten } from './as-written.tsx';
import { LONGEST_MENDED_TEXT, MendField } from './mend-field.tsx';
import { SaveRows } from './save-rows.tsx';
import { useRowWords } from './use-row-words.ts';
import { Section } from '#renderer/ui/section.tsx';
import { useFormats } from '#renderer/ui/use-formats.ts';
import type { SetAsideRow } from '#shared/imports/imports.contract.ts';

/** Rows drawn at once; all of them go into the saved file. */
const ROWS_SHOWN = 50;

export type Mending = {
  /** Mended texts by line, not judged yet or judged and still wrong. */
  texts: ReadonlyMap<number, string>;
  /** The mended text of a row; null takes the mend back. */
  onMend: (line: number, text: string | null) => void;
};

export type SetAsideTableProps = {
  rows: readonly SetAsideRow[];
  total: number;
  fileName: string;
  delimiter?: string | null;
  mending?: Mending;
  /** Beside the heading: what to do with all mended rows. */
  actions?: ReactNode;
};

type RowProps = { row: SetAsideRow; delimiter: string | null; mending: Mending | null };

type MendButtonProps = { row: SetAsideRow; isLeftJustNow: boolean; onMend: () => void };

/** A line of names that stands once more has no figures to correct. */
const NOTHING_TO_MEND = 'header-row';

function MendButton({ row, isLeftJustNow, onMend }: MendButtonProps) {
  const { t } = useTranslation('imports');
  if (row.code === NOTHING_TO_MEND) return null;
  if (row.text.length >= LONGEST_MENDED_TEXT) {
    return <span className="small muted">{t('tooLongToMend')}</span>;
  }
  return (
    <Button
      size="sm"
      aria-label={t('mendLine', { line: row.line })}
      autoFocus={isLeftJustNow}
      onClick={onMend}
    >
      {t('mendRow')}
    </Button>
  );
}

/** Where a keyboard goes on from a row that leaves the table once it is mended: the row below, or the one above. */
function goToNeighbour(row: HTMLTableRowElement | null): boolean {
  const neighbour = row?.nextElementSibling ?? row?.previousElementSibling ?? null;
  const target = neighbour?.querySelector<HTMLElement>('textarea, td:last-child button') ?? null;
  target?.focus();
  return target !== null;
}

function Row({ row, delimiter, mending }: RowProps) {
  const { t } = useTranslation('imports');
  const formats = useFormats();
  const words = useRowWords()(row);
  const [isOpen, setIsOpen] = useState(false);
  const [isLeftJustNow, setIsLeftJustNow] = useState(false);
  const place = useRef<HTMLTableRowElement>(null);
  const mended = mending?.texts.get(row.line) ?? null;
  const keep = (text: string): void => {
    setIsLeftJustNow(!goToNeighbour(place.current));
    setIsOpen(false);
    mending?.onMend(row.line, text === row.text && mended === null ? null : text);
  };
  return (
    <tr ref={place}>
      <td className="num muted">{formats.whole(row.line)}</td>
      <td>
        {isOpen ? (
          <MendField
            line={row.line}
            text={mended ?? row.text}
            onSave={keep}
            onCancel={() => {
              setIsLeftJustNow(true);
              setIsOpen(false);
            }}
          />
        ) : (
          <AsWritten row={mended === null ? row : { ...row, text: mended }} delimiter={delimiter} />
        )}
      </td>
      <td>
        <div className="medium">{words.why}</div>
        <div className="small muted">{words.hint}</div>
      </td>
      {mending !== null && (
        <td className="end nowrap">
          {!isOpen && <MendButton row={row} isLeftJustNow={isLeftJustNow} onMend={() => setIsOpen(true)} />}
          {!isOpen && mended !== null && (
            <Button size="sm" variant="subtle" onClick={() => mending.onMend(row.line, null)}>
              {t('mendBack')}
            </Button>
          )}
        </td>
      )}
    </tr>
  );
}

/** Rows that cannot be used: line, text as written, why, and a way to mend them where they stand. */
export function SetAsideTable({ rows, total, fileName, ...props }: SetAsideTableProps) {
  const { t } = useTranslation('imports');
  const { delimiter = null, mending = null, actions } = props;
  if (rows.length === 0) return null;
  return (
    <Section
      title={t('setAside')}
      note={t('rowCount', { count: total })}
      actions={
        <>
          {actions}
          <SaveRows rows={rows} fileName={fileName} />
        </>
      }
    >
      <div className="table-scroll">
        <table className="plain-table imports-set-aside">
          <thead>
            <tr>
              <th>{t('line')}</th>
              <th>{t('asWritten')}</th>
              <th>{t('whyHead')}</th>
              {mending !== null && (
                <th>
                  <span className="visually-hidden">{t('mendRow')}</span>
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, ROWS_SHOWN).map((row) => (
              <Row key={`${row.line} ${row.code}`} row={row} delimiter={delimiter} mending={mending} />
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
