import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ChoiceField } from '#renderer/ui/choice-field.tsx';
import { NumberField } from '#renderer/ui/number-field.tsx';
import { errorWords } from '#renderer/ui/error-words.ts';
import { putIntoBody, secondPageOf, type PageParts } from '#shared/imports/source-page-parts.ts';
import type { HttpConnection, Paging } from '#shared/imports/source.ts';
import { isAppError, type AppError } from '#shared/kernel/app-error.ts';

const BLANK: Record<Paging['kind'], Paging> = {
  none: { kind: 'none' },
  page: { kind: 'page', place: 'query', parameter: 'page', firstPage: 1 },
  offset: { kind: 'offset', place: 'query', offsetParameter: 'offset', limitParameter: 'limit', limit: 100 },
  cursor: { kind: 'cursor', place: 'query', parameter: 'after', cursor: '$.next', more: null },
  'link-header': { kind: 'link-header' },
  'next-address': { kind: 'next-address', address: '$.next' },
};
const KINDS = ['none', 'page', 'offset', 'cursor', 'link-header', 'next-address'] as const;

type TextKey = 'parameter' | 'offsetParameter' | 'limitParameter' | 'cursor' | 'more' | 'address';
const TEXTS: readonly TextKey[] = [
  'parameter',
  'offsetParameter',
  'limitParameter',
  'cursor',
  'more',
  'address',
];

type Props = { connection: HttpConnection; onChange: (paging: Paging) => void };

function writeSecond(body: string | null, { place, values }: PageParts): string | AppError {
  if (place === 'query') {
    return Object.entries(values)
      .map(([name, value]) => `${name}=${value}`)
      .join('&');
  }
  try {
    return putIntoBody(body, values);
  } catch (error) {
    if (isAppError(error)) return error;
    throw error;
  }
}

/** The second request as it would be written now, or why it cannot be. */
function SecondPage({ connection }: Pick<Props, 'connection'>) {
  const { t, i18n } = useTranslation('sources');
  const second = secondPageOf(connection);
  if (second === null) return null;
  const written = writeSecond(connection.body, second);
  if (isAppError(written)) {
    const { sentence, next } = errorWords(i18n, written);
    return <p className="small tone-rollback">{`${sentence} ${next}`}</p>;
  }
  return (
    <p className="small muted sources-second">
      {t(second.place === 'query' ? 'secondPageQuery' : 'secondPageBody')}{' '}
      <code className="mono">{written}</code>
    </p>
  );
}

function PlaceField({ connection, onChange }: Props) {
  const { t } = useTranslation('sources');
  const { paging, method, auth } = connection;
  if (!('place' in paging) || method !== 'POST' || auth.kind === 'form') return null;
  return (
    <ChoiceField
      label={t('pagePlace')}
      width="170px"
      value={paging.place}
      options={[
        { value: 'query', label: t('pagePlaces.query') },
        { value: 'body', label: t('pagePlaces.body') },
      ]}
      onChange={(place) => onChange({ ...paging, place: place === 'body' ? 'body' : 'query' })}
    />
  );
}

/** How the next page of a long answer is asked for. */
export function SourcePaging({ connection, onChange }: Props) {
  const { t } = useTranslation('sources');
  const { paging } = connection;
  const values = new Map<string, string | number | null>(Object.entries(paging));
  return (
    <>
      <div className="row row-wrap sources-row">
        <ChoiceField
          label={t('paging')}
          width="260px"
          value={paging.kind}
          options={KINDS.map((kind) => ({ value: kind, label: t(`pagingKind.${kind}`) }))}
          onChange={(kind) => onChange(BLANK[KINDS.find((known) => known === kind) ?? 'none'])}
        />
        <PlaceField connection={connection} onChange={onChange} />
        {TEXTS.filter((key) => values.has(key)).map((key) => (
          <TextInput
            key={key}
            label={t(`pagingField.${key}`)}
            w="180px"
            value={String(values.get(key) ?? '')}
            onChange={(event) => {
              const text = event.currentTarget.value;
              onChange({ ...paging, [key]: key === 'more' && text === '' ? null : text });
            }}
          />
        ))}
        {paging.kind === 'offset' && (
          <NumberField
            label={t('pagingField.limit')}
            width="120px"
            digits="whole"
            min={1}
            max={100_000}
            value={paging.limit}
            onChange={(limit) => onChange({ ...paging, limit: limit ?? 100 })}
          />
        )}
      </div>
      <SecondPage connection={connection} />
    </>
  );
}
