import { Tooltip } from '@mantine/core';
import { Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import { useQueryOf } from '#renderer/rpc/use-query-of.ts';
import { Dial } from '#renderer/ui/dial.tsx';
import type { FeatureSummary } from '#shared/features/features.contract.ts';

/** Reads a feature's dial aloud, step by step. */
function useDialLabel(): (summary: FeatureSummary) => string {
  const { t } = useTranslation('shell');
  return ({ dial }) =>
    dial
      .map(({ name, people, state }) => t('dialStep', { name, people, state: t(`dialStates.${state}`) }))
      .join('; ');
}

function stepsOf({ dial }: FeatureSummary) {
  return dial.map(({ phaseId, name, people, reached, state }) => ({
    key: phaseId,
    name,
    people: String(people),
    note: null,
    share: people === 0 ? 0 : reached / people,
    state,
  }));
}

function FeatureLink({ summary, marks }: { summary: FeatureSummary; marks: boolean }) {
  const [path] = useLocation();
  const dialLabel = useDialLabel();
  const { id, name } = summary.feature;
  const place = `/features/${id}`;
  const isHere = path.startsWith(`${place}/`);
  return (
    <Tooltip label={name} position="right" disabled={!marks}>
      <Link
        href={`${place}/plan`}
        className="rail-link rail-feature"
        {...(marks ? { 'aria-label': `${name}. ${dialLabel(summary)}` } : {})}
        {...(isHere ? { 'aria-current': 'page' as const } : {})}
      >
        <span className="grow cut rail-words">{name}</span>
        <Dial size="small" steps={stepsOf(summary)} label={dialLabel(summary)} />
      </Link>
    </Tooltip>
  );
}

/** The features in the rail, each with its small dial. */
export function RailFeatures({ marks }: { marks: boolean }) {
  const { t } = useTranslation('shell');
  const [path] = useLocation();
  const { data = [] } = useQueryOf('features.list', {});
  return (
    <div className="rail-features">
      <h2 className="rail-caption rail-words">{t('features')}</h2>
      {data.map((summary) => (
        <FeatureLink key={summary.feature.id} summary={summary} marks={marks} />
      ))}
      <Tooltip label={t('newFeature')} position="right" disabled={!marks}>
        <Link
          href="/features/new"
          className="rail-link rail-new"
          {...(marks ? { 'aria-label': t('newFeature') } : {})}
          {...(path === '/features/new' ? { 'aria-current': 'page' as const } : {})}
        >
          <Plus className="icon" aria-hidden="true" />
          <span className="rail-words">{t('newFeature')}</span>
        </Link>
      </Tooltip>
    </div>
  );
}
