import { type ComponentType, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { FeatureHead } from './feature-head.tsx';
import { FEATURE_TABS, type FeatureTab } from './feature-tabs.ts';
import { useTabCounts } from './use-tab-counts.ts';
import { useQueryOf } from '#renderer/rpc/use-query-of.ts';
import { type LinkTab, LinkTabs } from '#renderer/ui/link-tabs.tsx';
import { Chip, DashedBadge } from '#renderer/ui/marks.tsx';
import { PageBody, PageFrame } from '#renderer/ui/page-frame.tsx';
import { ErrorState, LoadingRows } from '#renderer/ui/states.tsx';
import type { FeatureSummary } from '#shared/features/features.contract.ts';
import { say } from '#shared/words/create-words.ts';

type OfFeature = ComponentType<{ featureId: string }>;

export type FeaturePageProps = {
  featureId: string;
  /** The last part of the address; an unknown one shows the plan. */
  tab: string;
  /** What each tab shows; a tab without contents is left out. */
  contents: Readonly<Partial<Record<string, OfFeature>>>;
  /** Buttons of the header line, left to right: the kill switch, then the one primary action. */
  actions: readonly OfFeature[];
};

function tabOf(wanted: string, contents: FeaturePageProps['contents']): FeatureTab {
  return FEATURE_TABS.find((tab) => tab === wanted && contents[tab] !== undefined) ?? 'plan';
}

function Badges({ summary }: { summary: FeatureSummary }) {
  const { t, i18n } = useTranslation('features');
  const { id, state, killSwitch } = summary.feature;
  const gate = useQueryOf('decisions.evaluate', { featureId: id }).data;
  const origin = useQueryOf('workspace.describe', {}).data?.origin;
  const ofGate = gate?.badges ?? [];
  const badges = origin === 'sample' && !ofGate.includes('sample-data') ? ['sample-data', ...ofGate] : ofGate;
  return (
    <>
      {badges.map((badge) => (
        <DashedBadge key={badge}>{say(i18n, `gate:badge.${badge}`)}</DashedBadge>
      ))}
      {state !== 'running' && <Chip>{t(`featureState.${state}`)}</Chip>}
      {killSwitch === 'engaged' && <Chip tone="rollback">{t('killed')}</Chip>}
    </>
  );
}

function Tabs({
  summary,
  tab,
  contents,
}: Pick<FeaturePageProps, 'contents'> & { summary: FeatureSummary; tab: FeatureTab }) {
  const { t } = useTranslation('features');
  const counts = useTabCounts(summary);
  const shown = FEATURE_TABS.filter((key) => contents[key] !== undefined);
  return (
    <LinkTabs
      label={t('tabsOf', { name: summary.feature.name })}
      current={tab}
      tabs={shown.map((key): LinkTab => {
        const tab = { key, href: `/features/${summary.feature.id}/${key}`, label: t(`tabs.${key}`) };
        const count = counts[key];
        return count === undefined ? tab : Object.assign(tab, { count });
      })}
    />
  );
}

/** A feature: what it is and where it stands above, one of its tabs beneath. */
export function FeaturePage({ featureId, tab: wanted, contents, actions }: FeaturePageProps) {
  const { t } = useTranslation('features');
  const query = useQueryOf('features.get', { featureId });
  const tab = tabOf(wanted, contents);
  const Content = contents[tab];
  if (query.data === undefined) {
    return (
      <PageFrame title={t('feature')}>
        <PageBody>
          {query.error === null ? (
            <LoadingRows />
          ) : (
            <ErrorState error={query.error} onRetry={() => void query.refetch()} />
          )}
        </PageBody>
      </PageFrame>
    );
  }
  const summary = query.data;
  return (
    <PageFrame
      title={summary.feature.name}
      badges={<Badges summary={summary} />}
      actions={
        <Suspense fallback={null}>
          {actions.map((Action, index) => (
            <Action key={index} featureId={featureId} />
          ))}
        </Suspense>
      }
      below={
        <div className="feature-below">
          {tab !== 'plan' && <FeatureHead summary={summary} />}
          <Tabs summary={summary} tab={tab} contents={contents} />
        </div>
      }
    >
      <Suspense fallback={<PageBody>{null}</PageBody>}>
        {Content !== undefined && <Content key={featureId} featureId={featureId} />}
      </Suspense>
    </PageFrame>
  );
}
