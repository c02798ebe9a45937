import { Button } from '@mantine/core';
import { ClockAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '#renderer/rpc/use-command.ts';
import { useQueryOf } from '#renderer/rpc/use-query-of.ts';
import { Callout } from '#renderer/ui/marks.tsx';

/** Above every page while the computer's clock stands before what is recorded: in words, and who is right is asked. */
export function ClockWarning() {
  const { t } = useTranslation('shell');
  const workspace = useQueryOf('workspace.describe', {}).data;
  const trust = useCommand('workspace.trustClock');
  if (workspace === undefined || workspace.clock.stand === 'right') return null;
  const { now, lastAt } = workspace.clock;
  return (
    <div className="clock-warning" role="region" aria-label={t('clock.label')}>
      <Callout tone="hold" icon={ClockAlert}>
        <p>{t('clock.sentence', { now, lastAt })}</p>
        <Button size="sm" loading={trust.isPending} onClick={() => trust.mutate({})}>
          {t('clock.right')}
        </Button>
      </Callout>
    </div>
  );
}
