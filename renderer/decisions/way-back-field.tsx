import { useTranslation } from 'react-i18next';
import type { DecisionVerb } from '#shared/decisions/decision.ts';
import type { Phase } from '#shared/features/plan.ts';
import { ChoiceField } from '#renderer/ui/choice-field.tsx';
import { useFormats } from '#renderer/ui/use-formats.ts';
import { waysBack } from './decide-options.ts';

const EVERYBODY = 'everybody';

type WayBackFieldProps = {
  verb: DecisionVerb;
  phases: readonly Phase[];
  toPhaseId: string | null;
  onChange: (toPhaseId: string | null) => void;
};

/** To which phase a step back goes; nothing where there is no choice. */
export function WayBackField({ verb, phases, toPhaseId, onChange }: WayBackFieldProps) {
  const { t } = useTranslation('decisions');
  const formats = useFormats();
  const back = waysBack(verb, phases);
  const options = [
    ...(verb === 'roll-back' ? [{ value: EVERYBODY, label: t('wayBack.everybody') }] : []),
    ...back.map((phase) => ({
      value: phase.id,
      label: phase.name,
      hint: formats.count(phase.people, phase.audience === 'staff' ? 'staff' : 'customers'),
    })),
  ];
  if (options.length < 2) return null;
  return (
    <ChoiceField
      label={t('wayBack.label')}
      width="320px"
      value={toPhaseId ?? options[0]?.value ?? null}
      options={options}
      onChange={(chosen) => onChange(chosen === EVERYBODY ? null : chosen)}
    />
  );
}
