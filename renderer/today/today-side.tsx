import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { FeatureSummary } from '#shared/features/features.contract.ts';
import { FeatureDial } from '#renderer/features/public.ts';
import { useQueryOf } from '#renderer/rpc/use-query-of.ts';
import { AdviceWord } from '#renderer/ui/advice.tsx';
import { SideList, SideSection } from '#renderer/ui/section.tsx';
import { useFormats } from '#renderer/ui/use-formats.ts';
import { groupDeeds, useDeedWords } from '#renderer/workspace/public.ts';
import { say } from '#shared/words/create-words.ts';

const READ_DEEDS = 60;
const SHOWN_DEEDS = 6;

function FeatureCard({ summary }: { summary: FeatureSummary }) {
  const { t, i18n } = useTranslation('today');
  const formats = useFormats();
  const advice = useQueryOf('decisions.listAdvice', {});
  const mine = advice.data?.find((one) => one.featureId === summary.feature.id);
  return (
    <li>
      <Link href={`/features/${summary.feature.id}/decisions`} className="today-feature">
        <span className="row between">
          <span className="medium">{summary.feature.name}</span>
          {mine !== undefined && <AdviceWord verb={mine.verb} label={say(i18n, `gate:verb.${mine.verb}`)} />}
        </span>
        <FeatureDial summary={summary} size="medium" />
        <span className="row between small muted">
          <span>{t('customersNow', { count: summary.exposedCustomers })}</span>
          {summary.gateDay !== null && <span>{t('gateOn', { day: formats.dayShort(summary.gateDay) })}</span>}
        </span>
      </Link>
    </li>
  );
}

function LastDeeds() {
  const { t } = useTranslation('today');
  const formats = useFormats();
  const words = useDeedWords();
  const audit = useQueryOf('workspace.listAudit', { limit: READ_DEEDS });
  return (
    <SideSection title={t('lately')}>
      <SideList
        items={groupDeeds(audit.data ?? [])
          .slice(0, SHOWN_DEEDS)
          .map((deed) => ({
            key: String(deed.sequence),
            title:
              deed.times > 1
                ? t('deedTimes', { deed: words(deed.method), times: deed.times })
                : words(deed.method),
            detail: t('byWhom', { name: deed.actor, when: formats.instant(deed.at) }),
          }))}
      />
    </SideSection>
  );
}

/** The features with their dials, and what was done last. */
export function TodaySide({ features }: { features: readonly FeatureSummary[] }) {
  const { t } = useTranslation('today');
  return (
    <>
      <SideSection
        title={t('features')}
        actions={
          <Link href="/portfolio" className="link small">
            {t('portfolio')}
          </Link>
        }
      >
        <ul className="rule-list">
          {features.map((summary) => (
            <FeatureCard key={summary.feature.id} summary={summary} />
          ))}
        </ul>
      </SideSection>
      <LastDeeds />
    </>
  );
}
