import { ArrowDown, ArrowUp } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Column, Sort } from './table-rows.ts';

type HeadProps<Row> = {
  columns: readonly Column<Row>[];
  sort: Sort | null;
  onSort: (key: string) => void;
};

function SortButton<Row>({
  column,
  sort,
  onSort,
}: { column: Column<Row> } & Omit<HeadProps<Row>, 'columns'>) {
  const { t } = useTranslation('ui');
  const isSorted = sort?.key === column.key;
  const Icon = sort?.direction === 'descending' ? ArrowDown : ArrowUp;
  return (
    <button
      type="button"
      className="data-table-sort"
      title={t('sortBy', { column: column.header })}
      onClick={() => onSort(column.key)}
    >
      {column.header}
      {isSorted && <Icon aria-hidden="true" />}
    </button>
  );
}

export function DataTableHead<Row>({ columns, sort, onSort }: HeadProps<Row>) {
  return (
    <thead>
      <tr>
        {columns.map((column) => (
          <th
            key={column.key}
            scope="col"
            className={column.align === 'end' ? 'end' : undefined}
            style={column.width === undefined ? undefined : { width: column.width }}
            aria-sort={sort?.key === column.key ? sort.direction : undefined}
          >
            {column.sortable === false ? (
              column.header
            ) : (
              <SortButton column={column} sort={sort} onSort={onSort} />
            )}
          </th>
        ))}
      </tr>
    </thead>
  );
}
