import { ActionIcon, Menu } from '@mantine/core';
import { ArrowLeft, ArrowRight, Ellipsis, PenLine, Split, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '#renderer/rpc/use-command.ts';
import { useUndoToast } from '#renderer/rpc/use-undo-toast.ts';
import { isLocked } from '#shared/features/phase-lock.ts';
import { splitPhase } from '#shared/features/split-phase.ts';
import type { Phase, Plan } from '#shared/features/plan.ts';

type PhaseMenuProps = { phase: Phase; plan: Plan; onAmend: (phaseId: string) => void };

function SplitEntry({ phase, before }: { phase: Phase; before: Phase | null }) {
  const { t } = useTranslation('features');
  const split = useCommand('features.splitPhase');
  const done = useUndoToast();
  const parts = splitPhase(phase, before);
  const name = t('phase.firstHalf', { phase: phase.name });
  const onSuccess = (): void =>
    done(t('phase.splitDone', { phase: phase.name, people: parts?.first.people ?? 0 }));
  return (
    <Menu.Item
      leftSection={<Split className="icon" />}
      disabled={parts === null}
      onClick={() => split.mutate({ phaseId: phase.id, name }, { onSuccess })}
    >
      {t('phase.split')}
      {parts === null && <span className="small muted"> {t('phase.splitTooSmall')}</span>}
    </Menu.Item>
  );
}

function OpenEntries({ phase, plan }: Omit<PhaseMenuProps, 'onAmend'>) {
  const { t } = useTranslation('features');
  const move = useCommand('features.movePhase');
  const remove = useCommand('features.removePhase');
  const done = useUndoToast();
  const { position, id: phaseId } = phase;
  const before = plan.phases[position - 1];
  const canMoveEarlier = before !== undefined && !isLocked(before);
  return (
    <>
      <Menu.Item
        leftSection={<ArrowLeft className="icon" />}
        disabled={!canMoveEarlier}
        onClick={() => move.mutate({ phaseId, position: position - 1 })}
      >
        {t('phase.moveEarlier')}
      </Menu.Item>
      <Menu.Item
        leftSection={<ArrowRight className="icon" />}
        disabled={position === plan.phases.length - 1}
        onClick={() => move.mutate({ phaseId, position: position + 1 })}
      >
        {t('phase.moveLater')}
      </Menu.Item>
      <SplitEntry phase={phase} before={before ?? null} />
      <Menu.Item
        leftSection={<Trash2 className="icon" />}
        disabled={plan.phases.length === 1}
        onClick={() =>
          remove.mutate({ phaseId }, { onSuccess: () => done(t('phase.removed', { phase: phase.name })) })
        }
      >
        {t('phase.remove')}
      </Menu.Item>
    </>
  );
}

/** What can be done with a phase besides editing its fields. */
export function PhaseMenu({ phase, plan, onAmend }: PhaseMenuProps) {
  const { t } = useTranslation('features');
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <ActionIcon size={24} aria-label={t('phase.menu', { phase: phase.name })}>
          <Ellipsis className="icon" aria-hidden="true" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {isLocked(phase) ? (
          <Menu.Item leftSection={<PenLine className="icon" />} onClick={() => onAmend(phase.id)}>
            {t('phase.amend')}
          </Menu.Item>
        ) : (
          <OpenEntries phase={phase} plan={plan} />
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
