import { Button } from '@mantine/core';
import { PenLine } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '#renderer/rpc/use-command.ts';
import { useUndoToast } from '#renderer/rpc/use-undo-toast.ts';

export type SignOffProps = { phaseId: string; who: string; about: 'entry' | 'exit' };

/** The person at this computer signs the phase off: that it may start, or that it may be left. */
export function SignOffButton({ phaseId, who, about }: SignOffProps) {
  const { t } = useTranslation('decisions');
  const sign = useCommand('features.signOff');
  const done = useUndoToast();
  return (
    <div>
      <Button
        size="xs"
        leftSection={<PenLine className="icon-small" aria-hidden="true" />}
        loading={sign.isPending}
        onClick={() =>
          sign.mutate({ phaseId, who, about }, { onSuccess: () => done(t('signedOff', { who })) })
        }
      >
        {t('signOff')}
      </Button>
    </div>
  );
}
