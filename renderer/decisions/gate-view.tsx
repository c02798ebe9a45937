import { Button } from '@mantine/core';
import { Lock } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Gate, Verdict as VerdictCode } from '#shared/decisions/gate.ts';
import type { OutputOf } from '#shared/contract/contract.ts';
import { useQueryOf } from '#renderer/rpc/use-query-of.ts';
import { AdviceBand } from '#renderer/ui/advice.tsx';
import { Section } from '#renderer/ui/section.tsx';
import { useFormats } from '#renderer/ui/use-formats.ts';
import { CriteriaTable } from './criteria-table.tsx';
import { useGateWords } from './use-gate-words.ts';

type FeatureDetail = OutputOf<'features.get'>;

function countOf(gate: Gate, verdict: VerdictCode): number {
  return gate.criteria.filter((judged) => judged.verdict === verdict).length;
}

function LockedNote({ summary, gate }: { summary: FeatureDetail; gate: Gate }) {
  const { t } = useTranslation('decisions');
  const formats = useFormats();
  const locked = summary.plan.phases.find((phase) => phase.id === gate.phaseId)?.locked ?? null;
  if (locked === null) return null;
  return (
    <span className="row small muted">
      <Lock className="icon-small" aria-hidden="true" />
      {t('lockedAt', { when: formats.instant(locked.at) })}{' '}
      <span className="mono">{locked.hash.slice(0, 6)}</span>
    </span>
  );
}

type GateViewProps = { gate: Gate; summary: FeatureDetail; onDecide: (() => void) | null };

/** The advice of the day and the criteria behind it. */
export function GateView({ gate, summary, onDecide }: GateViewProps) {
  const { t } = useTranslation('decisions');
  const formats = useFormats();
  const words = useGateWords();
  const metrics = useQueryOf('metrics.list', { featureId: gate.featureId });
  const names = new Map((metrics.data ?? []).map((metric) => [metric.id, metric.name]));
  const next = summary.plan.phases.find((phase) => phase.id === gate.nextPhaseId);
  const counts = {
    pass: countOf(gate, 'pass'),
    fail: countOf(gate, 'fail'),
    open: countOf(gate, 'not-enough-yet'),
  };
  return (
    <>
      <AdviceBand
        verb={gate.verb}
        label={words.word(`verb.${gate.verb}`)}
        sentence={words.sentence(gate.reason)}
        next={t('nextStep', { step: words.sentence(gate.next) })}
        {...(onDecide === null ? {} : { action: <Button onClick={onDecide}>{t('decide')}</Button> })}
      />
      <Section
        title={next === undefined ? t('criteriaToFinish') : t('criteriaFor', { phase: next.name })}
        note={t('verdictCounts', counts)}
        actions={<LockedNote summary={summary} gate={gate} />}
      >
        <CriteriaTable gate={gate} metricNames={names} />
        <p className="small muted decisions-judged">
          {gate.dataUpTo === null
            ? t('judgedWithoutNumbers', { time: formats.timeOfDay(gate.judgedAt) })
            : t('judgedOnNumbers', { time: formats.timeOfDay(gate.judgedAt), day: gate.dataUpTo })}
        </p>
      </Section>
    </>
  );
}
