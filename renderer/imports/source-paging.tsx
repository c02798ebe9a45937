import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ChoiceField } from '#renderer/ui/choice-field.tsx';
import { NumberField } from '#renderer/ui/number-field.tsx';
import type { Paging } from '#shared/imports/source.ts';

const BLANK: Record<Paging['kind'], Paging> = {
  none: { kind: 'none' },
  page: { kind: 'page', parameter: 'page', firstPage: 1 },
  offset: { kind: 'offset', offsetParameter: 'offset', limitParameter: 'limit', limit: 100 },
  cursor: { kind: 'cursor', parameter: 'after', cursor: '$.next', more: null },
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

type Props = { paging: Paging; onChange: (paging: Paging) => void };

/** How the next page of a long answer is asked for. */
export function SourcePaging({ paging, onChange }: Props) {
  const { t } = useTranslation('sources');
  const values = new Map<string, string | number | null>(Object.entries(paging));
  return (
    <div className="row row-wrap sources-row">
      <ChoiceField
        label={t('paging')}
        width="260px"
        value={paging.kind}
        options={KINDS.map((kind) => ({ value: kind, label: t(`pagingKind.${kind}`) }))}
        onChange={(kind) => onChange(BLANK[KINDS.find((known) => known === kind) ?? 'none'])}
      />
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
  );
}
