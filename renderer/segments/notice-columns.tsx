import { Button } from '@mantine/core';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Column } from '#renderer/ui/data-table.tsx';
import { useFormats } from '#renderer/ui/use-formats.ts';
import type { Loss } from '#shared/segments/segments.contract.ts';
import { useMarkLossTold } from './use-mark-loss-told.ts';
import { codeColumn, linkedNameColumn } from './person-columns.tsx';

function ToldCell({ featureId, loss }: { featureId: string; loss: Loss }) {
  const { t } = useTranslation('segments');
  const formats = useFormats();
  const { today, mark, isPending } = useMarkLossTold(featureId);
  if (loss.lossToldOn !== null) return <span className="num">{formats.dayShort(loss.lossToldOn)}</span>;
  if (today === null) return null;
  return (
    <Button
      size="sm"
      my={-5}
      loading={isPending}
      aria-label={t('tell.oneLabel', { name: loss.name })}
      onClick={() => void mark([loss], today)}
    >
      {t('tell.one')}
    </Button>
  );
}

function plainColumns(t: TFunction<'segments'>): Column<Loss>[] {
  return [
    codeColumn(t),
    linkedNameColumn(t),
    {
      key: 'email',
      header: t('email'),
      text: ({ email }) => email,
      cell: ({ email }) =>
        email === '' ? (
          <span className="muted">–</span>
        ) : (
          <a className="link" href={`mailto:${email}`}>
            {email}
          </a>
        ),
    },
    {
      key: 'customerNumber',
      header: t('customerNumber'),
      text: ({ customerNumber }) => customerNumber,
      cell: ({ customerNumber }) =>
        customerNumber === null ? (
          <span className="muted">–</span>
        ) : (
          <span className="num">{customerNumber}</span>
        ),
    },
    {
      key: 'phase',
      header: t('loss.phase'),
      text: ({ phaseName }) => phaseName,
      cell: ({ phaseName }) => phaseName,
    },
  ];
}

/** Who lost a feature, how they are reached, what they had and since when, and whether they were told. */
export function useNoticeColumns(featureId: string): Column<Loss>[] {
  const { t } = useTranslation('segments');
  const formats = useFormats();
  return [
    ...plainColumns(t),
    {
      key: 'since',
      header: t('loss.had'),
      text: ({ since }) => since,
      cell: ({ since, until }) => (
        <span className="num nowrap">
          {until === null
            ? t('loss.heldOff', { since: formats.dayShort(since) })
            : t('fromTo', { since: formats.dayShort(since), until: formats.dayShort(until) })}
        </span>
      ),
    },
    {
      key: 'told',
      header: t('toldOn'),
      text: ({ lossToldOn }) => lossToldOn,
      cell: (loss) => <ToldCell featureId={featureId} loss={loss} />,
    },
  ];
}
