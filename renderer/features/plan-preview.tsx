import { useTranslation } from 'react-i18next';
import { PlanFindings } from './plan-findings.tsx';
import { useDialWords } from './feature-dial.tsx';
import { Dial } from '#renderer/ui/dial.tsx';
import { SideSection } from '#renderer/ui/section.tsx';
import { useFormats } from '#renderer/ui/use-formats.ts';
import type { PhaseDraft } from '#shared/features/features.contract.ts';
import type { StartCalendar } from '#shared/features/start-days.ts';
import { addDays, daysBetween } from '#shared/kernel/calendar-day.ts';

export type PlanPreviewProps = {
  phases: readonly PhaseDraft[];
  base: { customers: number; staff: number };
  calendar: StartCalendar;
};

function PreviewStep({ phase, base }: { phase: PhaseDraft; base: PlanPreviewProps['base'] }) {
  const { t } = useTranslation('features');
  const formats = useFormats();
  const people =
    phase.audience === 'staff'
      ? formats.count(phase.people, 'staff')
      : t('customersAndShare', {
          count: phase.people,
          share: base.customers === 0 ? 0 : phase.people / base.customers,
        });
  const days =
    phase.plannedStart === null
      ? ''
      : formats.dayRange(phase.plannedStart, addDays(phase.plannedStart, Math.max(0, phase.holdDays - 1)));
  return (
    <li className="row between preview-step">
      <span>
        <span className="medium">{phase.name}</span>
        <span className="small muted preview-detail">{t(`audienceHint.${phase.audience}`)}</span>
      </span>
      <span className="end num">
        {people}
        <span className="small muted preview-detail">{days}</span>
      </span>
    </li>
  );
}

/** The plan as it would begin: its dial, its steps, and the same in a sentence. */
export function PlanPreview({ phases, base, calendar }: PlanPreviewProps) {
  const { t } = useTranslation('features');
  const words = useDialWords();
  const dial = phases.map((phase, index) => ({
    ...phase,
    phaseId: `${index}`,
    reached: 0,
    listed: 0,
    state: 'planned' as const,
  }));
  const first = phases[0];
  const last = phases.at(-1);
  const firstCustomers = phases.find((phase) => phase.audience !== 'staff');
  if (first === undefined || last === undefined) {
    return (
      <SideSection title={t('preview.title')}>
        <p className="soft">{t('preview.empty')}</p>
      </SideSection>
    );
  }
  const days = daysBetween(first.plannedStart ?? '', last.plannedStart ?? '') + 0;
  return (
    <SideSection title={t('preview.title')} note={t('preview.note')}>
      <div className="preview-dial">
        <Dial size="medium" steps={words.steps(dial)} label={words.label(dial)} />
      </div>
      <p className="soft preview-words">
        {firstCustomers !== undefined && t('preview.first', { count: firstCustomers.people })}{' '}
        {last.audience === 'everyone' &&
          t('preview.everyone', { count: Math.round(days / 7), day: last.plannedStart })}
      </p>
      <ol className="rule-list">
        {phases.map((phase) => (
          <PreviewStep key={phase.name} phase={phase} base={base} />
        ))}
      </ol>
      <PlanFindings phases={phases} base={base} calendar={calendar} />
    </SideSection>
  );
}
