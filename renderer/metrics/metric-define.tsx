import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MetricFields, NEW_DRAFT, type Draft } from './metric-fields.tsx';
import { useCommand } from '#renderer/rpc/use-command.ts';
import { useQueryOf } from '#renderer/rpc/use-query-of.ts';
import { SideSection } from '#renderer/ui/section.tsx';
import { ErrorState } from '#renderer/ui/states.tsx';

type Props = {
  featureId: string;
  hasPrimary: boolean;
  onDone: (metricId: string | null) => void;
};

/** A new metric: what it is called, what it counts, and which way is good. */
export function MetricDefine({ featureId, hasPrimary, onDone }: Props) {
  const { t } = useTranslation('metrics');
  const define = useCommand('metrics.define', { errors: 'inline' });
  const [draft, setDraft] = useState<Draft>({ ...NEW_DRAFT, role: hasPrimary ? 'secondary' : 'primary' });
  const others = useQueryOf('metrics.list', { featureId }).data ?? [];
  const isReady = draft.name.trim() !== '' && draft.formula !== '';
  const change = (part: Partial<Draft>): void => setDraft({ ...draft, ...part });
  return (
    <SideSection title={t('newMetric')}>
      <form
        className="stack metrics-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (!isReady) return;
          define.mutate({ featureId, ...draft }, { onSuccess: ({ metricId }) => onDone(metricId) });
        }}
      >
        <TextInput
          label={t('name')}
          placeholder={t('nameExample')}
          value={draft.name}
          maxLength={200}
          data-autofocus
          autoFocus
          onChange={(event) => change({ name: event.currentTarget.value })}
        />
        <MetricFields
          draft={draft}
          onChange={change}
          kindLocked={false}
          others={others}
          formulaTells="at-every-key"
        />
        {define.error !== null && <ErrorState error={define.error} />}
        <div className="row row-wrap">
          <Button type="submit" variant="filled" disabled={!isReady} loading={define.isPending}>
            {t('addMetric')}
          </Button>
          <Button variant="subtle" onClick={() => onDone(null)}>
            {t('cancel')}
          </Button>
        </div>
      </form>
    </SideSection>
  );
}
