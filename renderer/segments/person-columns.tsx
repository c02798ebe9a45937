import type { TFunction } from 'i18next';
import { Link } from 'wouter';
import type { Column } from '#renderer/ui/data-table.tsx';

/** The code a person is known by outside the roster. */
export function codeColumn<Row extends { readonly code: string }>(t: TFunction<'segments'>): Column<Row> {
  return {
    key: 'code',
    header: t('code'),
    width: '72px',
    text: ({ code }) => code,
    cell: ({ code }) => <span className="num soft nowrap">{code}</span>,
  };
}

/** The name, which leads to the person. */
export function linkedNameColumn<Row extends { readonly personId: string; readonly name: string }>(
  t: TFunction<'segments'>,
): Column<Row> {
  return {
    key: 'name',
    header: t('name'),
    text: ({ name }) => name,
    cell: ({ personId, name }) => (
      <Link href={`/people?person=${encodeURIComponent(personId)}`} className="medium">
        {name}
      </Link>
    ),
  };
}
