import { Checkbox, PasswordInput, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { SourceWizard } from './use-source-wizard.ts';
import { useQueryOf } from '#renderer/rpc/use-query-of.ts';
import { ChoiceField } from '#renderer/ui/choice-field.tsx';
import { hostOf, type HttpAuth } from '#shared/imports/source.ts';

const AUTH_KINDS = ['none', 'bearer', 'basic', 'header', 'query', 'form'] as const;

function authOf(kind: string | null, before: HttpAuth): HttpAuth {
  const name = 'name' in before ? before.name : 'key';
  if (kind === 'basic') return { kind, user: '' };
  if (kind === 'header' || kind === 'query' || kind === 'form') return { kind, name };
  return kind === 'bearer' ? { kind } : { kind: 'none' };
}

function HttpAuthFields({ auth, onChange }: { auth: HttpAuth; onChange: (auth: HttpAuth) => void }) {
  const { t } = useTranslation('sources');
  return (
    <>
      <ChoiceField
        label={t('auth')}
        width="240px"
        value={auth.kind}
        options={AUTH_KINDS.map((kind) => ({ value: kind, label: t(`authKind.${kind}`) }))}
        onChange={(kind) => onChange(authOf(kind, auth))}
      />
      {auth.kind === 'basic' && (
        <TextInput
          label={t('user')}
          w="200px"
          value={auth.user}
          onChange={(event) => onChange({ ...auth, user: event.currentTarget.value })}
        />
      )}
      {'name' in auth && (
        <TextInput
          label={t('fieldName')}
          w="200px"
          value={auth.name}
          onChange={(event) => onChange({ ...auth, name: event.currentTarget.value })}
        />
      )}
    </>
  );
}

/** The password or key: typed here, handed to the shell, never shown again; and the host that may be local. */
export function SourceSecret({ wizard }: { wizard: SourceWizard }) {
  const { t } = useTranslation('sources');
  const vault = useQueryOf('shell.describeSecrets', {}).data?.vault ?? 'none';
  const { form, change } = wizard;
  const { connection } = form;
  const asks = connection.kind === 'sql' || connection.auth.kind !== 'none';
  return (
    <div className="stack sources-stack">
      <div className="row row-wrap sources-row">
        {connection.kind === 'http' && (
          <HttpAuthFields
            auth={connection.auth}
            onChange={(auth) => change({ connection: { ...connection, auth } })}
          />
        )}
        {asks && (
          <PasswordInput
            label={t('secret')}
            w="280px"
            autoComplete="off"
            value={form.secret}
            placeholder={form.secretId === null ? '' : t('secretHeld')}
            visibilityToggleButtonProps={{ 'aria-label': t('showSecret') }}
            onChange={(event) => change({ secret: event.currentTarget.value })}
          />
        )}
      </div>
      {asks && vault !== 'none' && (
        <Checkbox
          label={t(vault === 'system' ? 'keepInSystem' : 'keepInFile')}
          checked={form.keeping === 'kept'}
          onChange={(event) => change({ keeping: event.currentTarget.checked ? 'kept' : 'session' })}
        />
      )}
      {asks && <p className="small muted">{t(vault === 'none' ? 'secretForSession' : 'secretWhere')}</p>}
    </div>
  );
}

/** Hosts of this computer or the local network, and unencrypted ones, are asked only when the person says so. */
export function AllowHost({ wizard }: { wizard: SourceWizard }) {
  const { t } = useTranslation('sources');
  const { connection } = wizard.form;
  const host = hostOf(connection);
  if (host === null || host === '') return null;
  return (
    <Checkbox
      label={t('allowHost', { host })}
      description={t('allowHostHint')}
      checked={connection.allowedHost === host}
      onChange={(event) =>
        wizard.change({
          connection: { ...connection, allowedHost: event.currentTarget.checked ? host : null },
        })
      }
    />
  );
}
