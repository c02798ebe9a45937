import { Button } from '@mantine/core';
import { useQueries } from '@tanstack/react-query';
import { UsersRound } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { invoke } from '#renderer/rpc/client.ts';
import { useQueryOf } from '#renderer/rpc/use-query-of.ts';
import { Callout } from '#renderer/ui/marks.tsx';
import { useFormats } from '#renderer/ui/use-formats.ts';
import { missingArm } from '#shared/hypotheses/missing-arm.ts';
import './metrics.css';

type Arm = 'pilot' | 'control';

/** The metrics of hypotheses about a control group that have figures of one arm only, by the arm they lack. */
function useMissingArms(featureId: string): Readonly<Record<Arm, string[]>> {
  const metrics = useQueryOf('metrics.list', { featureId }).data ?? [];
  const hypotheses = useQueryOf('hypotheses.list', { featureId }).data ?? [];
  const asked = metrics.flatMap((metric) => {
    const hypothesis = hypotheses.find(({ metricId }) => metricId === metric.id);
    return hypothesis?.basis === 'control-group' && metric.days > 0 ? [{ metric, hypothesis }] : [];
  });
  const comparisons = useQueries({
    queries: asked.map(({ metric }) => {
      const input = { metricId: metric.id, from: null, to: null };
      return { queryKey: ['metrics.compare', input], queryFn: () => invoke('metrics.compare', input) };
    }),
  });
  const missing: Record<Arm, string[]> = { pilot: [], control: [] };
  for (const [index, { metric, hypothesis }] of asked.entries()) {
    const comparison = comparisons[index]?.data;
    const arm = comparison === undefined ? null : missingArm(hypothesis, comparison, metric.days);
    if (arm !== null) missing[arm].push(metric.name);
  }
  return missing;
}

type Props = {
  featureId: string;
  /** Where the button leads; null where `onAdd` takes it up. */
  href: string | null;
  onAdd?: () => void;
};

/** Says which hypotheses wait for the figures of the other arm, and the way to bring them. Nothing where none does. */
export function AskForArm({ featureId, href, onAdd }: Props) {
  const { t } = useTranslation('metrics');
  const formats = useFormats();
  const missing = useMissingArms(featureId);
  return (['control', 'pilot'] as const).map((arm) => {
    const names = missing[arm];
    return names.length === 0 ? null : (
      <div key={arm} className="metrics-ask">
        <Callout tone="notyet" icon={UsersRound}>
          <p>{t(`askForArm.${arm}`, { count: names.length, metrics: formats.list(names) })}</p>
          <div className="metrics-ask-way">
            {href === null ? (
              <Button size="sm" onClick={onAdd}>
                {t(`addArm.${arm}`)}
              </Button>
            ) : (
              <Button size="sm" component={Link} href={href}>
                {t(`addArm.${arm}`)}
              </Button>
            )}
          </div>
        </Callout>
      </div>
    );
  });
}
