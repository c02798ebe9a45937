import { useTranslation } from 'react-i18next';
import { NOfN } from '#renderer/ui/interval-bar.tsx';
import { useFormats } from '#renderer/ui/use-formats.ts';
import type { OutputOf } from '#shared/contract/contract.ts';
import { gradeEvidence } from '#shared/notes/grade-evidence.ts';
import type { ThemeRow } from '#shared/notes/note.ts';
import { wilsonInterval } from '#shared/statistics/wilson.ts';
import '#renderer/ui/data-table.css';

export type ThemeTable = OutputOf<'notes.themeTable'>;

/** Fewer people than this say too little about a group to be drawn. */
const FEW = 5;
const CONFIDENCE = 0.95;

type Column = { phaseId: string | null; segment: string; isFirstOfPhase: 'yes' | 'no' };

function columnsOf(table: ThemeTable): Column[] {
  const phaseIds = [...table.phases.map((phase) => phase.phaseId), null];
  // Those whose segment is not known stand last.
  const segments = table.segments.toSorted((a, b) => Number(a === '') - Number(b === ''));
  return phaseIds.flatMap((phaseId) =>
    segments
      .filter((segment) => table.heard.some((cell) => cell.phaseId === phaseId && cell.segment === segment))
      .map((segment, index): Column => ({ phaseId, segment, isFirstOfPhase: index === 0 ? 'yes' : 'no' })),
  );
}

function columnClass(column: Column): string {
  return column.isFirstOfPhase === 'yes' ? 'notes-board-phase' : '';
}

function Heads({ table, columns }: { table: ThemeTable; columns: readonly Column[] }) {
  const { t } = useTranslation('notes');
  const phases = [...table.phases, { phaseId: null, name: t('withoutPhase') }];
  const hasSegments = table.segments.some((segment) => segment !== '');
  return (
    <thead>
      <tr>
        <th scope="col" rowSpan={hasSegments ? 2 : 1}>
          {t('theme')}
        </th>
        {phases.map(({ phaseId, name }) => {
          const span = columns.filter((column) => column.phaseId === phaseId).length;
          if (span === 0) return null;
          return (
            <th key={phaseId ?? ''} scope="colgroup" colSpan={span} className="notes-board-phase">
              {name}
            </th>
          );
        })}
        <th scope="col" className="end notes-board-phase" rowSpan={hasSegments ? 2 : 1}>
          {t('all')}
        </th>
        <th scope="col" className="end" rowSpan={hasSegments ? 2 : 1}>
          {t('dissent')}
        </th>
        <th scope="col" rowSpan={hasSegments ? 2 : 1}>
          {t('evidence')}
        </th>
      </tr>
      {hasSegments && (
        <tr>
          {columns.map((column) => (
            <th key={`${column.phaseId ?? ''} ${column.segment}`} scope="col" className={columnClass(column)}>
              {column.segment === '' ? t('noSegment') : column.segment}
            </th>
          ))}
        </tr>
      )}
    </thead>
  );
}

function Cell({ row, column }: { row: ThemeRow; column: Column }) {
  const { t } = useTranslation('notes');
  const formats = useFormats();
  const cell = row.cells.find((each) => each.phaseId === column.phaseId && each.segment === column.segment);
  const people = cell?.people ?? 0;
  const heard = cell?.heard ?? 0;
  const few = heard < FEW;
  return (
    <td className={columnClass(column)}>
      <NOfN
        text={{ n: formats.whole(people), ofN: t('ofHeard', { heard }) }}
        few={few}
        interval={few ? null : wilsonInterval({ successes: people, trials: heard, confidence: CONFIDENCE })}
      />
    </td>
  );
}

export type ThemesBoardProps = {
  table: ThemeTable;
  openId: string | null;
  onOpen: (themeId: string) => void;
};

/** Themes against segments and phases: n of N people heard, never lines counted. */
export function ThemesBoard({ table, openId, onOpen }: ThemesBoardProps) {
  const { t } = useTranslation('notes');
  const formats = useFormats();
  const columns = columnsOf(table);
  return (
    <div className="table-scroll">
      <table className="plain-table notes-board">
        <caption className="visually-hidden">{t('boardCaption')}</caption>
        <Heads table={table} columns={columns} />
        <tbody>
          {table.rows.map((row) => (
            <tr key={row.theme.id} data-state={row.theme.id === openId ? 'open' : 'plain'}>
              <th scope="row">
                <button
                  type="button"
                  className="notes-theme-name"
                  aria-expanded={row.theme.id === openId}
                  onClick={() => onOpen(row.theme.id)}
                >
                  {row.theme.name}
                </button>
              </th>
              {columns.map((column) => (
                <Cell key={`${column.phaseId ?? ''} ${column.segment}`} row={row} column={column} />
              ))}
              <td className="end num medium notes-board-phase">{formats.whole(row.people)}</td>
              <td className={row.dissent === 0 ? 'end num muted' : 'end num'}>
                {formats.whole(row.dissent)}
              </td>
              <td>{t(`grades.${gradeEvidence(row).grade}`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
