import { useTranslation } from 'react-i18next';
import { FeatureDial } from './feature-dial.tsx';
import { useQueryOf } from '#renderer/rpc/use-query-of.ts';
import { useFormats } from '#renderer/ui/use-formats.ts';
import type { OutputOf } from '#shared/contract/contract.ts';
import { daysBetween } from '#shared/kernel/calendar-day.ts';
import './feature-page.css';

type Detail = OutputOf<'features.get'>;

function ReachFigure({ summary }: { summary: Detail }) {
  const { t } = useTranslation('features');
  const { exposedCustomers, customerBase } = summary;
  return (
    <div className="feature-figure">
      <div className="figure">{t('head.reach', { customers: exposedCustomers, base: customerBase })}</div>
      <div className="small muted num">
        {customerBase > 0
          ? t('head.haveIt', { share: exposedCustomers / customerBase })
          : t('head.haveItUnknown')}
      </div>
    </div>
  );
}

function GateFigure({ summary }: { summary: Detail }) {
  const { t } = useTranslation('features');
  const formats = useFormats();
  const today = useQueryOf('workspace.describe', {}).data?.today;
  const { gateDay, currentPhaseId, plan } = summary;
  if (gateDay === null || today === undefined) return null;
  const current = plan.phases.find((phase) => phase.id === currentPhaseId);
  const next = plan.phases.find((phase) => phase.position > (current?.position ?? 0));
  const when = formats.inDays(daysBetween(today, gateDay));
  return (
    <div className="feature-figure feature-figure-rule">
      <div className="figure">{formats.dayShort(gateDay)}</div>
      <div className="small muted">
        {next === undefined ? t('head.watchEnds', { when }) : t('head.gateTo', { phase: next.name, when })}
      </div>
    </div>
  );
}

/** The large dial, who has the feature now, and when the gate opens. */
export function FeatureHead({ summary }: { summary: Detail }) {
  return (
    <div className="feature-head">
      <div className="feature-dial">
        <FeatureDial summary={summary} size="large" />
      </div>
      <div className="feature-figures">
        <ReachFigure summary={summary} />
        <GateFigure summary={summary} />
      </div>
    </div>
  );
}
