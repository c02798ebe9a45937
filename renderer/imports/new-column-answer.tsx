import { useTranslation } from 'react-i18next';
import { Choices } from './choices.tsx';
import { leaveColumnOut, putColumnToUse } from './mapping-edits.ts';
import type { CheckProps } from './wizard-props.ts';
import type { ImportQuestion } from '#shared/imports/import-mapping.ts';

const USES = ['segment', 'group', 'person'] as const;

/** What a column is that the profile never met: what it looks like first, and leaving it out last. */
export function NewColumnAnswer({
  question,
  preview,
  mapping,
  onChange,
}: CheckProps & { question: ImportQuestion }) {
  const { t } = useTranslation('imports');
  const column = preview.columns[Number(question.suggestions[0]?.value)];
  if (column === undefined) return null;
  const uses = USES.toSorted((left, right) => Number(right === column.role) - Number(left === column.role));
  const choices = [
    ...uses.map((use) => ({
      key: use,
      label: t(`columnUse.${use}`),
      detail: t(`newColumn.${use}`),
      onChoose: () => onChange(putColumnToUse(mapping, column, use)),
    })),
    {
      key: 'none',
      label: t('columnUse.none'),
      detail: t('newColumn.none'),
      onChoose: () => onChange(leaveColumnOut(mapping, column)),
    },
  ];
  return <Choices choices={choices} />;
}
