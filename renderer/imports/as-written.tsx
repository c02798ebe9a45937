import { cellSpan } from './cell-span.ts';
import type { SetAsideRow } from '#shared/imports/imports.contract.ts';

export type AsWrittenProps = {
  row: SetAsideRow;
  /** The separator of the file; null where it is not known. */
  delimiter: string | null;
};

function blamedSpan({ row, delimiter }: AsWrittenProps): { from: number; to: number } | null {
  const cell = typeof row.values['cell'] === 'string' ? row.values['cell'] : '';
  if (row.column !== null && delimiter !== null) return cellSpan(row.text, row.column, delimiter);
  const from = cell === '' ? -1 : row.text.indexOf(cell);
  return from < 0 ? null : { from, to: from + cell.length };
}

/** The text as written, with the cell to blame marked where it can be found. */
export function AsWritten(props: AsWrittenProps) {
  const { text } = props.row;
  const span = blamedSpan(props);
  if (span === null || span.from === span.to) return <span className="mono imports-written">{text}</span>;
  return (
    <span className="mono imports-written">
      {text.slice(0, span.from)}
      <mark>{text.slice(span.from, span.to)}</mark>
      {text.slice(span.to)}
    </span>
  );
}
