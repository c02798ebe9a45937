import { useVirtualizer } from '@tanstack/react-virtual';
import { DataTableRow } from './data-table-row.tsx';
import type { Column } from './table-rows.ts';
import { useRowFocus } from './use-row-focus.ts';

const ROW_HEIGHT = 39;
const ROWS_AROUND = 12;

type BodyProps<Row> = {
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  selectedKey: string | null;
  onOpen: ((row: Row) => void) | null;
  scroller: HTMLDivElement | null;
  isVirtual: boolean;
};

type Drawn = { first: number; last: number; before: number; after: number };

/** Which rows are drawn, and how much room the others leave before and after. */
function useDrawn(count: number, scroller: HTMLDivElement | null, isVirtual: boolean) {
  // oxlint-disable-next-line react/incompatible-library -- its answers are read in this render only, never memoized
  const virtualizer = useVirtualizer({
    count,
    enabled: isVirtual,
    getScrollElement: () => scroller,
    estimateSize: () => ROW_HEIGHT,
    overscan: ROWS_AROUND,
  });
  if (!isVirtual)
    return { drawn: { first: 0, last: count, before: 0, after: 0 }, measure: null, scrollTo: null };
  const items = virtualizer.getVirtualItems();
  const drawn: Drawn = {
    first: items[0]?.index ?? 0,
    last: (items.at(-1)?.index ?? -1) + 1,
    before: items[0]?.start ?? 0,
    after: virtualizer.getTotalSize() - (items.at(-1)?.end ?? 0),
  };
  const scrollTo = (index: number): void => virtualizer.scrollToIndex(index, { align: 'auto' });
  return { drawn, measure: virtualizer.measureElement, scrollTo };
}

function Spacer({ height, columns }: { height: number; columns: number }) {
  return height <= 0 ? null : (
    <tr aria-hidden="true">
      <td colSpan={columns} style={{ height, padding: 0, border: 0 }} />
    </tr>
  );
}

export function DataTableBody<Row>(props: BodyProps<Row>) {
  const { columns, rows, rowKey, selectedKey, onOpen, scroller, isVirtual } = props;
  const { drawn, measure, scrollTo } = useDrawn(rows.length, scroller, isVirtual);
  const focus = useRowFocus({ count: rows.length, scroller, scrollTo });
  return (
    <tbody onKeyDown={focus.onKeyDown}>
      <Spacer height={drawn.before} columns={columns.length} />
      {rows.slice(drawn.first, drawn.last).map((row, offset) => {
        const index = drawn.first + offset;
        const key = rowKey(row);
        return (
          <DataTableRow
            key={key}
            row={row}
            index={index}
            columns={columns}
            isSelected={key === selectedKey}
            isTabStop={index === focus.current}
            onFocus={focus.moveTo}
            onOpen={onOpen}
            measure={measure}
          />
        );
      })}
      <Spacer height={drawn.after} columns={columns.length} />
    </tbody>
  );
}
