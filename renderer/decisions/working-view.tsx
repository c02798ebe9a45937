import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Working } from '#shared/decisions/gate.ts';
import { useWorkingWords } from './use-working-words.ts';

type WorkingViewProps = { working: Working; children?: ReactNode };

/** How a number came about: why this method, every figure that went in, and the method's name. */
export function WorkingView({ working, children }: WorkingViewProps) {
  const { t } = useTranslation('decisions');
  const words = useWorkingWords();
  return (
    <div className="decisions-working">
      {children}
      <p>{words.why(working)}</p>
      <dl className="decisions-figures">
        {words.figures(working).map(({ label, value }) => (
          <div key={label} className="decisions-figure">
            <dt className="soft">{label}</dt>
            <dd className="medium num">{value}</dd>
          </div>
        ))}
      </dl>
      <p className="small muted">{t('methodIs', { method: words.method(working) })}</p>
    </div>
  );
}
