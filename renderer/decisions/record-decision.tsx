import { Button } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { useQueryOf } from '#renderer/rpc/use-query-of.ts';
import { Kbd } from '#renderer/ui/marks.tsx';

/** The feature's one primary action: start it while it is a plan, decide while it runs; nothing afterwards. */
export function RecordDecision({ featureId }: { featureId: string }) {
  const { t } = useTranslation('decisions');
  const [, navigate] = useLocation();
  const summary = useQueryOf('features.get', { featureId });
  const state = summary.data?.feature.state;
  const canDecide = state === 'draft' || state === 'running' || state === 'paused';
  const open = () => navigate(`/features/${featureId}/decisions?decide=1`);
  useHotkeys([['d', () => canDecide && open()]]);
  if (!canDecide) return null;
  return (
    <Button variant="filled" onClick={open} rightSection={<Kbd>D</Kbd>}>
      {state === 'draft' ? t('startRollout') : t('recordDecision')}
    </Button>
  );
}
