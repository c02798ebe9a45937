import { Button } from '@mantine/core';
import { Scale } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'wouter';
import type { OutputOf } from '#shared/contract/contract.ts';
import type { Gate } from '#shared/decisions/gate.ts';
import { useQueryOf } from '#renderer/rpc/use-query-of.ts';
import { PageBody } from '#renderer/ui/page-frame.tsx';
import { QueryState } from '#renderer/ui/query-state.tsx';
import { EmptyState } from '#renderer/ui/states.tsx';
import { actionFor } from './decide-options.ts';
import { DecidePanel } from './decide-form.tsx';
import { DecisionList } from './decision-list.tsx';
import { GateSide } from './gate-side.tsx';
import { GateAdvice, GateView } from './gate-view.tsx';
import { GateRulesSection } from './gate-rules.tsx';
import { PastJudgements } from './past-judgements.tsx';
import './decisions.css';

type FeatureDetail = OutputOf<'features.get'>;

function useDeciding() {
  const [search, setSearch] = useSearchParams();
  return {
    isDeciding: search.get('decide') === '1',
    open: () => setSearch({ decide: '1' }, { replace: true }),
    close: () => setSearch({}, { replace: true }),
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
      {...(action === null ? {} : { action: <Button onClick={onStart}>{t(action)}</Button> })}
    />
  );
}

type ContentProps = { featureId: string; summary: FeatureDetail; gate: Gate | null };

function Content({ featureId, summary, gate }: ContentProps) {
  const decisions = useQueryOf('decisions.list', { featureId });
  const { isDeciding, open, close } = useDeciding();
  return (
    <PageBody {...(gate === null ? {} : { side: <GateSide gate={gate} decisions={decisions.data ?? []} /> })}>
      {gate !== null && <GateAdvice gate={gate} onDecide={isDeciding ? null : open} />}
      {gate === null && !isDeciding && <NoGate summary={summary} onStart={open} />}
      {isDeciding && <DecidePanel featureId={featureId} summary={summary} gate={gate} onDone={close} />}
      {gate !== null && <GateView gate={gate} summary={summary} />}
      <DecisionList decisions={decisions.data ?? []} phases={summary.plan.phases} />
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
