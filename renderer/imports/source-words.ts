import { useTranslation } from 'react-i18next';
import type { ErrorWords } from '#renderer/ui/error-words.ts';
import { errorWords } from '#renderer/ui/error-words.ts';
import { useFormats } from '#renderer/ui/use-formats.ts';
import type { Tone } from '#renderer/ui/marks.tsx';
import type { Schedule } from '#shared/imports/source.ts';
import type { SourceRun, SourceSummary } from '#shared/imports/sources.contract.ts';
import { AppError } from '#shared/kernel/app-error.ts';

export const HOURS = Array.from({ length: 24 }, (_, hour) => hour);
export const WEEKDAYS = ['1', '2', '3', '4', '5', '6', '7'] as const;

export function hourText(hour: number): string {
  return `${String(hour).padStart(2, '0')}:00`;
}

/** "Every day at 07:00" */
export function useScheduleWords(): (schedule: Schedule) => string {
  const { t } = useTranslation('sources');
  return (schedule) => {
    if (schedule.every === 'day') return t('everyDayAt', { time: hourText(schedule.hour) });
    if (schedule.every !== 'week') return t(schedule.every === 'hour' ? 'everyHour' : 'byHand');
    const weekday = WEEKDAYS.find((known) => known === String(schedule.weekday)) ?? '1';
    return t('everyWeekAt', { weekday: t(`weekday.${weekday}`), time: hourText(schedule.hour) });
  };
}

/** What a run came to, in one sentence. */
export function useRunWords(): (run: SourceRun | null) => string {
  const { t } = useTranslation('sources');
  const formats = useFormats();
  return (run) => {
    if (run === null) return t('neverRun');
    const at = formats.instant(run.startedAt);
    if (run.outcome === 'imported') return t('runImported', { at, count: run.rows });
    return t(run.outcome === 'unchanged' ? 'runUnchanged' : 'runFailed', { at });
  };
}

/** The sentence and the next step of what stopped a run; null when it went well. */
export function useProblemWords(): (run: SourceRun | null) => ErrorWords | null {
  const { i18n } = useTranslation();
  return (run) => {
    const problem = run?.problem ?? null;
    if (problem === null) return null;
    return errorWords(i18n, new AppError('unavailable', problem.code, problem.details));
  };
}

const TONES: Partial<Record<SourceSummary['state'], Tone>> = {
  failing: 'hold',
  'needs-you': 'rollback',
  'needs-secret': 'rollback',
};

export function toneOf({ state, freshness }: SourceSummary): Tone | null {
  return TONES[state] ?? (freshness === 'stale' ? 'hold' : null);
}
