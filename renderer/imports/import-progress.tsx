import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProgressLine } from '#renderer/ui/progress-line.tsx';
import { useFormats } from '#renderer/ui/use-formats.ts';
import type { Progress } from '#shared/contract/envelope.ts';
import { hasWords, say } from '#shared/words/create-words.ts';

const BYTE_STEPS = new Set(['inspecting', 'looking', 'reading']);
const BYTES_PER_MEGABYTE = 1_000_000;

const FIRST_PACE_MILLISECONDS = 250;

/** How fast a step goes, in its own things per second; null in its first moments. */
function useRate(progress: Progress | null): number | null {
  const start = useRef<{ step: string; at: number; done: number } | null>(null);
  const [rate, setRate] = useState<number | null>(null);
  useEffect(() => {
    if (progress === null) return;
    const now = performance.now();
    const begun = start.current;
    if (begun === null || begun.step !== progress.step) {
      start.current = { step: progress.step, at: now, done: progress.done };
      setRate(null);
    } else if (now - begun.at > FIRST_PACE_MILLISECONDS) {
      setRate(((progress.done - begun.done) * 1000) / (now - begun.at));
    }
  }, [progress]);
  return rate;
}

/** How far an import has come, how fast it goes, and a way to give it up. */
export function ImportProgress({ progress, onCancel }: { progress: Progress | null; onCancel: () => void }) {
  const { t, i18n } = useTranslation('imports');
  const formats = useFormats();
  const rate = useRate(progress);
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
  const pace = rate === null ? '' : ` · ${t('perSecond', { amount: amount(rate) })}`;
  return (
    <ProgressLine text={`${words}${pace}`} done={progress.done} total={progress.total} onCancel={onCancel} />
  );
}
