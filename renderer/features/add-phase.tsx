import { Button } from '@mantine/core';
import { Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { newPhase } from './new-phase.ts';
import { useStartCalendar } from './use-start-calendar.ts';
import { useCommand } from '#renderer/rpc/use-command.ts';
import type { OutputOf } from '#shared/contract/contract.ts';

type AddPhaseProps = { detail: OutputOf<'features.get'>; onAdded: (phaseId: string) => void };

/** Adds a step before the last one, half way up to it: edited where it stands. */
export function AddPhase({ detail, onAdded }: AddPhaseProps) {
  const { t } = useTranslation('features');
  const add = useCommand('features.addPhase');
  const place = newPhase(detail.plan.phases, detail.customerBase, useStartCalendar(detail.feature.id));
  if (place === null) return null;
  return (
    <Button
      variant="subtle"
      loading={add.isPending}
      leftSection={<Plus className="icon" aria-hidden="true" />}
      onClick={() =>
        add.mutate(
          {
            featureId: detail.feature.id,
            position: place.position,
            phase: { ...place.phase, name: t('phase.newName') },
          },
          { onSuccess: ({ phaseId }) => onAdded(phaseId) },
        )
      }
    >
      {t('phase.add')}
    </Button>
  );
}
