import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { FeatureDial } from './feature-dial.tsx';
import { usePhaseProgress } from './use-phase-progress.ts';
import { AdviceWord } from '#renderer/ui/advice.tsx';
import { DashedBadge } from '#renderer/ui/marks.tsx';
import { useFormats } from '#renderer/ui/use-formats.ts';
import type { OutputOf } from '#shared/contract/contract.ts';
import type { FeatureSummary } from '#shared/features/features.contract.ts';
import { type CalendarDay, daysBetween } from '#shared/kernel/calendar-day.ts';
import { say } from '#shared/words/create-words.ts';

type OneAdvice = OutputOf<'decisions.listAdvice'>[number];

function AdviceCell({ advice, summary }: { advice: OneAdvice | null; summary: FeatureSummary }) {
  const { t, i18n } = useTranslation('features');
  if (advice === null) {
    return <span className="muted">{t(`featureState.${summary.feature.state}`)}</span>;
  }
  return (
    <>
      <span className="row row-wrap">
        <AdviceWord verb={advice.verb} label={say(i18n, `gate:verb.${advice.verb}`)} />
        {advice.badges.map((badge) => (
          <DashedBadge key={badge}>{say(i18n, `gate:badge.${badge}`)}</DashedBadge>
        ))}
      </span>
      <span className="small soft portfolio-reason">
        {say(i18n, `gate:${advice.reason.code}`, advice.reason.values)}
      </span>
    </>
  );
}

function GateCell({ day, today }: { day: CalendarDay | null; today: CalendarDay }) {
  const { t } = useTranslation('features');
  const formats = useFormats();
  if (day === null) return <span className="muted">{t('portfolio.noGate')}</span>;
  return (
    <>
      <div className="medium num">{formats.dayShort(day)}</div>
      {today !== '' && <div className="small muted">{formats.inDays(daysBetween(today, day))}</div>}
    </>
  );
}

function PeopleCell({ summary }: { summary: FeatureSummary }) {
  const formats = useFormats();
  const { exposedCustomers, customerBase } = summary;
  return (
    <>
      <div className="medium num">{formats.whole(exposedCustomers)}</div>
      {customerBase > 0 && (
        <div className="small muted num">{formats.percent(exposedCustomers / customerBase)}</div>
      )}
    </>
  );
}

type PortfolioRowProps = { summary: FeatureSummary; advice: OneAdvice | null; today: CalendarDay };

/** One feature of the portfolio. */
export function PortfolioRow({ summary, advice, today }: PortfolioRowProps) {
  const { t } = useTranslation('features');
  const progress = usePhaseProgress(summary, today);
  const { feature } = summary;
  const facts = [t(`kind.${feature.kind}`), feature.ownerName].filter((word) => word !== '').join(' · ');
  return (
    <div className="portfolio-row" role="row">
      <div role="cell">
        <Link href={`/features/${feature.id}/plan`} className="portfolio-name">
          {feature.name}
        </Link>
        <div className="small muted">{facts}</div>
      </div>
      <div role="cell">
        <FeatureDial summary={summary} size="medium" />
        {progress !== null && <div className="small soft portfolio-progress">{progress}</div>}
      </div>
      <div role="cell">
        <AdviceCell advice={advice} summary={summary} />
      </div>
      <div role="cell">
        <span className="small muted portfolio-narrow" aria-hidden="true">
          {t('portfolio.nextGate')}
        </span>
        <GateCell day={advice?.gateDay ?? summary.gateDay} today={today} />
      </div>
      <div role="cell" className="end">
        <PeopleCell summary={summary} />
      </div>
    </div>
  );
}
