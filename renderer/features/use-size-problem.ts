import { useTranslation } from 'react-i18next';
import { checkSize } from '#shared/features/plan-checks.ts';
import type { Phase } from '#shared/features/plan.ts';

/** What is wrong with a phase's number of people, in words for its field; null while nothing is. */
export function useSizeProblem(customerBase: number) {
  const { t } = useTranslation('features');
  return (phase: Pick<Phase, 'audience' | 'people'>): string | null => {
    const problem = checkSize(phase, { customers: customerBase, staff: 0 })[0];
    return problem === undefined ? null : t(`phase.problem.${problem.code}`, { limit: problem.limit });
  };
}
