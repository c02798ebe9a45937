import { Check } from 'lucide-react';
import { useTranslation } from 'react-i18next';

const STEPS = ['file', 'check', 'done'] as const;
export type WizardStep = (typeof STEPS)[number];

/** Where one stands in the three steps. */
export function WizardSteps({ current }: { current: WizardStep }) {
  const { t } = useTranslation('imports');
  const at = STEPS.indexOf(current);
  return (
    <ol className="imports-steps small" aria-label={t('steps')}>
      {STEPS.map((step, index) => (
        <li
          key={step}
          className={index === at ? 'row strong' : 'row muted'}
          {...(index === at ? { 'aria-current': 'step' as const } : {})}
        >
          <span className={index === at ? 'imports-step-mark imports-step-now num' : 'imports-step-mark num'}>
            {index < at ? <Check aria-hidden="true" /> : index + 1}
          </span>
          {t(`step.${step}`)}
        </li>
      ))}
    </ol>
  );
}
