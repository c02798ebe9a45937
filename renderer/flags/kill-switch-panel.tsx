import { Button, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Power } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { UnwritableNotice } from './flag-file-facts.tsx';
import { useCommand } from '#renderer/rpc/use-command.ts';
import { useQueryOf } from '#renderer/rpc/use-query-of.ts';
import { NoticeBrief } from '#renderer/segments/public.ts';
import { ErrorState } from '#renderer/ui/states.tsx';
import { isAppError } from '#shared/kernel/app-error.ts';

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
      {isKilled && <NoticeBrief featureId={featureId} />}
      {isKilled && <Release featureId={featureId} onReleased={onReleased} />}
    </div>
  );
}
