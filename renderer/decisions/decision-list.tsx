import { useTranslation } from 'react-i18next';
import type { ListedDecision } from '#shared/decisions/decisions.contract.ts';
import { latestJudgements } from '#shared/decisions/due-review.ts';
import type { Judgement } from '#shared/decisions/decision.ts';
import type { Phase } from '#shared/features/plan.ts';
import { Section } from '#renderer/ui/section.tsx';
import { ErrorState } from '#renderer/ui/states.tsx';
import { useFormats } from '#renderer/ui/use-formats.ts';
import { DecisionItem } from './decision-item.tsx';
import { RecordAnswer, useRecordCheck, VerifyRecord } from './record-check.tsx';
import { repeatedReasons } from './repeated-reasons.ts';
import { RecordExport } from './record-export.tsx';

const JUDGEMENTS: readonly Judgement[] = ['right', 'wrong', 'cannot-tell'];

/** "5 calls judged again: 4 right, 1 cannot tell." */
function ReviewSummary({ judgements }: { judgements: ReadonlyMap<string, Judgement> }) {
  const { t } = useTranslation('decisions');
  const formats = useFormats();
  if (judgements.size === 0) return null;
  const counted = JUDGEMENTS.map((judgement) => ({
    judgement,
    count: [...judgements.values()].filter((one) => one === judgement).length,
  })).filter(({ count }) => count > 0);
  const parts = counted.map(({ judgement, count }) => t(`review.count.${judgement}`, { count }));
  return (
    <p className="soft decisions-summary">
      {t('review.summary', { count: judgements.size, parts: formats.list(parts) })}
    </p>
  );
}

export type DecisionListProps = {
  featureId: string;
  decisions: readonly ListedDecision[];
  /** Why they could not be read; the record can be verified all the same. */
  error: Error | null;
  phases: readonly Phase[];
  /** The decision that is being judged again. */
  reviewing: string | null;
  onReview: (decisionId: string | null) => void;
};

/** Every decision, review and withdrawal, newest first; nothing here can be changed. */
export function DecisionList(props: DecisionListProps) {
  const { featureId, decisions, error, phases, reviewing, onReview } = props;
  const { t } = useTranslation('decisions');
  const check = useRecordCheck();
  const repeats = repeatedReasons(decisions);
  const judgements = latestJudgements(decisions);
  // "Never changed" is not said beside what shows the opposite.
  const isSound = error === null && (check.data?.fault ?? null) === null;
  return (
    <Section
      title={t('decisionsSoFar')}
      {...(isSound ? { note: t('decisionCount', { count: decisions.length }) } : {})}
      actions={
        <>
          <VerifyRecord check={check} />
          <RecordExport featureId={featureId} />
        </>
      }
    >
      <RecordAnswer check={check} />
      {error !== null && <ErrorState error={error} />}
      <ReviewSummary judgements={judgements} />
      {decisions.length === 0 && error === null && <p className="muted">{t('noDecisions')}</p>}
      {decisions.length > 0 && (
        <ul className="rule-list">
          {decisions.map((decision) => (
            <DecisionItem
              key={decision.id}
              decision={decision}
              phases={phases}
              repeats={repeats.get(decision.id) ?? null}
              judgement={judgements.get(decision.id) ?? null}
              reviewing={reviewing === decision.id ? 'open' : 'closed'}
              onReview={onReview}
            />
          ))}
        </ul>
      )}
    </Section>
  );
}
