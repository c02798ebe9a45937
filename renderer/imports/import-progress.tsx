import { useTranslation } from 'react-i18next';
import type { Pace } from './steady-pace.ts';
import { ProgressLine } from '#renderer/ui/progress-line.tsx';
import { useFormats } from '#renderer/ui/use-formats.ts';
import type { Progress } from '#shared/contract/envelope.ts';
import { hasWords, say } from '#shared/words/create-words.ts';

const BYTE_STEPS = new Set(['inspecting', 'looking', 'reading']);
const BYTES_PER_MEGABYTE = 1_000_000;
const SECONDS_PER_MINUTE = 60;

function useRemainingWords(): (seconds: number) => string {
  const { t } = useTranslation('imports');
  return (seconds) =>
    seconds <= SECONDS_PER_MINUTE
      ? t('remainingSeconds', { count: seconds })
      : t('remainingMinutes', { count: Math.ceil(seconds / SECONDS_PER_MINUTE) });
}

export type ImportProgressProps = { progress: Progress | null; pace: Pace | null; onCancel: () => void };

/** How far an import has come, how fast it goes, how long it will take, and a way to give it up without a trace. */
export function ImportProgress({ progress, onCancel, ...props }: ImportProgressProps) {
  const { t, i18n } = useTranslation('imports');
  const formats = useFormats();
  const pace = props.pace?.step === progress?.step ? props.pace : null;
  const remainingWords = useRemainingWords();
  if (progress === null)
    return <ProgressLine text={t('progress.starting')} done={0} total={null} onCancel={onCancel} />;
  const isBytes = BYTE_STEPS.has(progress.step);
  const amount = (value: number): string =>
    isBytes ? `${formats.decimal(value / BYTES_PER_MEGABYTE, 1)} MB` : formats.whole(value);
  const key = hasWords(i18n, `imports:progress.${progress.step}`) ? progress.step : 'starting';
  const words = say(i18n, `imports:progress.${key}`, {
    done: amount(progress.done),
    total: amount(progress.total ?? progress.done),
  });
  const parts = [
    words,
    ...(pace === null || pace.rate === null ? [] : [t('perSecond', { amount: amount(pace.rate) })]),
    ...(pace === null || pace.shownSeconds === null ? [] : [remainingWords(pace.shownSeconds)]),
  ];
  return (
    <div className="stack imports-progress">
      <ProgressLine
        text={parts.join(' · ')}
        done={progress.done}
        total={progress.total}
        onCancel={onCancel}
      />
      <p className="small muted">{t('cancelMeans')}</p>
    </div>
  );
}
