import { ListChecks } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { criterionCode } from '#shared/features/criterion.ts';
import type { CriterionVerdict } from '#shared/decisions/gate.ts';
import type { Phase } from '#shared/features/plan.ts';
import { useQueryOf } from '#renderer/rpc/use-query-of.ts';
import { Callout } from '#renderer/ui/marks.tsx';
import { useGateWords } from './use-gate-words.ts';

/** What the phase asks before it starts and does not hold; nothing for a decision that starts none. */
export function useUnmetEntry(target: Phase | null): CriterionVerdict[] {
  const phaseId = target?.id ?? '';
  const judged = useQueryOf('decisions.judgeEntry', { phaseId }, { enabled: target !== null }).data ?? [];
  return target === null ? [] : judged.filter(({ verdict }) => verdict !== 'pass');
}

/** Says what does not hold, each with what would mend it. */
export function EntryUnmet({ unmet, phase }: { unmet: readonly CriterionVerdict[]; phase: string }) {
  const { t } = useTranslation('decisions');
  const words = useGateWords();
  if (unmet.length === 0) return null;
  return (
    <Callout tone="hold" icon={ListChecks}>
      <div>{t('entryUnmet', { phase })}</div>
      <ul className="decisions-unmet">
        {unmet.map(({ criterion, asked, now, missing }) => (
          <li key={criterionCode(criterion)}>
            {words.word(`criterion.${criterionCode(criterion)}`, asked.values)}
            <div className="soft">
              {words.sentence(now)}
              {missing !== null && ` · ${words.sentence(missing)}`}
            </div>
          </li>
        ))}
      </ul>
    </Callout>
  );
}
