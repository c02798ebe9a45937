import { TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Callout } from '#renderer/ui/marks.tsx';
import { type CheckedPhase, checkPlan, type PlanFinding } from '#shared/features/plan-checks.ts';

export type PlanFindingsProps = {
  phases: readonly (CheckedPhase & { name: string })[];
  base: { customers: number; staff: number };
  /** Phases whose findings would only be history. */
  ignored?: (finding: PlanFinding) => boolean;
};

const noneIgnored = (): boolean => false;

/** What a careful reader would object to in the plan; nothing when it holds together. */
export function PlanFindings({ phases, base, ignored = noneIgnored }: PlanFindingsProps) {
  const { t } = useTranslation('features');
  const findings = checkPlan(phases, base).filter((finding) => !ignored(finding));
  if (findings.length === 0) return null;
  return (
    <Callout tone="hold" icon={TriangleAlert}>
      <ul className="plan-findings">
        {findings.map((finding) => (
          <li key={`${finding.code}${finding.position}`}>
            {t(`finding.${finding.code}`, {
              phase: phases[finding.position]?.name ?? '',
              limit: finding.limit,
              day: finding.earliest,
            })}
          </li>
        ))}
      </ul>
    </Callout>
  );
}
