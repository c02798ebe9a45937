import type { KeyboardEvent, MouseEvent } from 'react';
import { copyText } from './copy-text.ts';
import { type Column, toTsv } from './table-rows.ts';
import { useFormats } from './use-formats.ts';

type RowProps<Row> = {
  row: Row;
  /** Place among all rows, from 0. */
  index: number;
  columns: readonly Column<Row>[];
  isSelected: boolean;
  isTabStop: boolean;
  onFocus: (index: number) => void;
  onOpen: ((row: Row) => void) | null;
  measure: ((element: HTMLTableRowElement | null) => void) | null;
};

const OWN_CONTROLS = 'a, button, input, select, textarea, label, [role="button"], [role="option"]';

/** A control inside the row keeps its own clicks. */
function isOnControl(event: MouseEvent): boolean {
  return event.target instanceof Element && event.target.closest(OWN_CONTROLS) !== null;
}

function rowClasses(isSelected: boolean, canOpen: boolean): string {
  return ['data-table-row', isSelected && 'data-table-selected', canOpen && 'data-table-open']
    .filter(Boolean)
    .join(' ');
}

export function DataTableRow<Row>(props: RowProps<Row>) {
  const { row, index, columns, isSelected, onOpen, measure } = props;
  const decimal = useFormats().language === 'it' ? ',' : '.';
  const onKeyDown = (event: KeyboardEvent<HTMLTableRowElement>): void => {
    if (event.target !== event.currentTarget) return;
    if (event.key === 'Enter') onOpen?.(row);
    const hasSelection = (getSelection()?.toString() ?? '') !== '';
    if (event.key === 'c' && (event.ctrlKey || event.metaKey) && !hasSelection) {
      void copyText(toTsv(columns, [row], decimal));
    }
  };
  return (
    <tr
      ref={measure}
      data-index={index}
      aria-rowindex={index + 2}
      aria-current={isSelected ? true : undefined}
      tabIndex={props.isTabStop ? 0 : -1}
      className={rowClasses(isSelected, onOpen !== null)}
      onFocus={() => props.onFocus(index)}
      onKeyDown={onKeyDown}
      onClick={(event) => {
        if (!isOnControl(event)) onOpen?.(row);
      }}
    >
      {columns.map((column) => (
        <td key={column.key} className={column.align === 'end' ? 'end num' : undefined}>
          {column.cell(row)}
        </td>
      ))}
    </tr>
  );
}
