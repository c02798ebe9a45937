import { Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { SourcePairs } from './source-pairs.tsx';
import { SourcePaging } from './source-paging.tsx';
import { SourceResponse } from './source-response.tsx';
import type { SourceWizard } from './use-source-wizard.ts';
import { ChoiceField } from '#renderer/ui/choice-field.tsx';
import type { HttpConnection } from '#shared/imports/source.ts';

type Props = { wizard: SourceWizard; connection: HttpConnection };

type BodyProps = { connection: HttpConnection; onChange: (body: string | null) => void };

function Body({ connection, onChange }: BodyProps) {
  const { t } = useTranslation('sources');
  if (connection.method !== 'POST' || connection.auth.kind === 'form') return null;
  return (
    <Textarea
      label={t('body')}
      autosize
      minRows={3}
      maxRows={14}
      classNames={{ input: 'mono' }}
      value={connection.body ?? ''}
      onChange={(event) => onChange(event.currentTarget.value || null)}
    />
  );
}

/** Where a web service is asked, and how its answer becomes a table. */
export function SourceHttpForm({ wizard, connection }: Props) {
  const { t } = useTranslation('sources');
  const put = (change: Partial<HttpConnection>) =>
    wizard.change({ connection: { ...connection, ...change } });
  return (
    <div className="stack sources-stack">
      <div className="row sources-row">
        <ChoiceField
          label={t('method')}
          width="110px"
          value={connection.method}
          options={[
            { value: 'GET', label: 'GET' },
            { value: 'POST', label: 'POST' },
          ]}
          onChange={(method) => put({ method: method === 'POST' ? 'POST' : 'GET' })}
        />
        <TextInput
          label={t('address')}
          className="grow"
          placeholder="https://"
          value={connection.address}
          onChange={(event) => put({ address: event.currentTarget.value })}
        />
      </div>
      <SourcePairs title={t('query')} pairs={connection.query} onChange={(query) => put({ query })} />
      <Body connection={connection} onChange={(body) => put({ body })} />
      <p className="small muted">{t('variablesHint', { from: '{{from}}', to: '{{to}}' })}</p>
      <SourceResponse response={connection.response} onChange={(response) => put({ response })} />
      <details>
        <summary>{t('more')}</summary>
        <div className="stack sources-stack sources-more">
          <SourcePairs
            title={t('headers')}
            pairs={connection.headers}
            onChange={(headers) => put({ headers })}
          />
          <SourcePaging connection={connection} onChange={(paging) => put({ paging })} />
        </div>
      </details>
    </div>
  );
}
