import { Button } from '@mantine/core';
import { History } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Judgement } from '#shared/decisions/decision.ts';
import type { ListedDecision } from '#shared/decisions/decisions.contract.ts';
import type { Phase } from '#shared/features/plan.ts';
import { say } from '#shared/words/create-words.ts';
import { Chip, type Tone } from '#renderer/ui/marks.tsx';
import { useFormats } from '#renderer/ui/use-formats.ts';
import { DecisionEvidence } from './decision-evidence.tsx';
import { ReviewForm } from './review-form.tsx';
import { useGateWords } from './use-gate-words.ts';

const TONES: Record<Judgement, Tone> = { right: 'advance', wrong: 'rollback', 'cannot-tell': 'notyet' };

function decisionToKey(verb: ListedDecision['verb']) {
  return verb === 'start' || verb === 'advance' || verb === 'reduce'
    ? (`decisionTo.${verb}` as const)
    : 'decisionTo.back';
}

export type DecisionItemProps = {
  decision: ListedDecision;
  phases: readonly Phase[];
  /** The number of the earlier record that has the same reason and dissent word for word; null where none has. */
  repeats: number | null;
  /** The latest answer to "Was this call right?", if it stands. */
  judgement: Judgement | null;
  /** Whether the question is being answered here. */
  reviewing: 'open' | 'closed';
  onReview: (decisionId: string | null) => void;
};

function useTitle({ decision, phases }: Pick<DecisionItemProps, 'decision' | 'phases'>): string {
  const { t, i18n } = useTranslation('decisions');
  const words = useGateWords();
  const to = phases.find((phase) => phase.id === decision.toPhaseId)?.name ?? null;
  const deed =
    to === null ? words.word(`verb.${decision.verb}`) : t(decisionToKey(decision.verb), { phase: to });
  const { review, kind } = decision;
  const title =
    review === null
      ? deed
      : t('review.title', {
          decision: deed,
          count: review.afterDays,
          judgement: say(i18n, `record:judgement.${review.judgement}`),
        });
  return kind === 'withdrawal' ? t('withdrawn', { decision: title }) : title;
}

function Head({ decision, phases, judgement }: DecisionItemProps) {
  const { t, i18n } = useTranslation('decisions');
  const formats = useFormats();
  const title = useTitle({ decision, phases });
  return (
    <div className="row between">
      <span className="row row-wrap">
        <span className="medium">{title}</span>
        {judgement !== null && (
          <Chip tone={TONES[judgement]}>
            {t('review.chip', { judgement: say(i18n, `record:judgement.${judgement}`) })}
          </Chip>
        )}
      </span>
      <span className="small muted num">
        {t('byWhom', { name: decision.decidedBy, when: formats.instant(decision.at) })}
        {decision.kind === 'decision' && decision.effectiveOn < decision.recordedOn && (
          <span className="decisions-dated-back"> · {t('datedBack', { day: decision.effectiveOn })}</span>
        )}
      </span>
    </div>
  );
}

function Remarks({ decision, repeats }: Pick<DecisionItemProps, 'decision' | 'repeats'>) {
  const { t } = useTranslation('decisions');
  const formats = useFormats();
  const words = useGateWords();
  const { adviceVerb, verb, reason, dissent, changedSince } = decision;
  const isOverride = adviceVerb !== null && adviceVerb !== verb && verb !== 'finish';
  return (
    <>
      {isOverride && (
        <div className="small tone-hold">{t('against', { advice: words.word(`verb.${adviceVerb}`) })}</div>
      )}
      {decision.kind === 'decision' && decision.shortfall !== null && (
        <div className="small tone-hold">{t('fewer.wasShort', decision.shortfall)}</div>
      )}
      {repeats !== null && <div className="small soft">{t('reasonsOf', { sequence: repeats })}</div>}
      {repeats === null && reason !== '' && <div className="soft">{reason}</div>}
      {repeats === null && dissent !== '' && <div className="small soft">{t('dissentWas', { dissent })}</div>}
      {decision.kind === 'decision' &&
        decision.evidence?.amendments
          .filter((amendment) => amendment.reason !== '')
          .map(({ at, reason: why, about }) => (
            <div key={at} className="small soft">
              {t(about === 'started-anyway' ? 'startedAnyway' : 'amendedWhy', {
                when: formats.instant(at),
                reason: why,
              })}
            </div>
          ))}
      <div className="small muted">
        {t('record', { sequence: decision.sequence })}{' '}
        <span className="mono">{decision.hash.slice(0, 12)}</span>
      </div>
      {changedSince.length > 0 && (
        <div className="small tone-hold">{t('changedSince', { metrics: formats.list(changedSince) })}</div>
      )}
    </>
  );
}

function Question({ decision, reviewing, onReview }: DecisionItemProps) {
  const { t } = useTranslation('decisions');
  const formats = useFormats();
  if (decision.reviewDue === null) return null;
  if (reviewing === 'open') return <ReviewForm decision={decision} onDone={() => onReview(null)} />;
  return (
    <div className="row row-wrap decisions-question">
      <History className="icon muted" aria-hidden="true" />
      <span>
        {t('review.waits', { count: decision.reviewDue, day: formats.dayShort(decision.effectiveOn) })}
      </span>
      <Button size="sm" onClick={() => onReview(decision.id)}>
        {t('review.question')}
      </Button>
    </div>
  );
}

/** One entry of the record with its reasons, its evidence, and whether it turned out right. */
export function DecisionItem(props: DecisionItemProps) {
  return (
    <li className="decisions-item">
      <Head {...props} />
      <Remarks {...props} />
      <Question {...props} />
      <DecisionEvidence decision={props.decision} />
    </li>
  );
}
