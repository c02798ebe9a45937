import { Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DecisionVerb } from '#shared/decisions/decision.ts';
import { followsAdvice } from '#shared/decisions/follows-advice.ts';
import type { CriterionVerdict, Gate } from '#shared/decisions/gate.ts';
import type { CalendarDay } from '#shared/kernel/calendar-day.ts';
import { useCommand } from '#renderer/rpc/use-command.ts';
import { useQueryOf } from '#renderer/rpc/use-query-of.ts';
import { FormFoot } from '#renderer/ui/form-foot.tsx';
import { DayField } from '#renderer/ui/day-field.tsx';
import { Section } from '#renderer/ui/section.tsx';
import { Segments } from '#renderer/ui/segments.tsx';
import { ErrorState } from '#renderer/ui/states.tsx';
import { showToast } from '#renderer/ui/toast.tsx';
import { useMustFill } from '#renderer/ui/use-must-fill.ts';
import { DayConcerns } from './day-concerns.tsx';
import { EntryUnmet, useUnmetEntry } from './entry-unmet.tsx';
import { CiteNotesField } from './cite-notes-field.tsx';
import { begunBy, type DecideDraft, type FeatureDetail } from './decide-draft.ts';
import { actionFor, LOSING, verbsFor } from './decide-options.ts';
import { useDecideFocus } from './use-decide-focus.ts';
import { useGateWords } from './use-gate-words.ts';
import { type FollowsProps, WhatFollows } from './what-follows.tsx';

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
  draft: DecideDraft;
  change: (change: Partial<DecideDraft>) => void;
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

function firstDraft({ summary, today, personName }: DecideFormProps, verb: DecisionVerb): DecideDraft {
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
  const [draft, setDraft] = useState<DecideDraft>(() => firstDraft(props, verbs[0] ?? 'hold'));
  const starts = begunBy(draft, summary);
  const unmet = useUnmetEntry(starts);
  const decide = useCommand('decisions.decide', { errors: 'inline' });
  const tellRecorded = useRecordedToast();
  const form = useRef<HTMLFormElement>(null);
  useDecideFocus(form);
  const change = (part: Partial<DecideDraft>) => setDraft((before) => ({ ...before, ...part }));
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
      <form ref={form} className="stack decisions-form" onSubmit={(event) => void submit(event)}>
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
        <FormFoot
          keep={t('recordVerb', { verb: words.word(`verb.${draft.verb}`) })}
          isPending={decide.isPending}
          onCancel={onCancel}
        />
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
