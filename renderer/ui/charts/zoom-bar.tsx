import { ActionIcon, Tooltip } from '@mantine/core';
import { ChevronLeft, ChevronRight, Maximize2, ZoomIn, ZoomOut } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { FEWEST_DAYS } from './chart-window.ts';
import { frameSteps, useChartFrame } from './chart-frame.tsx';
import { daysBetween } from '#shared/kernel/calendar-day.ts';

/** Closer, wider, earlier, later and all days, for all charts of the frame around it. */
export function ZoomBar() {
  const { t } = useTranslation('ui');
  const frame = useChartFrame();
  if (frame === null) return null;
  const { shown, full, isZoomed, reset } = frame;
  const steps = frameSteps(frame, null);
  const buttons = [
    { key: 'wider', icon: ZoomOut, run: steps.wider, off: !isZoomed, hint: '−' },
    {
      key: 'closer',
      icon: ZoomIn,
      run: steps.closer,
      off: daysBetween(shown.from, shown.to) < FEWEST_DAYS,
      hint: '+',
    },
    { key: 'earlier', icon: ChevronLeft, run: steps.earlier, off: shown.from <= full.from, hint: '⇧ ←' },
    { key: 'later', icon: ChevronRight, run: steps.later, off: shown.to >= full.to, hint: '⇧ →' },
    { key: 'all', icon: Maximize2, run: reset, off: !isZoomed, hint: '0' },
  ] as const;
  return (
    <div className="zoom-bar" role="group" aria-label={t('zoom.label')}>
      {buttons.map(({ key, icon: Icon, run, off, hint }) => (
        <Tooltip key={key} label={`${t(`zoom.${key}`)}  ${hint}`}>
          {/* Disabled buttons lose the focus; these keep it and do nothing. */}
          <ActionIcon
            size={28}
            aria-label={t(`zoom.${key}`)}
            aria-disabled={off}
            {...(off ? {} : { onClick: run })}
          >
            <Icon className="icon-small" aria-hidden="true" />
          </ActionIcon>
        </Tooltip>
      ))}
    </div>
  );
}
