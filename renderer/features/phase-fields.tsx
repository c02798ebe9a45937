import { Tooltip } from '@mantine/core';
import { Lock } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { StartField } from './start-field.tsx';
import { useSizeProblem } from './use-size-problem.ts';
import { useCommand } from '#renderer/rpc/use-command.ts';
import { ChoiceField } from '#renderer/ui/choice-field.tsx';
import { NumberField } from '#renderer/ui/number-field.tsx';
import { PeopleField } from '#renderer/ui/people-field.tsx';
import { errorLine } from '#renderer/ui/error-words.ts';
import { useFormats } from '#renderer/ui/use-formats.ts';
import type { OutputOf } from '#shared/contract/contract.ts';
import type { PhaseDraft } from '#shared/features/features.contract.ts';
import { leastHoldDays, type Phase, type PhaseAudience } from '#shared/features/plan.ts';
import { addDays, type CalendarDay, daysBetween } from '#shared/kernel/calendar-day.ts';

type Detail = OutputOf<'features.get'>;

const AUDIENCES: readonly PhaseAudience[] = ['staff', 'picked', 'sample', 'everyone'];
const SHOWN_HASH = 7;

function PhasePeople({ phase, customerBase }: { phase: Phase; customerBase: number }) {
  const formats = useFormats();
  if (phase.audience === 'staff')
    return <div className="medium num">{formats.count(phase.people, 'staff')}</div>;
  return (
    <div className="num">
      <span className="medium">{formats.count(phase.people, 'customers')}</span>
      {customerBase > 0 && <span className="muted"> · {formats.percent(phase.people / customerBase)}</span>}
    </div>
  );
}

/** How many people the ledger names for a phase that has begun, where those are fewer than it was to have. */
function Listed({ phase, detail }: { phase: Phase; detail: Detail }) {
  const { t } = useTranslation('features');
  const listed = detail.dial.find(({ phaseId }) => phaseId === phase.id)?.listed ?? 0;
  if (phase.startedOn === null || listed >= phase.people) return null;
  return <div className="small muted num">{t('phase.listed', { count: listed })}</div>;
}

function PhaseDates({ phase, today }: { phase: Phase; today: CalendarDay }) {
  const { t } = useTranslation('features');
  const formats = useFormats();
  if (phase.startedOn === null) return null;
  // The day of the gate is the first of the next phase.
  const gateDay = phase.endedOn ?? addDays(phase.startedOn, phase.holdDays);
  const last = gateDay > phase.startedOn ? addDays(gateDay, -1) : phase.startedOn;
  const day = today === '' ? 0 : daysBetween(phase.startedOn, today) + 1;
  return (
    <>
      <div className="num">{formats.dayRange(phase.startedOn, last)}</div>
      <div className="small muted">
        {phase.state === 'current'
          ? t('phase.daysAndDay', { count: phase.holdDays, day })
          : t('phase.days', { count: phase.holdDays })}
      </div>
    </>
  );
}

function LockSign({ phase }: { phase: Phase }) {
  const { t } = useTranslation('features');
  if (phase.locked === null) return null;
  const words = t('phase.lockedAt', { at: phase.locked.at });
  return (
    <Tooltip label={t('phase.fingerprint', { hash: phase.locked.hash.slice(0, SHOWN_HASH) })}>
      <div className="row small muted plan-lock">
        <Lock className="icon-small" aria-hidden="true" />
        {words}
      </div>
    </Tooltip>
  );
}

/** What a phase that has started promised and how it went; changed only with a reason. */
export function LockedFields({ phase, detail, today }: { phase: Phase; detail: Detail; today: CalendarDay }) {
  return (
    <div className="stack plan-fields">
      <PhasePeople phase={phase} customerBase={detail.customerBase} />
      <Listed phase={phase} detail={detail} />
      <PhaseDates phase={phase} today={today} />
      <LockSign phase={phase} />
    </div>
  );
}

type OpenFieldsProps = { phase: Phase; customerBase: number; today: CalendarDay };

/** Who the phase reaches; a choice that is refused says so at the field. */
function AudienceField({ phase }: { phase: Phase }) {
  const { t, i18n } = useTranslation('features');
  const edit = useCommand('features.editPhase', { errors: 'inline' });
  return (
    <ChoiceField
      label={t('phase.audienceOf', { phase: phase.name })}
      labelHidden
      value={phase.audience}
      options={AUDIENCES.map((value) => ({ value, label: t(`audience.${value}`) }))}
      error={edit.error === null ? null : errorLine(i18n, edit.error)}
      onChange={(chosen) => {
        const audience = AUDIENCES.find((one) => one === chosen);
        if (audience !== undefined) edit.mutate({ phaseId: phase.id, change: { audience } });
      }}
    />
  );
}

/** The fields of a phase that has not started; each keeps itself. */
export function OpenFields({ phase, customerBase, today }: OpenFieldsProps) {
  const { t } = useTranslation('features');
  const edit = useCommand('features.editPhase');
  const editHere = useCommand('features.editPhase', { errors: 'inline' });
  const keepHere = (change: Partial<PhaseDraft>): Promise<unknown> =>
    editHere.mutateAsync({ phaseId: phase.id, change });
  const isStaff = phase.audience === 'staff';
  const problemOf = useSizeProblem(customerBase);
  return (
    <div className="stack plan-fields">
      <AudienceField key={phase.holdDays} phase={phase} />
      <PeopleField
        label={t('phase.peopleOf', { phase: phase.name })}
        labelHidden
        people={phase.people}
        base={isStaff ? 0 : customerBase}
        peopleUnit={isStaff ? t('phase.staff') : t('phase.customers')}
        error={problemOf(phase)}
        refuse={(people) => problemOf({ audience: phase.audience, people })}
        onChange={(people) => people !== null && keepHere({ people })}
      />
      <NumberField
        label={t('phase.daysOf', { phase: phase.name })}
        labelHidden
        value={phase.holdDays}
        digits="whole"
        min={leastHoldDays(phase.audience)}
        max={365}
        unit={t('phase.daysUnit')}
        onChange={(holdDays) => holdDays !== null && keepHere({ holdDays })}
      />
      <StartField
        featureId={phase.featureId}
        label={t('phase.startOf', { phase: phase.name })}
        labelHidden
        width="100%"
        value={phase.plannedStart}
        today={today}
        onChange={(plannedStart) => edit.mutate({ phaseId: phase.id, change: { plannedStart } })}
      />
    </div>
  );
}
