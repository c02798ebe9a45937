import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AddPhase } from './add-phase.tsx';
import { Amendments } from './amendments.tsx';
import { EntrySection } from './entry-section.tsx';
import { CriteriaSection } from './criteria-section.tsx';
import { FeatureFacts } from './feature-facts.tsx';
import { PauseOrResume } from './pause-or-resume.tsx';
import { PhaseAmendForm } from './phase-amend-form.tsx';
import { PhaseSetupSection } from './phase-setup-section.tsx';
import { PlanAnswer } from './plan-answer.tsx';
import { PlanBoard } from './plan-board.tsx';
import { PlanFindings } from './plan-findings.tsx';
import { PlanTemplates } from './plan-templates.tsx';
import { useStartCalendar } from './use-start-calendar.ts';
import { useHeldBack } from './use-held-back.ts';
import { PlanSimulator } from '#renderer/simulator/public.ts';
import { useQueryOf } from '#renderer/rpc/use-query-of.ts';
import { PageBody } from '#renderer/ui/page-frame.tsx';
import { QueryState } from '#renderer/ui/query-state.tsx';
import { Section } from '#renderer/ui/section.tsx';
import type { OutputOf } from '#shared/contract/contract.ts';
import { leavesNoControl } from '#shared/features/control-group.ts';
import { checkControl, type PlanFinding } from '#shared/features/plan-checks.ts';
import { isLocked } from '#shared/features/phase-lock.ts';
import type { Phase } from '#shared/features/plan.ts';
import type { Metric } from '#shared/metrics/metric.ts';
import type { CalendarDay } from '#shared/kernel/calendar-day.ts';
import './plan-tab.css';

type Detail = OutputOf<'features.get'>;

/** The phase looked at: the one chosen, else the current, else the first not started. */
function useChosenPhase({ plan, currentPhaseId }: Detail) {
  const [chosenId, choose] = useState<string | null>(null);
  const byId = (id: string | null) => plan.phases.find((phase) => phase.id === id);
  const natural = byId(currentPhaseId) ?? plan.phases.find((phase) => !isLocked(phase)) ?? plan.phases.at(-1);
  return { chosen: byId(chosenId) ?? natural, choose };
}

/** Which phases leave somebody to compare with, and the criteria that nobody could answer. */
function useControl({ feature, plan, customerBase }: Detail) {
  const heldBack = useHeldBack(feature.id);
  const metrics = useQueryOf('metrics.list', { featureId: feature.id }).data ?? [];
  const limitOf = (metricId: string) => metrics.find(({ id }) => id === metricId)?.limit?.kind ?? null;
  return {
    metrics,
    unanswerable: checkControl(plan.phases, { customerBase, heldBack, limitOf }),
    controlIn: (phase: Phase) =>
      leavesNoControl(phase, { customerBase, heldBack: heldBack(phase.id) })
        ? ('none' as const)
        : ('left' as const),
  };
}

type ContentProps = { detail: Detail; today: CalendarDay };
type StepsProps = ContentProps & {
  chosenId: string | null;
  onChoose: (phaseId: string) => void;
  unanswerable: readonly PlanFinding[];
  metrics: readonly Metric[];
};

/** The steps side by side, what a careful reader would object to, and the form for a step that has started. */
function PlanSteps({ detail, today, chosenId, onChoose, unanswerable, metrics }: StepsProps) {
  const { t } = useTranslation('features');
  const { feature, plan, customerBase } = detail;
  const [amendingId, setAmending] = useState<string | null>(null);
  const amending = plan.phases.find((phase) => phase.id === amendingId);
  return (
    <Section
      title={t('plan.title')}
      note={t('version', { version: plan.version })}
      actions={
        <>
          <AddPhase detail={detail} onAdded={onChoose} />
          <PlanTemplates detail={detail} today={today} />
          <PauseOrResume feature={feature} />
        </>
      }
    >
      <PlanBoard
        detail={detail}
        today={today}
        chosenId={chosenId}
        onChoose={onChoose}
        onAmend={setAmending}
      />
      <PlanFindings
        phases={plan.phases}
        base={{ customers: customerBase, staff: 0 }}
        calendar={useStartCalendar(feature.id)}
        more={unanswerable}
        metrics={metrics}
        ignored={({ position }) => plan.phases[position] !== undefined && isLocked(plan.phases[position])}
      />
      {amending !== undefined && (
        <PhaseAmendForm
          key={amending.id}
          phase={amending}
          customerBase={customerBase}
          onDone={() => setAmending(null)}
        />
      )}
    </Section>
  );
}

function PlanContent({ detail, today }: ContentProps) {
  const { feature, plan } = detail;
  const { chosen, choose } = useChosenPhase(detail);
  const { controlIn, ...control } = useControl(detail);
  return (
    <>
      <PlanAnswer detail={detail} today={today} />
      <PlanSteps detail={detail} today={today} chosenId={chosen?.id ?? null} onChoose={choose} {...control} />
      <PlanSimulator featureId={feature.id} plan={plan} customerBase={detail.customerBase} />
      {chosen !== undefined && (
        <>
          <EntrySection
            key={`entry ${chosen.id}`}
            phase={chosen}
            ownerName={feature.ownerName}
            today={today}
          />
          <CriteriaSection key={chosen.id} phase={chosen} plan={plan} control={controlIn(chosen)} />
          <PhaseSetupSection key={`setup ${chosen.id}`} phase={chosen} ownerName={feature.ownerName} />
        </>
      )}
      <Amendments plan={plan} featureId={feature.id} />
    </>
  );
}

/** The plan as it stands: steps, dates, what must hold before each next one, and every later change of it. */
export function PlanTab({ featureId }: { featureId: string }) {
  const { t } = useTranslation('features');
  const query = useQueryOf('features.get', { featureId });
  const today = useQueryOf('workspace.describe', {}).data?.today ?? '';
  return (
    <PageBody
      side={query.data === undefined ? null : <FeatureFacts feature={query.data.feature} />}
      sideLabel={t('facts.title')}
    >
      <QueryState query={query}>{(detail) => <PlanContent detail={detail} today={today} />}</QueryState>
    </PageBody>
  );
}
