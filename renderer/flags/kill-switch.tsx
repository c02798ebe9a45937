import { Button, Popover } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { OctagonX, Power } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { KillSwitchPanel } from './kill-switch-panel.tsx';
import { useCommand } from '#renderer/rpc/use-command.ts';
import { useQueryOf } from '#renderer/rpc/use-query-of.ts';
import type { OutputOf } from '#shared/contract/contract.ts';
import './flags.css';

/** Engaging is told as an error when the file could not be written, although the switch is engaged: look again. */
function useEngage(featureId: string) {
  const queryClient = useQueryClient();
  const command = useCommand('flags.engageKillSwitch', { errors: 'inline' });
  const engage = (): void =>
    command.mutate({ featureId, reason: '' }, { onError: () => void queryClient.invalidateQueries() });
  return { engage, isPending: command.isPending, error: command.error };
}

type Look = 'engaged' | 'armed' | 'quiet';

const VARIANTS = { engaged: 'filled', armed: 'outline', quiet: 'default' } as const;
const LOOKS = { engaged: 'flags-kill flags-kill-engaged', armed: 'flags-kill', quiet: '' } as const;
const HINTS = { engaged: 'kill.engagedHint', armed: 'kill.hint', quiet: 'kill.nobodyHint' } as const;

/** Red where somebody would lose something by it; where nobody has the feature it is there all the same, but quiet. */
function lookOf({ feature, dial }: Pick<OutputOf<'features.get'>, 'feature' | 'dial'>): Look {
  if (feature.killSwitch === 'engaged') return 'engaged';
  return dial.some(({ reached }) => reached > 0) ? 'armed' : 'quiet';
}

/**
 * One press turns the feature off for everybody, at once and without asking. Engaged, the same button opens who must
 * be told and the way back; its words and sign say so, not only its colour.
 */
export function KillSwitch({ featureId }: { featureId: string }) {
  const { t } = useTranslation('flags');
  const summary = useQueryOf('features.get', { featureId }).data;
  const { engage, isPending, error } = useEngage(featureId);
  const [panel, setPanel] = useState<'open' | 'closed'>('closed');
  if (summary === undefined) return null;
  const isEngaged = summary.feature.killSwitch === 'engaged';
  const look = lookOf(summary);
  const press = (): void => {
    if (!isEngaged) engage();
    setPanel(panel === 'open' && isEngaged ? 'closed' : 'open');
  };
  return (
    <Popover
      opened={panel === 'open' && (isEngaged || error !== null)}
      onChange={(opened) => setPanel(opened ? 'open' : 'closed')}
      width={400}
      position="bottom-end"
      trapFocus
      returnFocus
    >
      <Popover.Target>
        <Button
          variant={VARIANTS[look]}
          {...(look === 'quiet' ? {} : { color: 'red' })}
          className={LOOKS[look]}
          leftSection={
            isEngaged ? (
              <OctagonX className="icon" aria-hidden="true" />
            ) : (
              <Power className="icon" aria-hidden="true" />
            )
          }
          loading={isPending}
          title={t(HINTS[look])}
          onClick={press}
        >
          {t(isEngaged ? 'kill.engaged' : 'kill.engage')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('kill.engaged')}>
        <KillSwitchPanel featureId={featureId} error={error} onReleased={() => setPanel('closed')} />
      </Popover.Dropdown>
    </Popover>
  );
}
