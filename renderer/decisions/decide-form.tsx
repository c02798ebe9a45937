import { Button, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '#shared/contract/contract.ts';
import type { DecisionVerb } from '#shared/decisions/decision.ts';
import { followsAdvice } from '#shared/decisions/follows-advice.ts';
import type { CriterionVerdict, Gate } from '#shared/decisions/gate.ts';
import type { Phase } from '#shared/features/plan.ts';
import type { FeatureState } from '#shared/features/feature.ts';
import type { CalendarDay } from '#shared/kernel/calendar-day.ts';
import type { ForeseenShortfall } from '#shared/segments/shortfall.ts';
import { useCommand } from '#renderer/rpc/use-command.ts';
import { useQueryOf } from '#renderer/rpc/use-query-of.ts';
import { DayField } from '#renderer/ui/day-field.tsx';
import { Section } from '#renderer/ui/section.tsx';
import { Segments } from '#renderer/ui/segments.tsx';
import { ErrorState } from '#renderer/ui/states.tsx';
import { showToast } from '#renderer/ui/toast.tsx';
import { useMustFill } from '#renderer/ui/use-must-fill.ts';
import { DayConcerns } from './day-concerns.tsx';
import { FewerPeople } from './fewer-people.tsx';
import { EntryUnmet, useUnmetEntry } from './entry-unmet.tsx';
import { WayBackField } from './way-back-field.tsx';
import { type ChosenNote, CiteNotesField } from './cite-notes-field.tsx';
import { actionFor, LOSING, targetOf, verbsFor } from './decide-options.ts';
import { useGateWords } from './use-gate-words.ts';

type FeatureDetail = OutputOf<'features.get'>;
type Draft = {
  verb: DecisionVerb;
  reason: string;
  dissent: string;
  decidedBy: string;
  day: CalendarDay;
  /** Where a step back goes to; null goes to the natural place. */
  toPhaseId: string | null;
  earlierDay: 'ask' | 'meant';
  fewerPeople: 'ask' | 'meant';
  cited: readonly ChosenNote[];
};

function consequenceKey({ verb, toPhaseId }: Draft, state: FeatureState) {
  if (verb === 'roll-back' && toPhaseId !== null) return 'consequence.reduce';
  return verb === 'start' && state !== 'draft' ? 'consequence.beginAgain' : (`consequence.${verb}` as const);
}

type ConsequenceProps = { draft: Draft; summary: FeatureDetail; gate: Gate | null };

/** The phase a decision begins; null where it begins none. */
function begunBy({ verb }: Draft, { plan }: FeatureDetail): Phase | null {
  return verb === 'start' || verb === 'advance' ? targetOf(verb, plan.phases) : null;
}

/** What the next phase does to the comparison: who is held back, or that nobody is left to compare with. */
function ComparisonAfter({ target, gate }: { target: Phase; gate: Gate | null }) {
  const { t } = useTranslation('decisions');
  const pick = useQueryOf('segments.getPick', { phaseId: target.id }).data;
  const phaseId = gate?.phaseId ?? '';
  const before = useQueryOf('segments.getPick', { phaseId }, { enabled: gate !== null }).data;
  if (pick === undefined) return null;
  const heldBack = pick.request?.holdBack ?? pick.heldBefore?.people ?? 0;
  const isForAll = target.audience === 'everyone';
  if (heldBack > 0) {
    return <p>{t(isForAll ? 'consequence.staysHeldBack' : 'consequence.heldBack', { count: heldBack })}</p>;
  }
  const isCompared =
    (before?.request?.holdBack ?? 0) > 0 ||
    (gate?.comparisons.some(({ basis }) => basis === 'control-group') ?? false);
  return isForAll && isCompared ? (
    <p>
      <span className="medium">{t('consequence.comparisonEnds')}</span> {t('consequence.comparisonEndsHint')}
    </p>
  ) : null;
}

/** How many it would really be; without anybody in the roster only the plan's number is known. */
function listedFor(shortfall: ForeseenShortfall | null): number | null {
  return shortfall === null || shortfall.listed === 0 ? null : shortfall.found;
}

type SaidProps = ConsequenceProps & { shortfall: ForeseenShortfall | null; foreseen: number | null };

function Consequence({ draft, summary, gate, shortfall, foreseen }: SaidProps) {
  const { t } = useTranslation('decisions');
  const target = targetOf(draft.verb, summary.plan.phases, draft.toPhaseId);
  const begun = begunBy(draft, summary);
  return (
    <div className="soft decisions-consequence">
      <p>
        {t(consequenceKey(draft, summary.feature.state), {
          phase: target?.name ?? '',
          people: listedFor(shortfall) ?? foreseen ?? target?.people ?? summary.exposedCustomers,
          audience: target?.audience === 'staff' ? t('ofStaff') : t('ofCustomers'),
        })}
      </p>
      {begun !== null && <ComparisonAfter key={begun.id} target={begun} gate={gate} />}
    </div>
  );
}

type FollowsProps = ConsequenceProps & { change: (change: Partial<Draft>) => void };

/** With how many people the phase would begin, and whether those are fewer than it asks for. */
function useForeseen(begun: Phase | null): Pick<SaidProps, 'shortfall' | 'foreseen'> {
  const phaseId = begun?.id ?? '';
  const enabled = begun !== null;
  const foreseen = useQueryOf('segments.foreseePeople', { phaseId }, { enabled }).data ?? null;
  const shortfall = useQueryOf('segments.foreseeShortfall', { phaseId }, { enabled }).data ?? null;
  return { foreseen, shortfall };
}

/** Where the decision leads, and what it does there. */
function WhatFollows({ draft, summary, gate, change }: FollowsProps) {
  const { verb, toPhaseId } = draft;
  const begun = begunBy(draft, summary);
  const { shortfall, foreseen } = useForeseen(begun);
  return (
    <>
      <WayBackField
        verb={verb}
        phases={summary.plan.phases}
        toPhaseId={toPhaseId}
        onChange={(chosen) => change({ toPhaseId: chosen })}
      />
      <Consequence {...{ draft, summary, gate, shortfall, foreseen }} />
      {begun !== null && shortfall !== null && (
        <FewerPeople
          phase={begun}
          shortfall={shortfall}
          fewerPeople={draft.fewerPeople}
          onMean={(meant) => change({ fewerPeople: meant })}
        />
      )}
    </>
  );
}

type AgainstProps = Pick<FollowsProps, 'draft' | 'summary' | 'change'> & { today: CalendarDay };

/**
 * What speaks against the day. It stands below the buttons: above them it would come and go as the day is left, and move
 * them away from under a click.
 */
function AgainstTheDay({ draft, summary, today, change }: AgainstProps) {
  return (
    <DayConcerns
      verb={draft.verb}
      day={draft.day}
      today={today}
      summary={summary}
      earlierDay={draft.earlierDay}
      onMean={(meant) => change({ earlierDay: meant })}
    />
  );
}

type FieldsProps = {
  featureId: string;
  draft: Draft;
  change: (change: Partial<Draft>) => void;
  gate: Gate | null;
  today: CalendarDay;
  /** What the phase that would start asks and does not hold. */
  unmet: readonly CriterionVerdict[];
};

function DecideFields({ featureId, draft, change, gate, today, unmet }: FieldsProps) {
  const { t } = useTranslation('decisions');
  const words = useGateWords();
  const isAgainst = gate !== null && !followsAdvice(draft.verb, gate.verb);
  const needsReason = isAgainst || unmet.length > 0;
  const mustFill = useMustFill(draft.reason, needsReason ? 'asked' : 'welcome');
  return (
    <>
      <Textarea
        label={t('reason')}
        description={
          isAgainst
            ? t('reasonAgainst', { advice: words.word(`verb.${gate.verb}`) })
            : t(unmet.length > 0 ? 'reasonUnmet' : 'reasonHint')
        }
        autosize
        minRows={2}
        maxLength={2000}
        value={draft.reason}
        {...mustFill}
        onChange={(event) => change({ reason: event.currentTarget.value })}
      />
      <Textarea
        label={t('dissent')}
        description={t('dissentHint')}
        autosize
        minRows={1}
        maxLength={2000}
        value={draft.dissent}
        onChange={(event) => change({ dissent: event.currentTarget.value })}
      />
      <CiteNotesField featureId={featureId} cited={draft.cited} onChange={(cited) => change({ cited })} />
      <div className="row row-wrap decisions-who">
        <TextInput
          label={t('decidedBy')}
          value={draft.decidedBy}
          maxLength={120}
          onChange={(event) => change({ decidedBy: event.currentTarget.value })}
        />
        <DayField
          label={t('effectiveDay')}
          value={draft.day}
          today={today}
          max={today}
          onChange={(day) => change({ day: day ?? today })}
        />
      </div>
    </>
  );
}

type DecideFormProps = {
  featureId: string;
  summary: FeatureDetail;
  gate: Gate | null;
  today: CalendarDay;
  personName: string;
  onDone: (verb: DecisionVerb) => void;
  onCancel: () => void;
};

function firstDay(summary: FeatureDetail, today: CalendarDay): CalendarDay {
  const planned = summary.plan.phases[0]?.plannedStart ?? null;
  return summary.feature.state === 'draft' && planned !== null && planned < today ? planned : today;
}

function firstDraft({ summary, today, personName }: DecideFormProps, verb: DecisionVerb): Draft {
  return {
    verb,
    reason: '',
    dissent: '',
    decidedBy: personName,
    day: firstDay(summary, today),
    toPhaseId: null,
    earlierDay: 'ask',
    fewerPeople: 'ask',
    cited: [],
  };
}

/** That it is recorded, and who must be told what. */
function useRecordedToast(): (verb: DecisionVerb, count: number) => void {
  const { t } = useTranslation('decisions');
  const words = useGateWords();
  return (decided, count) => {
    const verb = words.word(`verb.${decided}`);
    showToast({ message: t(LOSING.has(decided) ? 'recordedLost' : 'recorded', { verb, count }) });
  };
}

/** The decision a person makes: what, why, who disagreed, who decided, from which day. */
export function DecideForm(props: DecideFormProps) {
  const { featureId, summary, gate, today, onDone, onCancel } = props;
  const { t } = useTranslation('decisions');
  const words = useGateWords();
  const action = actionFor(summary.feature.state);
  const verbs = verbsFor(summary.feature.state, summary.plan.phases, gate);
  const [draft, setDraft] = useState<Draft>(() => firstDraft(props, verbs[0] ?? 'hold'));
  const starts = begunBy(draft, summary);
  const unmet = useUnmetEntry(starts);
  const decide = useCommand('decisions.decide', { errors: 'inline' });
  const tellRecorded = useRecordedToast();
  const change = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }));
  async function submit(event: FormEvent) {
    event.preventDefault();
    const { cited, ...decided } = draft;
    const input = { featureId, noteIds: cited.map(({ id }) => id), ...decided };
    const { peopleToTell } = await decide.mutateAsync(input);
    tellRecorded(draft.verb, peopleToTell);
    onDone(draft.verb);
  }
  return (
    <Section title={action === null || action === 'recordDecision' ? t('yourDecision') : t(action)}>
      <form className="stack decisions-form" onSubmit={(event) => void submit(event)}>
        {verbs.length > 1 && (
          <Segments
            label={t('yourDecision')}
            value={draft.verb}
            options={verbs.map((verb) => ({ value: verb, label: words.word(`verb.${verb}`) }))}
            onChange={(verb) => change({ verb, toPhaseId: null, fewerPeople: 'ask' })}
          />
        )}
        <WhatFollows draft={draft} summary={summary} gate={gate} change={change} />
        <EntryUnmet unmet={unmet} phase={starts?.name ?? ''} />
        <DecideFields {...{ featureId, draft, change, gate, today, unmet }} />
        {decide.error !== null && <ErrorState error={decide.error} />}
        <div className="row">
          <Button type="submit" variant="filled" loading={decide.isPending}>
            {t('recordVerb', { verb: words.word(`verb.${draft.verb}`) })}
          </Button>
          <Button variant="subtle" onClick={onCancel}>
            {t('cancel')}
          </Button>
        </div>
        <AgainstTheDay draft={draft} summary={summary} today={today} change={change} />
      </form>
    </Section>
  );
}

/** The form with what it needs from the workspace. */
export function DecidePanel(props: Omit<DecideFormProps, 'today' | 'personName'>) {
  const workspace = useQueryOf('workspace.describe', {});
  if (workspace.data === undefined) return null;
  const { today, settings } = workspace.data;
  return <DecideForm {...props} today={today} personName={settings.personName} />;
}
