import { Button } from '@mantine/core';
import { Scale } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'wouter';
import type { OutputOf } from '#shared/contract/contract.ts';
import type { DecisionVerb } from '#shared/decisions/decision.ts';
import type { Gate } from '#shared/decisions/gate.ts';
import { useQueryOf } from '#renderer/rpc/use-query-of.ts';
import { PageBody } from '#renderer/ui/page-frame.tsx';
import { QueryState } from '#renderer/ui/query-state.tsx';
import { NoticeList } from '#renderer/segments/public.ts';
import { EmptyState } from '#renderer/ui/states.tsx';
import { actionFor, LOSING } from './decide-options.ts';
import { DecidePanel } from './decide-form.tsx';
import { DecisionList } from './decision-list.tsx';
import { GateSide } from './gate-side.tsx';
import { GateAdvice, GateView } from './gate-view.tsx';
import { GateRulesSection } from './gate-rules.tsx';
import { PastJudgements } from './past-judgements.tsx';
import { OPENS_DECISION } from './use-decide-focus.ts';
import './decisions.css';

type FeatureDetail = OutputOf<'features.get'>;

function useDeciding() {
  const [search, setSearch] = useSearchParams();
  return {
    isDeciding: search.get('decide') === '1',
    /** Whether the list of those who lost it is what comes next. */
    isTelling: search.get('tell') === 'lost',
    reviewing: search.get('review'),
    open: () => setSearch({ decide: '1' }, { replace: true }),
    close: () => setSearch({}, { replace: true }),
    tell: () => setSearch({ tell: 'lost' }, { replace: true }),
    review: (decisionId: string | null) =>
      setSearch(decisionId === null ? {} : { review: decisionId }, { replace: true }),
  };
}

type NoGateProps = { summary: FeatureDetail; onStart: () => void };

function NoGate({ summary, onStart }: NoGateProps) {
  const { t } = useTranslation('decisions');
  const action = actionFor(summary.feature.state);
  const words =
    action === 'startRollout'
      ? { title: t('notStarted'), purpose: t('notStartedPurpose') }
      : { title: t('noGate'), purpose: t(action === 'beginAgain' ? 'takenBackPurpose' : 'noGatePurpose') };
  return (
    <EmptyState
      icon={Scale}
      {...words}
      {...(action === null
        ? {}
        : {
            action: (
              <Button {...OPENS_DECISION} onClick={onStart}>
                {t(action)}
              </Button>
            ),
          })}
    />
  );
}

type ContentProps = { featureId: string; summary: FeatureDetail; gate: Gate | null };

function Content({ featureId, summary, gate }: ContentProps) {
  const decisions = useQueryOf('decisions.list', { featureId });
  const { isDeciding, isTelling, reviewing, open, close, tell, review } = useDeciding();
  const done = (verb: DecisionVerb): void => (LOSING.has(verb) ? tell() : close());
  return (
    <PageBody {...(gate === null ? {} : { side: <GateSide gate={gate} decisions={decisions.data ?? []} /> })}>
      {isTelling && <NoticeList featureId={featureId} shown="always" arrival="focused" onClose={close} />}
      {gate !== null && <GateAdvice gate={gate} onDecide={isDeciding ? null : open} />}
      {gate === null && !isDeciding && <NoGate summary={summary} onStart={open} />}
      {isDeciding && (
        <DecidePanel featureId={featureId} summary={summary} gate={gate} onDone={done} onCancel={close} />
      )}
      {gate !== null && <GateView gate={gate} summary={summary} />}
      <DecisionList
        // What a check found speaks of the record as it stood then.
        key={decisions.data?.[0]?.hash ?? ''}
        featureId={featureId}
        decisions={decisions.data ?? []}
        error={decisions.error}
        phases={summary.plan.phases}
        reviewing={reviewing}
        onReview={review}
      />
      <PastJudgements featureId={featureId} phases={summary.plan.phases} />
      {summary.feature.state !== 'archived' && <GateRulesSection featureId={featureId} summary={summary} />}
    </PageBody>
  );
}

/** The gate of the current phase, the decision a person makes at it, and all decisions so far. */
export function DecisionsTab({ featureId }: { featureId: string }) {
  const summary = useQueryOf('features.get', { featureId });
  const gate = useQueryOf('decisions.evaluate', { featureId });
  return (
    <QueryState query={summary}>
      {(feature) => (
        <QueryState query={gate}>
          {(judged) => <Content featureId={featureId} summary={feature} gate={judged} />}
        </QueryState>
      )}
    </QueryState>
  );
}
