import { useTranslation } from 'react-i18next';
import { NumberField } from '#renderer/ui/number-field.tsx';
import type { Assumption, AssumptionName, OwnAssumptions } from '#shared/simulator/assumptions.ts';
import type { SimulatedPlan } from '#shared/simulator/simulated-plan.ts';

/** How an assumption is typed: by what it is multiplied, its unit, and what it may be. */
type Scale = { factor: number; unit: string; min?: number; max?: number };

const PERCENT = 100;
const DAYS_PER_WEEK = 7;
/** Nobody is seen more seldom than about once in a lifetime. */
const LEAST_A_WEEK = 0.001;

function useScale({ primary, guardrail }: SimulatedPlan): (name: AssumptionName) => Scale {
  const { t } = useTranslation('simulator');
  const percent = { factor: PERCENT, unit: '%' };
  const levelOf = (metric: SimulatedPlan['primary'] | SimulatedPlan['guardrail']): Scale =>
    metric?.kind === 'proportion' ? percent : { factor: 1, unit: metric?.unit ?? '' };
  return (name) => {
    switch (name) {
      case 'primary-base':
        return primary?.kind === 'proportion' ? { ...percent, min: 0.1, max: 99.9 } : levelOf(primary);
      case 'guardrail-base':
        return guardrail?.kind === 'proportion' ? { ...percent, min: 0, max: 100 } : levelOf(guardrail);
      case 'expected-effect':
        return primary?.kind === 'proportion'
          ? { ...percent, unit: t('assumption.points') }
          : levelOf(primary);
      case 'primary-units':
      case 'guardrail-units':
        return { factor: DAYS_PER_WEEK, unit: t('assumption.weekly'), min: LEAST_A_WEEK };
      case 'primary-spread':
        return primary?.kind === 'duration' ? { ...percent, min: 1 } : { ...levelOf(primary), min: 0 };
      case 'day-spread':
      case 'arm-day-spread':
        return { ...percent, min: 0, max: 200 };
      default:
        return name satisfies never;
    }
  };
}

export type AssumptionsProps = {
  assumptions: readonly Assumption[];
  plan: SimulatedPlan;
  onChange: (change: OwnAssumptions) => void;
};

/** Every number the simulation stands on besides the plan, with where it comes from; each may be one's own. */
export function Assumptions({ assumptions, plan, onChange }: AssumptionsProps) {
  const { t } = useTranslation('simulator');
  const scaleOf = useScale(plan);
  return (
    <ul className="assumption-list">
      {assumptions.map(({ name, value, origin }) => {
        const { factor, unit, min, max } = scaleOf(name);
        const metric = name.startsWith('guardrail') ? plan.guardrail?.name : plan.primary?.name;
        const label = t(`assumption.${name}`, { metric });
        return (
          <li key={name} className="row">
            <span className="grow">
              {label}
              <span
                className={
                  origin === 'assumed' ? 'small tone-hold assumption-origin' : 'small muted assumption-origin'
                }
              >
                {t(`origin.${origin}`)}
              </span>
            </span>
            <NumberField
              label={label}
              labelHidden
              value={Number((value * factor).toPrecision(4))}
              unit={unit}
              width="164px"
              {...(min === undefined ? {} : { min })}
              {...(max === undefined ? {} : { max })}
              onChange={(typed) => onChange({ [name]: typed === null ? undefined : typed / factor })}
            />
          </li>
        );
      })}
    </ul>
  );
}
