import { Button } from '@mantine/core';
import { ChevronDown, ChevronRight, PenLine, Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ComparisonSide } from './comparison-side.tsx';
import { DayEntry } from './day-entry.tsx';
import { isWithoutCases, type MetricData } from './metric-data.ts';
import { MethodTable } from './method-table.tsx';
import { MetricEdit } from './metric-edit.tsx';
import { LEVEL_OF } from './without-cases.tsx';
import { OverSegmentsAsk } from './over-segments-ask.tsx';
import { SideSection } from '#renderer/ui/section.tsx';
import { LoadingRows } from '#renderer/ui/states.tsx';
import type { CalendarDay } from '#shared/kernel/calendar-day.ts';
import type { Comparison } from '#shared/metrics/comparison.ts';

type Props = { data: MetricData; today: CalendarDay; onDefine: () => void };

function Method({ comparison }: { comparison: Comparison }) {
  const { t } = useTranslation('metrics');
  const [isOpen, setIsOpen] = useState(false);
  const Icon = isOpen ? ChevronDown : ChevronRight;
  if (comparison.pilot.level === null) return null;
  return (
    <div>
      <Button
        size="sm"
        variant="subtle"
        aria-expanded={isOpen}
        leftSection={<Icon className="icon-small" aria-hidden="true" />}
        onClick={() => setIsOpen(!isOpen)}
      >
        {t('howComputed')}
      </Button>
      {isOpen && <MethodTable comparison={comparison} />}
    </div>
  );
}

/** What the numbers of the metric say, or why they say nothing. */
function Said({ data }: Pick<Props, 'data'>) {
  const { t } = useTranslation('metrics');
  const { metric, comparison } = data;
  if (isWithoutCases(data)) return <p className="soft">{t(`withoutCases.${LEVEL_OF[metric.kind]}`)}</p>;
  return comparison === null ? <LoadingRows /> : <ComparisonSide comparison={comparison} />;
}

/** The metric chosen: what its numbers say, how that is computed, and ways to change it. */
export function MetricSide({ data, today, onDefine }: Props) {
  const { t } = useTranslation('metrics');
  const [mode, setMode] = useState<'read' | 'edit' | 'enter'>('read');
  const { metric, comparison } = data;
  const read = (): void => setMode('read');
  if (mode === 'edit') return <MetricEdit key={metric.id} metric={metric} onClose={read} />;
  if (mode === 'enter') return <DayEntry key={metric.id} metric={metric} today={today} onClose={read} />;
  return (
    <div className="metrics-side">
      <SideSection title={metric.name} note={t(`roles.${metric.role}`)}>
        <OverSegmentsAsk metric={metric} series={data.series} />
        <Said data={data} />
      </SideSection>
      {comparison !== null && !isWithoutCases(data) && <Method comparison={comparison} />}
      <div className="row row-wrap">
        {metric.formula === null && (
          <Button size="sm" leftSection={<PenLine className="icon-small" />} onClick={() => setMode('enter')}>
            {t('enterDay')}
          </Button>
        )}
        <Button size="sm" onClick={() => setMode('edit')}>
          {t('edit')}
        </Button>
        <Button size="sm" variant="subtle" leftSection={<Plus className="icon-small" />} onClick={onDefine}>
          {t('newMetric')}
        </Button>
      </div>
    </div>
  );
}
