import { ActionIcon, Button, TextInput } from '@mantine/core';
import { Plus, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { ChoiceField } from '#renderer/ui/choice-field.tsx';
import { LabelledSegments } from '#renderer/ui/segments.tsx';
import type { Pick, ResponseShape } from '#shared/imports/source.ts';

type JsonResponse = Extract<ResponseShape, { kind: 'json' }>;
type Props = { response: ResponseShape; onChange: (response: ResponseShape) => void };

const BLANK: JsonResponse = {
  kind: 'json',
  rows: '$[*]',
  items: null,
  spread: null,
  columns: [{ name: 'day', from: 'row', path: '$.day', as: 'text' }],
};
const FROM = ['row', 'item', 'key', 'document'] as const;
const AS = ['text', 'day-of-seconds', 'day-of-milliseconds'] as const;

type PickRowProps = { pick: Pick; number: number; onChange: (pick: Pick) => void; onRemove: () => void };

function PickRow({ pick, number, onChange, onRemove }: PickRowProps) {
  const { t } = useTranslation('sources');
  return (
    <div className="row row-wrap sources-pick">
      <TextInput
        aria-label={t('pickName', { number })}
        w="150px"
        value={pick.name}
        onChange={(event) => onChange({ ...pick, name: event.currentTarget.value })}
      />
      <ChoiceField
        label={t('pickFrom', { number })}
        labelHidden
        width="170px"
        value={pick.from}
        options={FROM.map((from) => ({ value: from, label: t(`from.${from}`) }))}
        onChange={(from) => onChange({ ...pick, from: FROM.find((known) => known === from) ?? 'row' })}
      />
      <TextInput
        aria-label={t('pickPath', { number })}
        className="grow"
        classNames={{ input: 'mono' }}
        value={pick.path}
        onChange={(event) => onChange({ ...pick, path: event.currentTarget.value })}
      />
      <ChoiceField
        label={t('pickAs', { number })}
        labelHidden
        width="200px"
        value={pick.as}
        options={AS.map((as) => ({ value: as, label: t(`as.${as}`) }))}
        onChange={(as) => onChange({ ...pick, as: AS.find((known) => known === as) ?? 'text' })}
      />
      <ActionIcon aria-label={t('removePair', { name: pick.name })} onClick={onRemove}>
        <X className="icon-small" />
      </ActionIcon>
    </div>
  );
}

type JsonProps = { response: JsonResponse; onChange: Props['onChange'] };

function Picks({ response, onChange }: JsonProps) {
  const { t } = useTranslation('sources');
  const { columns } = response;
  return (
    <fieldset className="sources-pairs">
      <legend>{t('picks')}</legend>
      {columns.map((pick, at) => (
        <PickRow
          key={at}
          pick={pick}
          number={at + 1}
          onChange={(next) =>
            onChange({ ...response, columns: columns.map((old, index) => (index === at ? next : old)) })
          }
          onRemove={() => onChange({ ...response, columns: columns.filter((_, index) => index !== at) })}
        />
      ))}
      <Button
        size="sm"
        variant="subtle"
        leftSection={<Plus className="icon-small" aria-hidden="true" />}
        onClick={() =>
          onChange({
            ...response,
            columns: [...columns, { name: '', from: 'row', path: '$.', as: 'text' }],
          })
        }
      >
        {t('addPick')}
      </Button>
    </fieldset>
  );
}

function JsonFields({ response, onChange }: JsonProps) {
  const { t } = useTranslation('sources');
  const paths = ['rows', 'items', 'spread'] as const;
  return (
    <>
      <div className="row row-wrap sources-row">
        {paths.map((key) => (
          <TextInput
            key={key}
            label={t(`path.${key}`)}
            description={t(`pathHint.${key}`)}
            classNames={{ input: 'mono' }}
            w="230px"
            value={response[key] ?? ''}
            onChange={(event) => {
              const text = event.currentTarget.value;
              onChange({ ...response, [key]: key !== 'rows' && text === '' ? null : text });
            }}
          />
        ))}
      </div>
      <Picks response={response} onChange={onChange} />
    </>
  );
}

/** How the answer becomes a table: read as a file, or picked out of JSON. */
export function SourceResponse({ response, onChange }: Props) {
  const { t } = useTranslation('sources');
  return (
    <>
      <LabelledSegments
        words="above"
        label={t('response')}
        value={response.kind}
        options={[
          { value: 'json', label: t('responseJson') },
          { value: 'file', label: t('responseFile') },
        ]}
        onChange={(kind) => onChange(kind === 'file' ? { kind } : BLANK)}
      />
      {response.kind === 'json' && <JsonFields response={response} onChange={onChange} />}
    </>
  );
}
