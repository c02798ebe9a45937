import { Button } from '@mantine/core';
import { Lock, PenLine, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import { HypothesisAmendments } from './hypothesis-amendments.tsx';
import { HypothesisForm } from './hypothesis-form.tsx';
import { ProspectsView } from './prospects-view.tsx';
import { useCommand } from '#renderer/rpc/use-command.ts';
import { useQueryOf } from '#renderer/rpc/use-query-of.ts';
import { useUndoToast } from '#renderer/rpc/use-undo-toast.ts';
import { DashedBadge } from '#renderer/ui/marks.tsx';
import { useFormats } from '#renderer/ui/use-formats.ts';
import type { Hypothesis } from '#shared/hypotheses/hypothesis.ts';
import type { Metric } from '#shared/metrics/metric.ts';
import { say } from '#shared/words/create-words.ts';

type ViewProps = { hypothesis: Hypothesis; metrics: readonly Metric[] };
type Of = { hypothesis: Hypothesis; metric: Metric };

function Sentence({ hypothesis, metric }: Of) {
  const { t } = useTranslation('hypotheses');
  const formats = useFormats();
  const segments = useQueryOf('segments.list', {}).data ?? [];
  const segment = segments.find(({ id }) => id === hypothesis.segmentId)?.name ?? t('allCustomers');
  return (
    <p className="hypothesis-sentence">
      <Trans
        t={t}
        i18nKey={hypothesis.because === '' ? 'believe' : 'believeBecause'}
        values={{
          change: hypothesis.change,
          segment,
          metric: metric.name,
          effect: formats.metricDifference(hypothesis.expectedEffect, metric),
          because: hypothesis.because.replace(/[.\s]+$/, ''),
        }}
        components={{ b: <strong />, q: <span className="soft" /> }}
      />
    </p>
  );
}

function Marks({ hypothesis }: { hypothesis: Hypothesis }) {
  const { t, i18n } = useTranslation('hypotheses');
  const { locked, basis } = hypothesis;
  return (
    <div className="row row-wrap hypothesis-marks small muted">
      {basis === 'before-after' && <DashedBadge>{say(i18n, 'gate:badge.before-after')}</DashedBadge>}
      {locked === null ? (
        <span>{t('notLocked')}</span>
      ) : (
        <span className="row" title={t('fingerprint', { hash: locked.hash.slice(0, 7) })}>
          <Lock className="icon-small" aria-hidden="true" />
          {t('lockedAt', { at: locked.at })}
        </span>
      )}
    </div>
  );
}

function Figures({ hypothesis, metric }: Of) {
  const { t } = useTranslation('hypotheses');
  const formats = useFormats();
  const { baseline, expectedEffect, smallestWorthwhile, basis } = hypothesis;
  const hoped = baseline === null ? null : baseline + expectedEffect;
  const facts = [
    [t('levelToday'), baseline === null ? t('unknown') : formats.metric(baseline, metric)],
    [
      t('hopedFor'),
      hoped === null
        ? formats.metricDifference(expectedEffect, metric)
        : t('levelAndChange', {
            level: formats.metric(hoped, metric),
            change: formats.metricDifference(expectedEffect, metric),
          }),
    ],
    [t('worthFrom'), formats.metricDifference(smallestWorthwhile, metric)],
    [t('comparedWith'), t(`basis.${basis}`)],
  ];
  return (
    <dl className="hypothesis-figures">
      {facts.map(([label, value]) => (
        <div key={label}>
          <dt className="small muted">{label}</dt>
          <dd className="medium num">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Buttons({ hypothesis, onRevise }: { hypothesis: Hypothesis; onRevise: () => void }) {
  const { t } = useTranslation('hypotheses');
  const remove = useCommand('hypotheses.remove');
  const done = useUndoToast();
  return (
    <div className="row">
      <Button
        size="sm"
        leftSection={<PenLine className="icon-small" aria-hidden="true" />}
        onClick={onRevise}
      >
        {hypothesis.locked === null ? t('revise') : t('reviseLocked')}
      </Button>
      {hypothesis.locked === null && (
        <Button
          size="sm"
          variant="subtle"
          leftSection={<Trash2 className="icon-small" aria-hidden="true" />}
          loading={remove.isPending}
          onClick={() =>
            remove.mutate({ hypothesisId: hypothesis.id }, { onSuccess: () => done(t('removed')) })
          }
        >
          {t('remove')}
        </Button>
      )}
    </div>
  );
}

/** One hypothesis: its sentence, its figures, its lock, and what the pilot can and cannot show of it. */
export function HypothesisView({ hypothesis, metrics }: ViewProps) {
  const [isRevising, setRevising] = useState(false);
  const metric = metrics.find(({ id }) => id === hypothesis.metricId);
  if (metric === undefined) return null;
  return (
    <article className="hypothesis" aria-label={hypothesis.change}>
      <Sentence hypothesis={hypothesis} metric={metric} />
      <Marks hypothesis={hypothesis} />
      <Figures hypothesis={hypothesis} metric={metric} />
      {isRevising ? (
        <HypothesisForm
          featureId={hypothesis.featureId}
          metrics={metrics}
          hypothesis={hypothesis}
          onDone={() => setRevising(false)}
        />
      ) : (
        <Buttons hypothesis={hypothesis} onRevise={() => setRevising(true)} />
      )}
      <ProspectsView hypothesis={hypothesis} metric={metric} />
      <HypothesisAmendments hypothesis={hypothesis} metrics={metrics} />
    </article>
  );
}
