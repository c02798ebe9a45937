import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { type Column, DataTable } from '#renderer/ui/data-table.tsx';
import { useFormats } from '#renderer/ui/use-formats.ts';
import type { FlagChange } from '#shared/flags/flag.ts';

const CAUSES = [
  'decisions.decide',
  'flags.engageKillSwitch',
  'flags.releaseKillSwitch',
  'segments.pickExactly',
  'segments.optOut',
  'segments.optBackIn',
  'segments.addPerson',
  'segments.editPerson',
  'segments.removePerson',
  'imports.commitRoster',
] as const;

/** What caused the change, in words; undoing and redoing name themselves before the deed. */
function causeOf(method: string, t: TFunction<'flags'>): string {
  const taken = /^workspace\.(undo|redo):/.exec(method)?.[1];
  if (taken === 'undo') return t('cause.undo');
  if (taken === 'redo') return t('cause.redo');
  const cause = CAUSES.find((known) => known === method);
  return cause === undefined ? t('cause.other') : t(`cause.${cause}`);
}

function columnsFor(t: TFunction<'flags'>, formats: ReturnType<typeof useFormats>): Column<FlagChange>[] {
  return [
    {
      key: 'at',
      header: t('history.at'),
      width: '170px',
      text: ({ at }) => at,
      cell: ({ at }) => <span className="num">{formats.instant(at)}</span>,
    },
    {
      key: 'exposure',
      header: t('history.exposure'),
      text: ({ exposure }) => t(`exposure.${exposure}`),
      cell: ({ exposure }) => <span className="medium">{t(`exposure.${exposure}`)}</span>,
    },
    {
      key: 'cause',
      header: t('history.cause'),
      text: ({ method, reason }) => [causeOf(method, t), reason].filter((part) => part !== '').join(': '),
      cell: ({ method, reason }) => (
        <>
          <div>{causeOf(method, t)}</div>
          {reason !== '' && <div className="small muted">{reason}</div>}
        </>
      ),
    },
    { key: 'actor', header: t('history.actor'), text: ({ actor }) => actor, cell: ({ actor }) => actor },
    {
      key: 'people',
      header: t('history.people'),
      align: 'end',
      width: '90px',
      text: ({ people }) => people,
      cell: ({ people }) => formats.whole(people),
    },
  ];
}

/** Every change of whom the flag is on for, newest first. */
export function FlagHistory({ history }: { history: readonly FlagChange[] }) {
  const { t } = useTranslation('flags');
  const formats = useFormats();
  return (
    <DataTable
      label={t('history.title')}
      columns={columnsFor(t, formats)}
      rows={history}
      rowKey={({ id }) => id}
      empty={<p className="soft">{t('history.empty')}</p>}
    />
  );
}
