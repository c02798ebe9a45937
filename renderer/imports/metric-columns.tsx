import { useTranslation } from 'react-i18next';
import { columnTitle, type Column } from './mapping-edits.ts';
import { unitsOf, type FedColumns, type KindChoice } from './metric-kinds.ts';
import { ChoiceField } from '#renderer/ui/choice-field.tsx';

const ROW = 'row';
const NONE = 'none';
const WIDTH = '260px';
const HOLDS = ['average', 'sum'] as const;

export function columnOptions(columns: readonly Column[]) {
  return columns.map((column) => ({ value: String(column.index), label: columnTitle(column) }));
}

export type MetricColumnsProps = {
  choice: KindChoice;
  columns: FedColumns;
  options: ReturnType<typeof columnOptions>;
  onChange: (columns: FedColumns) => void;
};

/** Whether the counted column of an average holds averages or sums. */
function Holds({ columns, onChange }: MetricColumnsProps) {
  const { t } = useTranslation('imports');
  return (
    <>
      <span className="small muted nowrap">{t('holds')}</span>
      <ChoiceField
        label={t('totalHolds')}
        labelHidden
        value={columns.totalHolds ?? 'average'}
        options={HOLDS.map((value) => ({ value, label: t(`holdsWhat.${value}`) }))}
        onChange={(value) => onChange({ ...columns, totalHolds: value === 'sum' ? 'sum' : 'average' })}
        width="110px"
      />
    </>
  );
}

/** The sums of squares of an average, where the file has them. */
function Squares({ columns, options, onChange }: MetricColumnsProps) {
  const { t } = useTranslation('imports');
  return (
    <ChoiceField
      label={t('squaresColumn')}
      labelHidden
      value={columns.squaresColumn === null ? NONE : String(columns.squaresColumn)}
      options={[{ value: NONE, label: t('noSquares') }, ...options]}
      onChange={(value) =>
        onChange({ ...columns, squaresColumn: value === null || value === NONE ? null : Number(value) })
      }
      width={WIDTH}
    />
  );
}

/** What a metric is taken over besides the column that is counted, as its kind needs it. */
export function MetricColumns(props: MetricColumnsProps) {
  const { t } = useTranslation('imports');
  const { choice, columns, options, onChange } = props;
  const units = unitsOf(choice);
  if (units === 'never') return null;
  return (
    <>
      {choice === 'average' && columns.unitsColumn !== null && <Holds {...props} />}
      <span className="small muted nowrap">{t(choice === 'share' ? 'of' : 'per')}</span>
      <ChoiceField
        label={t('unitsColumn')}
        labelHidden
        placeholder={t('unitsColumn')}
        value={columns.unitsColumn === null ? (units === 'row' ? ROW : null) : String(columns.unitsColumn)}
        options={units === 'row' ? [{ value: ROW, label: t('eachRow') }, ...options] : options}
        onChange={(value) =>
          onChange({ ...columns, unitsColumn: value === null || value === ROW ? null : Number(value) })
        }
        width={WIDTH}
      />
      {choice === 'average' && <Squares {...props} />}
    </>
  );
}
