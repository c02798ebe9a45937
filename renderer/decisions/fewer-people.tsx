import { Checkbox } from '@mantine/core';
import { UsersRound } from 'lucide-react';
import { Trans, useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { Phase } from '#shared/features/plan.ts';
import type { ForeseenShortfall } from '#shared/segments/shortfall.ts';
import { Callout } from '#renderer/ui/marks.tsx';
import { useFormats } from '#renderer/ui/use-formats.ts';

const REASONS = ['notInSegment', 'optedOut', 'byHand', 'otherPilots'] as const;

type FewerPeopleProps = {
  phase: Phase;
  shortfall: ForeseenShortfall;
  fewerPeople: 'ask' | 'meant';
  onMean: (fewerPeople: 'ask' | 'meant') => void;
};

/** Why there are no more: fewer were asked for, or nobody else may be picked. */
function useWhy({ found, requested, barred, listed }: ForeseenShortfall): string {
  const { t } = useTranslation('decisions');
  const { t: pick } = useTranslation('segments', { keyPrefix: 'pick' });
  const formats = useFormats();
  if (found >= requested) return t('fewer.requested', { count: requested });
  const reasons = REASONS.filter((key) => barred[key] > 0);
  if (reasons.length === 0) return t('fewer.listed');
  const parts = reasons.map((key) => pick(`barred.${key}`, { count: barred[key] }));
  return t('fewer.barred', { listed, reasons: formats.list(parts) });
}

/** A phase that would begin with fewer people than it asks for: how many, why, what to do, and whether that is meant. */
export function FewerPeople({ phase, shortfall, fewerPeople, onMean }: FewerPeopleProps) {
  const { t } = useTranslation('decisions');
  const why = useWhy(shortfall);
  const { asked, found, listed } = shortfall;
  const audience = phase.audience === 'staff' ? 'staff' : 'customers';
  const values = { phase: phase.name, asked, found };
  if (listed === 0) {
    return (
      <Callout tone="hold" icon={UsersRound}>
        <Trans
          t={t}
          i18nKey={`fewer.listed_${audience}`}
          values={values}
          components={{ b: <Link href="/imports/new?kind=roster" className="link" /> }}
        />
      </Callout>
    );
  }
  return (
    <Callout tone="hold" icon={UsersRound}>
      <div className="stack">
        <span>
          {t('fewer.short', { ...values, audience: t(audience === 'staff' ? 'ofStaff' : 'ofCustomers') })}{' '}
          {why}{' '}
          <Trans
            t={t}
            i18nKey="fewer.whatToDo"
            components={{
              a: <Link href={`/features/${phase.featureId}/people`} className="link" />,
              b: <Link href="/imports/new?kind=roster" className="link" />,
            }}
          />
        </span>
        <Checkbox
          label={t('fewer.meant', values)}
          checked={fewerPeople === 'meant'}
          onChange={(event) => onMean(event.currentTarget.checked ? 'meant' : 'ask')}
        />
      </div>
    </Callout>
  );
}
