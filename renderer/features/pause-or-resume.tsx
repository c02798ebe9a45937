import { Button, TextInput } from '@mantine/core';
import { Pause, Play } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '#renderer/rpc/use-command.ts';
import { ConfirmInline } from '#renderer/ui/confirm-inline.tsx';
import type { Feature } from '#shared/features/feature.ts';

function PauseButton({ feature }: { feature: Feature }) {
  const { t } = useTranslation('features');
  const [reason, setReason] = useState('');
  const pause = useCommand('features.pause');
  return (
    <ConfirmInline
      label={t('pause.pause')}
      icon={Pause}
      question={t('pause.question')}
      confirmLabel={t('pause.pause')}
      isRunning={pause.isPending}
      onConfirm={() => pause.mutateAsync({ featureId: feature.id, reason })}
    >
      <TextInput
        label={t('reason')}
        maxLength={500}
        data-autofocus
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </ConfirmInline>
  );
}

/** Pauses a running rollout with a reason, resumes a paused one; nothing otherwise. */
export function PauseOrResume({ feature }: { feature: Feature }) {
  const { t } = useTranslation('features');
  const resume = useCommand('features.resume');
  if (feature.state === 'running') return <PauseButton feature={feature} />;
  if (feature.state !== 'paused') return null;
  return (
    <Button
      loading={resume.isPending}
      leftSection={<Play className="icon-small" aria-hidden="true" />}
      onClick={() => resume.mutate({ featureId: feature.id })}
    >
      {t('pause.resume')}
    </Button>
  );
}
