import { Button } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { ChevronDown, ChevronRight } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Assumptions } from './assumptions.tsx';
import { Comparison } from './comparison.tsx';
import { DraftPhases } from './draft-phases.tsx';
import { ScenarioTable } from './scenario-table.tsx';
import { SuggestPlan } from './suggest-plan.tsx';
import { isFixed, useDraft, type Draft } from './use-draft.ts';
import { RUNS, useSimulation } from './use-simulation.ts';
import { CannotTellList, SmallestProblems } from './what-it-tells.tsx';
import { useCommand } from '#renderer/rpc/use-command.ts';
import { useQueryOf } from '#renderer/rpc/use-query-of.ts';
import { QueryState } from '#renderer/ui/query-state.tsx';
import { Section } from '#renderer/ui/section.tsx';
import { useFormats } from '#renderer/ui/use-formats.ts';
import type { OutputOf } from '#shared/contract/contract.ts';
import type { Progress } from '#shared/contract/envelope.ts';
import type { Plan } from '#shared/features/plan.ts';
import type { OwnAssumptions } from '#shared/simulator/assumptions.ts';
import type { SimulatedPlan } from '#shared/simulator/simulated-plan.ts';
import type { Simulation } from '#shared/simulator/simulation.ts';
import './simulator.css';

/** A number being typed settles before the plan is run again. */
const SETTLE_MS = 250;

export type PlanSimulatorProps = { featureId: string; plan: Plan; customerBase: number };

/** What the plan would do to a feature that works, does nothing or hurts, before anybody has it. */
export function PlanSimulator(props: PlanSimulatorProps) {
  const { t } = useTranslation('simulator');
  if (props.customerBase === 0 || props.plan.phases.length === 0) {
    return (
      <Section title={t('title', { runs: RUNS })}>
        <p className="soft">{t(props.customerBase === 0 ? 'withoutCustomers' : 'withoutPhases')}</p>
      </Section>
    );
  }
  // Another version of the plan is another plan to try numbers on.
  return <Simulator key={props.plan.version} {...props} />;
}

function Simulator({ featureId, plan, customerBase }: PlanSimulatorProps) {
  const { t } = useTranslation('simulator');
  const draft = useDraft(plan, customerBase);
  const [own, setOwn] = useState<OwnAssumptions>({});
  const [settled] = useDebouncedValue(
    { phases: draft.changed, own, isPossible: draft.isPossible },
    SETTLE_MS,
  );
  const asked = {
    featureId,
    phases: settled.phases === null ? null : [...settled.phases],
    own: settled.own,
  };
  const whenPossible = { enabled: settled.isPossible, keepPrevious: true };
  const described = useQueryOf('simulator.describe', asked, whenPossible);
  const now = useSimulation(asked, settled.isPossible);
  const standing = useSimulation({ ...asked, phases: null }, settled.phases !== null);
  const isComparable = settled.phases !== null && !now.isStale && !standing.isStale;
  const isOfBefore = now.isStale && now.query.data !== undefined;
  const before = isComparable ? (standing.query.data ?? null) : null;
  return (
    <Section
      title={t('title', { runs: now.query.data?.runs ?? RUNS })}
      note={isOfBefore ? t('ofBefore') : t('basis', { customers: customerBase })}
      actions={now.progress !== null && <Running progress={now.progress} onEnough={now.cancel} />}
    >
      <QueryState query={described}>
        {(description) => (
          <QueryState query={now.query} rows={6}>
            {(simulation) => (
              <div className={now.isStale ? 'simulator-stale' : ''} aria-busy={now.isStale}>
                <Results simulation={simulation} plan={description.plan} />
                <TryOut
                  {...{ featureId, draft, plan, customerBase, before, own }}
                  simulated={description.plan}
                  after={simulation}
                />
                <Basis
                  description={description}
                  simulation={simulation}
                  onChange={(change) => setOwn(Object.assign({}, own, change))}
                />
              </div>
            )}
          </QueryState>
        )}
      </QueryState>
    </Section>
  );
}

/** The first look is there already; this is about how sharp it gets. */
function Running({ progress: { done, total }, onEnough }: { progress: Progress; onEnough: () => void }) {
  const { t } = useTranslation('simulator');
  return (
    <>
      <span className="small muted num" role="status">
        {t('running', { done, total })}
      </span>
      <Button size="sm" variant="subtle" onClick={onEnough}>
        {t('enough')}
      </Button>
    </>
  );
}

