import type { Column, Draft } from './mapping-edits.ts';
import type { MetricMapping } from '#shared/imports/import-mapping.ts';
import { assertNever } from '#shared/kernel/assert.ts';

/** The kinds of metrics in an owner's words; a rate is a count over what it could happen on. */
export const KIND_CHOICES = ['share', 'average', 'duration', 'count', 'rate', 'ratio', 'value'] as const;
export type KindChoice = (typeof KIND_CHOICES)[number];

export type FedColumns = Pick<MetricMapping, 'unitsColumn' | 'squaresColumn' | 'totalHolds'>;

const KIND_OF: Record<KindChoice, Draft['kind']> = {
  share: 'proportion',
  average: 'mean',
  duration: 'duration',
  count: 'count',
  rate: 'count',
  ratio: 'ratio',
  value: 'value',
};

export function kindOf(choice: KindChoice): Draft['kind'] {
  return KIND_OF[choice];
}

/** How a metric of that kind is called here, by whether it is counted over a column. */
export function choiceOf(kind: Draft['kind'], unitsColumn: number | null): KindChoice {
  switch (kind) {
    case 'proportion':
      return 'share';
    case 'mean':
      return 'average';
    case 'count':
      return unitsColumn === null ? 'count' : 'rate';
    case 'duration':
    case 'ratio':
    case 'value':
      return kind;
    default:
      return assertNever(kind);
  }
}

/**
 * Whether a kind is taken over a second column: `never`, `column` where nothing else will do, `row` where each row may be
 * one case.
 */
export function unitsOf(choice: KindChoice): 'never' | 'column' | 'row' {
  if (choice === 'count' || choice === 'value') return 'never';
  return choice === 'rate' || choice === 'ratio' ? 'column' : 'row';
}

/** The second columns of a metric that becomes another kind; `others` are the columns it could be taken over. */
export function putKind(columns: FedColumns, choice: KindChoice, others: readonly Column[]): FedColumns {
  const units = unitsOf(choice);
  const first = others.find(({ numbers }) => numbers !== 'none') ?? others[0];
  const unitsColumn =
    units === 'never' ? null : (columns.unitsColumn ?? (units === 'column' ? (first?.index ?? null) : null));
  return choice === 'average' ? { ...columns, unitsColumn } : { unitsColumn, squaresColumn: null };
}

/** What a column probably is by its numbers: decimals are never counted. */
export function suggestKind({ numbers }: Column): KindChoice {
  return numbers === 'whole' ? 'count' : 'value';
}
