import { TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Callout } from '#renderer/ui/marks.tsx';
import type { Metric } from '#shared/metrics/metric.ts';
import { useCriterionWords } from './use-criterion-words.ts';
import { type CheckedPhase, checkPlan, type PlanFinding } from '#shared/features/plan-checks.ts';
import type { StartCalendar } from '#shared/features/start-days.ts';

export type PlanFindingsProps = {
  phases: readonly (CheckedPhase & { name: string })[];
  base: { customers: number; staff: number };
  calendar: StartCalendar;
  /** What was found besides: of the criteria. */
  more?: readonly PlanFinding[];
  metrics?: readonly Pick<Metric, 'id' | 'name'>[];
  /** Phases whose findings would only be history. */
  ignored?: (finding: PlanFinding) => boolean;
};

const noneIgnored = (): boolean => false;

/** What a careful reader would object to in the plan; nothing when it holds together. */
export function PlanFindings(props: PlanFindingsProps) {
  const { phases, base, calendar, more = [], metrics = [], ignored = noneIgnored } = props;
  const { t } = useTranslation('features');
  const words = useCriterionWords(metrics);
  const findings = [...checkPlan(phases, base, calendar), ...more].filter((finding) => !ignored(finding));
  if (findings.length === 0) return null;
  return (
    <Callout tone="hold" icon={TriangleAlert}>
      <ul className="plan-findings">
        {findings.map((finding) => (
          <li key={`${finding.code}${finding.position}${JSON.stringify(finding.criterion)}`}>
            {t(`finding.${finding.code}`, {
              phase: phases[finding.position]?.name ?? '',
              limit: finding.limit,
              day: finding.earliest,
              blackout: finding.blackout ?? '',
              criterion: finding.criterion === null ? '' : words.what(finding.criterion),
            })}
          </li>
        ))}
      </ul>
    </Callout>
  );
}