function Results({ simulation, plan }: { simulation: Simulation; plan: SimulatedPlan }) {
  return (
    <>
      <ScenarioTable simulation={simulation} plan={plan} />
      <div className="simulator-two">
        <SmallestProblems simulation={simulation} />
        <CannotTellList simulation={simulation} />
      </div>
    </>
  );
}

type TryOutProps = PlanSimulatorProps & {
  draft: Draft;
  own: OwnAssumptions;
  simulated: SimulatedPlan;
  /** The plan as it stands, once there is a draft to hold against it. */
  before: Simulation | null;
  after: Simulation;
};

/** Other numbers, what they change, and the way to keep them. */
function TryOut({ featureId, draft, own, plan, simulated, customerBase, before, after }: TryOutProps) {
  const { t } = useTranslation('simulator');
  const isAllFixed = plan.phases.every((phase) => isFixed(phase, phase));
  return (
    <Fold label={t('draft.title')} note={t('draft.note')}>
      <DraftPhases draft={draft} plan={plan.phases} simulated={simulated} customerBase={customerBase} />
      {isAllFixed && <p className="soft">{t('draft.allFixed')}</p>}
      {before !== null && <Comparison before={before} after={after} />}
      {draft.changed !== null && <KeepOrLetGo featureId={featureId} draft={draft} />}
      {!isAllFixed && (
        // What was found for another plan, or on other assumptions, says nothing of this one.
        <SuggestPlan key={JSON.stringify([draft.own, own])} {...{ featureId, own, draft }} />
      )}
    </Fold>
  );
}

type BasisProps = {
  description: OutputOf<'simulator.describe'>;
  simulation: Simulation;
  onChange: (change: OwnAssumptions) => void;
};

/** The numbers beneath it all. */
function Basis({ description: { plan, assumptions, notSimulated }, simulation, onChange }: BasisProps) {
  const { t } = useTranslation('simulator');
  return (
    <Fold label={t('assumption.title')} note={t('assumption.note', { count: assumedIn(assumptions) })}>
      <Assumptions assumptions={assumptions} plan={plan} onChange={onChange} />
      <HowComputed simulation={simulation} notSimulated={notSimulated} />
    </Fold>
  );
}

function assumedIn(assumptions: readonly { readonly origin: string }[]): number {
  return assumptions.filter(({ origin }) => origin === 'assumed').length;
}

function KeepOrLetGo({ featureId, draft }: { featureId: string; draft: Draft }) {
  const { t } = useTranslation('simulator');
  const keep = useCommand('simulator.keep');
  return (
    <div className="row simulator-keep">
      <Button
        variant="filled"
        disabled={!draft.isPossible}
        loading={keep.isPending}
        onClick={() => keep.mutate({ featureId, phases: [...draft.phases] })}
      >
        {t('draft.keep')}
      </Button>
      <Button variant="subtle" onClick={draft.letGo}>
        {t('draft.letGo')}
      </Button>
    </div>
  );
}

type FoldProps = { label: string; note: string; children: ReactNode };

/** A part that most people need only now and then. */
function Fold({ label, note, children }: FoldProps) {
  const [isOpen, setOpen] = useState(false);
  const Icon = isOpen ? ChevronDown : ChevronRight;
  return (
    <div className="simulator-fold">
      <button
        type="button"
        className="simulator-fold-head"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        <Icon className="icon" aria-hidden="true" />
        <span className="strong">{label}</span>
        <span className="small muted">{note}</span>
      </button>
      {isOpen && <div className="simulator-fold-body">{children}</div>}
    </div>
  );
}

function HowComputed({
  simulation: { runs, seed },
  notSimulated,
}: {
  simulation: Simulation;
  notSimulated: readonly string[];
}) {
  const { t } = useTranslation('simulator');
  const formats = useFormats();
  return (
    <div className="small muted simulator-how">
      <p>{t('how.rule', { runs, seed, error: Math.ceil(100 * Math.sqrt(0.25 / runs)) })}</p>
      <p>{t('how.taken')}</p>
      {notSimulated.length > 0 && <p>{t('how.notSimulated', { metrics: formats.list(notSimulated) })}</p>}
    </div>
  );
}
