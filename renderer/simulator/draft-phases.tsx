import { Slider } from '@mantine/core';
import { Lock } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { isFixed, type Draft } from './use-draft.ts';
import { NumberField } from '#renderer/ui/number-field.tsx';
import { useFormats } from '#renderer/ui/use-formats.ts';
import { isLocked } from '#shared/features/phase-lock.ts';
import { LEAST_PEOPLE_PER_STEP } from '#shared/features/size-template.ts';
import { wholeWeeks } from '#shared/features/phase-setup.ts';
import type { Phase } from '#shared/features/plan.ts';
import type { SimulatedPhase, SimulatedPlan } from '#shared/simulator/simulated-plan.ts';
import type { DraftPhase } from '#shared/simulator/simulator.contract.ts';

type RowProps = {
  draft: Draft;
  phase: DraftPhase;
  at: number;
  stored: Phase | undefined;
  weeks: SimulatedPhase['weeks'];
  customerBase: number;
};

/** What is wrong with the people of a phase, in words at its field. */
function usePeopleFault({ draft, phase, at }: RowProps): string | null {
  const { t } = useTranslation('features');
  const finding = draft.findings.find(
    ({ position, code }) =>
      position === at && code !== 'starts-too-early' && code !== 'staff-after-customers',
  );
  return finding === undefined
    ? null
    : t(`finding.${finding.code}`, { phase: phase.name, limit: finding.limit, day: null });
}

type DragProps = { value: number; min: number; max: number; step: number; onChange: (value: number) => void };

/** The same number by hand: drag it and see what becomes of the plan. By keyboard, and read aloud, it is the field beside. */
function Drag({ value, min, max, ...rest }: DragProps) {
  return (
    <div className="simulator-drag" aria-hidden="true">
      <Slider
        size="xs"
        label={null}
        value={Math.max(min, value)}
        min={min}
        max={Math.max(max, value)}
        thumbProps={{ tabIndex: -1 }}
        {...rest}
      />
    </div>
  );
}

/** Three months; a longer phase is typed. */
const LONGEST_DRAGGED = 91;

function PeopleCell(props: RowProps) {
  const { draft, phase, at, customerBase } = props;
  const { t } = useTranslation('simulator');
  const fault = usePeopleFault(props);
  const isStaff = phase.audience === 'staff';
  const share = customerBase > 0 && !isStaff ? phase.people / customerBase : null;
  const change = (people: number): void => draft.change(at, { people });
  return (
    <td>
      <div className="row">
        <NumberField
          label={t('draft.peopleOf', { phase: phase.name })}
          labelHidden
          value={phase.people}
          digits="whole"
          min={1}
          step={isStaff ? 1 : Math.max(1, Math.round(customerBase / 100))}
          width="84px"
          error={null}
          onChange={(people) => people !== null && change(people)}
        />
        {!isStaff && customerBase > LEAST_PEOPLE_PER_STEP && (
          <Drag
            value={phase.people}
            min={LEAST_PEOPLE_PER_STEP}
            max={customerBase}
            step={1}
            onChange={change}
          />
        )}
        <span className="muted small nowrap">{share === null ? '' : t('draft.share', { share })}</span>
      </div>
      {fault !== null && (
        <p className="small tone-reduce simulator-fault" role="alert">
          {fault}
        </p>
      )}
    </td>
  );
}

function DaysCell({ draft, phase, at, weeks }: RowProps) {
  const { t } = useTranslation('simulator');
  const least = weeks === 'whole' ? wholeWeeks(1) : 1;
  const change = (days: number): void =>
    draft.change(at, { holdDays: weeks === 'whole' ? wholeWeeks(days) : days });
  return (
    <td>
      <div className="row">
        <NumberField
          label={t('draft.daysOf', { phase: phase.name })}
          labelHidden
          value={phase.holdDays}
          digits="whole"
          min={1}
          max={365}
          step={least}
          unit={t('draft.daysUnit')}
          width="104px"
          onChange={(days) => days !== null && change(days)}
        />
        <Drag value={phase.holdDays} min={least} max={LONGEST_DRAGGED} step={least} onChange={change} />
      </div>
    </td>
  );
}

function OpenRow(props: RowProps) {
  return (
    <>
      <PeopleCell {...props} />
      <DaysCell {...props} />
    </>
  );
}

function FixedRow({ phase, stored }: { phase: DraftPhase; stored: Phase | undefined }) {
  const { t } = useTranslation('simulator');
  const formats = useFormats();
  return (
    <>
      <td className="num">{formats.whole(phase.people)}</td>
      <td className="num">
        {t('draft.days', { count: phase.holdDays })}
        {stored !== undefined && isLocked(stored) && (
          <Lock className="icon-small simulator-lock" aria-label={t('draft.locked')} />
        )}
      </td>
    </>
  );
}

/** The phases with numbers to try: nothing is changed in the plan before it is kept. */
export function DraftPhases({
  draft,
  plan,
  simulated,
  customerBase,
}: {
  draft: Draft;
  plan: readonly Phase[];
  simulated: SimulatedPlan;
  customerBase: number;
}) {
  const { t } = useTranslation('simulator');
  return (
    <div className="table-scroll">
      <table className="plain-table simulator-draft">
        <thead>
          <tr>
            <th scope="col">{t('draft.phase')}</th>
            <th scope="col">{t('draft.people')}</th>
            <th scope="col">{t('draft.holdDays')}</th>
          </tr>
        </thead>
        <tbody>
          {draft.phases.map((phase, at) => {
            const stored = plan.find(({ id }) => id === phase.phaseId);
            const weeks = simulated.phases[at]?.weeks ?? 'any';
            const row = { draft, phase, at, stored, weeks, customerBase };
            return (
              <tr key={phase.phaseId ?? phase.name}>
                <th scope="row" className="simulator-name">
                  {phase.name}
                </th>
                {isFixed(phase, stored) ? <FixedRow phase={phase} stored={stored} /> : <OpenRow {...row} />}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
