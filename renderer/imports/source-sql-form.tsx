import { Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { SourceWizard } from './use-source-wizard.ts';
import { ChoiceField } from '#renderer/ui/choice-field.tsx';
import { NumberField } from '#renderer/ui/number-field.tsx';
import { LabelledSegments } from '#renderer/ui/segments.tsx';
import { textOfQuery } from '#shared/imports/source-sql.ts';
import type { SqlConnection, SqlMetric, SqlQuery } from '#shared/imports/source.ts';

type Template = Extract<SqlQuery, { kind: 'template' }>;
type Props = { wizard: SourceWizard; connection: SqlConnection };

const KINDS = ['proportion', 'mean', 'duration', 'count', 'ratio', 'value'] as const;
const NAMES = ['table', 'timeColumn', 'armColumn', 'segmentColumn', 'userColumn'] as const;

type TemplateProps = { query: Template; onChange: (query: Template) => void };

function TemplateNames({ query, onChange }: TemplateProps) {
  const { t } = useTranslation('sources');
  return (
    <div className="row row-wrap sources-row">
      {NAMES.map((key) => (
        <TextInput
          key={key}
          label={t(`sql.${key}`)}
          w="180px"
          value={query[key]}
          onChange={(event) => onChange({ ...query, [key]: event.currentTarget.value })}
        />
      ))}
    </div>
  );
}

function TemplateFields({ query, onChange }: TemplateProps) {
  const { t } = useTranslation('sources');
  const { metric } = query;
  const put = (change: Partial<SqlMetric>) => onChange({ ...query, metric: { ...metric, ...change } });
  const hasOver = metric.kind === 'ratio' || metric.kind === 'count';
  return (
    <>
      <TemplateNames query={query} onChange={onChange} />
      <div className="row row-wrap sources-row">
        <TextInput
          label={t('sql.metric')}
          w="180px"
          value={metric.name}
          onChange={(event) => put({ name: event.currentTarget.value })}
        />
        <ChoiceField
          label={t('sql.kind')}
          width="230px"
          value={metric.kind}
          options={KINDS.map((kind) => ({ value: kind, label: t(`sqlKind.${kind}`) }))}
          onChange={(kind) => put({ kind: KINDS.find((known) => known === kind) ?? 'count' })}
        />
        <TextInput
          label={t(`sqlValue.${metric.kind}`)}
          w="230px"
          classNames={{ input: 'mono' }}
          value={metric.value}
          onChange={(event) => put({ value: event.currentTarget.value })}
        />
        {hasOver && (
          <TextInput
            label={t('sql.over')}
            w="230px"
            classNames={{ input: 'mono' }}
            value={metric.over}
            onChange={(event) => put({ over: event.currentTarget.value })}
          />
        )}
      </div>
    </>
  );
}

function ServerFields({ wizard, connection }: Props) {
  const { t } = useTranslation('sources');
  const put = (change: Partial<SqlConnection>) => wizard.change({ connection: { ...connection, ...change } });
  const textField = (key: 'host' | 'database' | 'user') => (
    <TextInput
      label={t(`server.${key}`)}
      w="200px"
      autoComplete="off"
      value={connection[key]}
      onChange={(event) => put({ [key]: event.currentTarget.value })}
    />
  );
  return (
    <div className="row row-wrap sources-row">
      {textField('host')}
      <NumberField
        label={t('server.port')}
        digits="whole"
        min={1}
        max={65_535}
        width="100px"
        value={connection.port}
        onChange={(port) => put({ port: port ?? connection.port })}
      />
      {textField('database')}
      {textField('user')}
      <ChoiceField
        label={t('server.encryption')}
        width="240px"
        value={connection.encryption}
        options={[
          { value: 'verify', label: t('encryption.verify') },
          { value: 'none', label: t('encryption.none') },
        ]}
        onChange={(encryption) => put({ encryption: encryption === 'none' ? 'none' : 'verify' })}
      />
    </div>
  );
}

/** Where a database stands and what it is asked: by a form that writes the query, or by an own SELECT. */
export function SourceSqlForm({ wizard, connection }: Props) {
  const { t } = useTranslation('sources');
  const { query, engine } = connection;
  const put = (next: SqlQuery) => wizard.change({ connection: { ...connection, query: next } });
  return (
    <div className="stack sources-stack">
      <ServerFields wizard={wizard} connection={connection} />
      <LabelledSegments
        words="above"
        label={t('queryKind')}
        value={query.kind}
        options={[
          { value: 'template', label: t('queryTemplate') },
          { value: 'own', label: t('queryOwn') },
        ]}
        onChange={(kind) => put(kind === 'own' ? { kind, text: textOfQuery(query, engine) } : BLANK_TEMPLATE)}
      />
      {query.kind === 'template' ? (
        <>
          <TemplateFields query={query} onChange={put} />
          <details>
            <summary>{t('showQuery')}</summary>
            <pre className="mono sources-query">{textOfQuery(query, engine)}</pre>
          </details>
        </>
      ) : (
        <Textarea
          label={t('ownQuery')}
          description={t('ownQueryHint')}
          classNames={{ input: 'mono' }}
          autosize
          minRows={6}
          maxRows={20}
          value={query.text}
          onChange={(event) => put({ kind: 'own', text: event.currentTarget.value })}
        />
      )}
    </div>
  );
}

export const BLANK_TEMPLATE: Template = {
  kind: 'template',
  table: '',
  timeColumn: '',
  armColumn: '',
  segmentColumn: '',
  userColumn: '',
  metric: { name: '', kind: 'proportion', value: '', over: '' },
};
