import { type ReactNode, useId, useRef, useState } from 'react';
import { ChartActions } from './chart-actions.tsx';
import type { PictureLegend } from './compose-picture.ts';
import { type Column, DataTable } from '#renderer/ui/data-table.tsx';
import './charts.css';

export type ChartPanelProps<Row> = {
  title: string;
  note?: string;
  badge?: ReactNode;
  /** More buttons beside those every chart has. */
  actions?: ReactNode;
  /** Name of saved files, without ending. */
  fileName: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  /** Every row, for files, where the picture is drawn from fewer. */
  loadRows?: () => Promise<readonly Row[]>;
  rowKey: (row: Row) => string;
  /** Lines named in a saved picture that are not named in it already. */
  legend?: PictureLegend;
  /** Stands beneath a saved picture. */
  source?: string;
  /** The picture; words in it that carry `data-picture` are saved with it. */
  children: ReactNode;
};

/** A picture under its heading; the same numbers as a table and what can be taken along are one click away. */
export function ChartPanel<Row>(props: ChartPanelProps<Row>) {
  const { title, note, badge, actions, columns, rows, rowKey, children } = props;
  const id = useId();
  const figure = useRef<HTMLElement>(null);
  const [view, setView] = useState<'picture' | 'table'>('picture');
  return (
    <figure ref={figure} className="chart" aria-labelledby={id}>
      <div className="chart-head">
        <h2 id={id} data-picture>
          {title}
        </h2>
        {badge !== undefined && <span data-picture>{badge}</span>}
        {note !== undefined && (
          <span className="small muted" data-picture>
            {note}
          </span>
        )}
        <div className="section-actions">
          {actions}
          <ChartActions panel={props} figure={figure} view={view} onView={setView} />
        </div>
      </div>
      {view === 'picture' ? (
        children
      ) : (
        <DataTable label={title} columns={columns} rows={rows} rowKey={rowKey} copyable={false} />
      )}
    </figure>
  );
}
