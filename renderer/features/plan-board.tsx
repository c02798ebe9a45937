import { useTranslation } from 'react-i18next';
import { LockedFields, OpenFields } from './phase-fields.tsx';
import { PhaseMenu } from './phase-menu.tsx';
import { useCommand } from '#renderer/rpc/use-command.ts';
import { dialBarHeights } from '#renderer/ui/dial-geometry.ts';
import { InlineText } from '#renderer/ui/inline-text.tsx';
import type { OutputOf } from '#shared/contract/contract.ts';
import { isLocked } from '#shared/features/phase-lock.ts';
import type { DialStep, Phase } from '#shared/features/plan.ts';
import type { CalendarDay } from '#shared/kernel/calendar-day.ts';
import '#renderer/ui/dial.css';

type Detail = OutputOf<'features.get'>;

const TALLER = 1.35;

function StepBar({ step, height }: { step: DialStep; height: number }) {
  const hasFill = step.state === 'current' || step.state === 'paused';
  const share = step.people === 0 ? 0 : Math.min(1, step.reached / step.people);
  return (
    <div className={`dial-step dial-${step.state}`} aria-hidden="true">
      <div className="dial-bar plan-bar" style={{ height }}>
        {hasFill && <div className="dial-fill" style={{ width: `${Math.round(share * 100)}%` }} />}
      </div>
    </div>
  );
}

function PhaseName({ phase }: { phase: Phase }) {
  const { t } = useTranslation('features');
  const edit = useCommand('features.editPhase');
  return (
    <InlineText
      label={t('phase.name')}
      labelHidden
      required
      value={phase.name}
      onSave={(name) => edit.mutateAsync({ phaseId: phase.id, change: { name } })}
    />
  );
}

type BoardProps = {
  detail: Detail;
  today: CalendarDay;
  chosenId: string | null;
  onChoose: (phaseId: string) => void;
  onAmend: (phaseId: string) => void;
};

type ColumnProps = BoardProps & { phase: Phase; height: number };

function PhaseColumn({ phase, height, detail, today, chosenId, onChoose, onAmend }: ColumnProps) {
  const { t } = useTranslation('features');
  const step = detail.dial.find((one) => one.phaseId === phase.id);
  const isChosen = phase.id === chosenId;
  return (
    <li className={isChosen ? 'plan-column plan-column-chosen' : 'plan-column'}>
      <div className="plan-bar-room">{step !== undefined && <StepBar step={step} height={height} />}</div>
      <div className="row plan-name">
        <div className="grow">
          <PhaseName phase={phase} />
        </div>
        <PhaseMenu phase={phase} plan={detail.plan} onAmend={onAmend} />
      </div>
      <span className="visually-hidden">{t(`phaseState.${step?.state ?? phase.state}`)}</span>
      {isLocked(phase) ? (
        <LockedFields phase={phase} detail={detail} today={today} />
      ) : (
        <OpenFields phase={phase} customerBase={detail.customerBase} today={today} />
      )}
      <button
        type="button"
        className="plan-choose small"
        aria-pressed={isChosen}
        onClick={() => onChoose(phase.id)}
      >
        {t('phase.criteriaCount', { count: phase.exitCriteria.length })}
      </button>
    </li>
  );
}

/** The steps side by side: a bar for the order, beneath it what the step promises. */
export function PlanBoard(props: BoardProps) {
  const { t } = useTranslation('features');
  const { phases } = props.detail.plan;
  const heights = dialBarHeights(phases.length, 'large');
  return (
    <div className="plan-scroll">
      <ol className="plan-board" aria-label={t('plan.title')}>
        {phases.map((phase, index) => (
          <PhaseColumn
            key={phase.id}
            {...props}
            phase={phase}
            height={Math.round((heights[index] ?? 0) * TALLER)}
          />
        ))}
      </ol>
    </div>
  );
}
