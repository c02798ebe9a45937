import { Button, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Power } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { UnwritableNotice } from './flag-file-facts.tsx';
import { useCommand } from '#renderer/rpc/use-command.ts';
import { useQueryOf } from '#renderer/rpc/use-query-of.ts';
import { ErrorState, LoadingRows } from '#renderer/ui/states.tsx';
import { CopyButton } from '#renderer/ui/table-copy.tsx';
import type { OutputOf } from '#shared/contract/contract.ts';
import { isAppError } from '#shared/kernel/app-error.ts';

type Person = OutputOf<'flags.listNotice'>['people'][number];

function noticeText(people: readonly Person[]): string {
  return people.map(({ code, name, email }) => [code, name, email].join('\t')).join('\n');
}

function NoticeList({ featureId }: { featureId: string }) {
  const { t } = useTranslation('flags');
  const notice = useQueryOf('flags.listNotice', { featureId });
  if (notice.data === undefined) return <LoadingRows rows={3} />;
  const { people } = notice.data;
  if (people.length === 0) return <p className="soft">{t('kill.nobodyToTell')}</p>;
  return (
    <div>
      <div className="row between">
        <h2>{t('kill.tell', { count: people.length })}</h2>
        <CopyButton label={t('kill.copyList')} text={() => noticeText(people)} />
      </div>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must be reachable by keyboard */}
      <ul
        className="rule-list flags-notice"
        tabIndex={0}
        aria-label={t('kill.tell', { count: people.length })}
      >
        {people.map(({ personId, code, name, email }) => (
          <li key={personId}>
            <span className="num soft">{code}</span> {name}
            {email !== '' && <div className="small muted cut">{email}</div>}
          </li>
        ))}
      </ul>
    </div>
  );
}

function Release({ featureId, onReleased }: { featureId: string; onReleased: () => void }) {
  const { t } = useTranslation('flags');
  const queryClient = useQueryClient();
  const [reason, setReason] = useState('');
  const release = useCommand('flags.releaseKillSwitch', { errors: 'inline' });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (reason.trim() === '') return;
    release.mutate(
      { featureId, reason: reason.trim() },
      { onSuccess: onReleased, onError: () => void queryClient.invalidateQueries() },
    );
  };
  return (
    <form className="stack flags-release" onSubmit={submit}>
      <TextInput
        label={t('kill.why')}
        description={t('kill.whyHint')}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <div>
        <Button
          type="submit"
          disabled={reason.trim() === ''}
          loading={release.isPending}
          leftSection={<Power className="icon-small" aria-hidden="true" />}
        >
          {t('kill.release')}
        </Button>
      </div>
      {release.error !== null && <ErrorState error={release.error} />}
    </form>
  );
}

function isUnwritten(error: Error): boolean {
  return isAppError(error) && error.code === 'flag-file-unwritable';
}

type PanelProps = { featureId: string; error: Error | null; onReleased: () => void };

/** Beneath the engaged switch: who must be told, whether the product knows, and the way back with a reason. */
export function KillSwitchPanel({ featureId, error, onReleased }: PanelProps) {
  const { t } = useTranslation('flags');
  const flag = useQueryOf('flags.get', { featureId }).data;
  const isKilled = flag?.exposure === 'killed';
  return (
    <div className="stack flags-panel">
      {error !== null && !isUnwritten(error) && <ErrorState error={error} />}
      {isKilled && <p className="soft">{t('kill.words')}</p>}
      {flag !== undefined && <UnwritableNotice flag={flag} />}
      {isKilled && <NoticeList featureId={featureId} />}
      {isKilled && <Release featureId={featureId} onReleased={onReleased} />}
    </div>
  );
}
