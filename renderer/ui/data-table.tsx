import { type ReactNode, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DataTableBody } from './data-table-body.tsx';
import { DataTableHead } from './data-table-head.tsx';
import { TableCopy } from './table-copy.tsx';
import { type Column, nextSort, type Sort, sortRows } from './table-rows.ts';
import './data-table.css';

const VIRTUAL_ABOVE_ROWS = 200;

export type { Column, Sort } from './table-rows.ts';

export type DataTableProps<Row> = {
  /** Names the table for those who do not see it. */
  label: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** Click or Enter on a row. */
  onOpen?: (row: Row) => void;
  selectedKey?: string | null;
  initialSort?: Sort;
  /** Instead of the table when there are no rows. */
  empty?: ReactNode;
  /** At the left above the table: counts, filters. */
  caption?: ReactNode;
  copyable?: boolean;
};

function useSorted<Row>({ rows, columns, initialSort }: DataTableProps<Row>) {
  const { i18n } = useTranslation();
  const [sort, setSort] = useState<Sort | null>(initialSort ?? null);
  const sorted = useMemo(() => {
    const column = columns.find(({ key }) => key === sort?.key);
    const order = column === undefined || sort === null ? null : { column, direction: sort.direction };
    return sortRows(rows, order, i18n.language);
  }, [rows, columns, sort, i18n.language]);
  return { sort, sorted, sortBy: (key: string) => setSort(nextSort(sort, key)) };
}

/**
 * Rows to sort, walk by arrow keys, open by Enter and copy as tab-separated text. Above 200 rows only those in sight
 * are drawn, in a box of their own.
 */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { t } = useTranslation('ui');
  const { label, columns, rows, rowKey, selectedKey = null, caption, copyable = true } = props;
  const { sort, sorted, sortBy } = useSorted(props);
  // State, not a ref: what is in sight can only be known once the box stands.
  const [scroller, setScroller] = useState<HTMLDivElement | null>(null);
  const isVirtual = sorted.length > VIRTUAL_ABOVE_ROWS;
  if (rows.length === 0) return props.empty ?? <p className="muted">{t('noRows')}</p>;
  return (
    <div className="data-table">
      {(caption !== undefined || copyable) && (
        <div className="data-table-bar">
          <div className="grow">{caption}</div>
          {copyable && <TableCopy columns={columns} rows={sorted} />}
        </div>
      )}
      <div ref={setScroller} className={isVirtual ? 'table-scroll data-table-box' : 'table-scroll'}>
        <table className="plain-table" aria-label={label} aria-rowcount={rows.length + 1}>
          <DataTableHead columns={columns} sort={sort} onSort={sortBy} />
          <DataTableBody
            columns={columns}
            rows={sorted}
            rowKey={rowKey}
            selectedKey={selectedKey}
            onOpen={props.onOpen ?? null}
            scroller={scroller}
            isVirtual={isVirtual}
          />
        </table>
      </div>
    </div>
  );
}
