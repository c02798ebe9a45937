import { Button } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { useQueryOf } from '#renderer/rpc/use-query-of.ts';
import { Kbd } from '#renderer/ui/marks.tsx';
import { actionFor } from './decide-options.ts';
import { OPENS_DECISION } from './use-decide-focus.ts';

/** The feature's one primary action: start it while it is a plan or was taken back, decide while it runs. */
export function RecordDecision({ featureId }: { featureId: string }) {
  const { t } = useTranslation('decisions');
  const [, navigate] = useLocation();
  const summary = useQueryOf('features.get', { featureId });
  const action = summary.data === undefined ? null : actionFor(summary.data.feature.state);
  const open = () => navigate(`/features/${featureId}/decisions?decide=1`);
  useHotkeys([['d', () => action !== null && open()]]);
  if (action === null) return null;
  return (
    <Button {...OPENS_DECISION} variant="filled" onClick={open} rightSection={<Kbd>D</Kbd>}>
      {t(action)}
    </Button>
  );
}
