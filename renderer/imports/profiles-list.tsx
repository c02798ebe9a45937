import { Button } from '@mantine/core';
import { BookMarked } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '#renderer/rpc/use-command.ts';
import { useQueryOf } from '#renderer/rpc/use-query-of.ts';
import { useUndoToast } from '#renderer/rpc/use-undo-toast.ts';
import { InlineText } from '#renderer/ui/inline-text.tsx';
import { QueryState } from '#renderer/ui/query-state.tsx';
import { EmptyState } from '#renderer/ui/states.tsx';
import { useFormats } from '#renderer/ui/use-formats.ts';
import type { OutputOf } from '#shared/contract/contract.ts';

type Profile = OutputOf<'imports.listProfiles'>[number];

function ProfileRow({ profile }: { profile: Profile }) {
  const { t } = useTranslation('imports');
  const formats = useFormats();
  const rename = useCommand('imports.renameProfile');
  const forget = useCommand('imports.forgetProfile');
  const told = useUndoToast();
  const { id, name, columns, featureName, lastUsedAt } = profile;
  return (
    <tr>
      <td className="imports-profile-name">
        <InlineText
          label={t('profileName')}
          labelHidden
          required
          value={name}
          onSave={(next) => rename.mutateAsync({ profileId: id, name: next })}
        />
      </td>
      <td className="soft">{featureName ?? t('profileWithoutFeature')}</td>
      <td className="small soft imports-profile-columns" title={columns.join(', ')}>
        {columns.filter((column) => column !== '').join(', ') ||
          t('columnsUnnamed', { count: columns.length })}
      </td>
      <td className="soft nowrap">{formats.instant(lastUsedAt)}</td>
      <td className="end">
        <Button
          size="sm"
          variant="subtle"
          aria-label={t('forgetProfileNamed', { name })}
          loading={forget.isPending}
          onClick={() =>
            forget.mutate({ profileId: id }, { onSuccess: () => told(t('profileForgotten', { name })) })
          }
        >
          {t('forgetProfile')}
        </Button>
      </td>
    </tr>
  );
}

function Table({ profiles }: { profiles: readonly Profile[] }) {
  const { t } = useTranslation('imports');
  return (
    <>
      <p className="answer">
        <strong>{t('profilesAnswer', { count: profiles.length })}</strong>{' '}
        <span className="muted">{t('profilesPurpose')}</span>
      </p>
      <div className="table-scroll">
        <table className="plain-table imports-profiles" aria-label={t('profiles')}>
          <thead>
            <tr>
              <th>{t('profileName')}</th>
              <th>{t('feature')}</th>
              <th>{t('columns')}</th>
              <th>{t('lastUsed')}</th>
              <th>
                <span className="visually-hidden">{t('forgetProfile')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {profiles.map((profile) => (
              <ProfileRow key={profile.id} profile={profile} />
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

/** Kept ways of reading: renamed where they stand, forgotten with a way back. */
export function ProfilesList() {
  const { t } = useTranslation('imports');
  const profiles = useQueryOf('imports.listProfiles', {});
  return (
    <QueryState query={profiles}>
      {(list) =>
        list.length === 0 ? (
          <EmptyState
            icon={BookMarked}
            title={t('noProfiles')}
            purpose={t('noProfilesPurpose')}
            example={t('noProfilesExample')}
          />
        ) : (
          <Table profiles={list} />
        )
      }
    </QueryState>
  );
}
