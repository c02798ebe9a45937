import { Button, Progress } from '@mantine/core';
import { useTranslation } from 'react-i18next';

export type ProgressLineProps = {
  /** What is being done, with its counts: "12,400 of 40,000 rows". */
  text: string;
  done: number;
  /** Null when the end is not known. */
  total: number | null;
  onCancel?: () => void;
  cancelLabel?: string;
};

/** How far long work has come, with a way to stop it. */
export function ProgressLine({ text, done, total, onCancel, cancelLabel }: ProgressLineProps) {
  const { t } = useTranslation('ui');
  const percent = total === null || total === 0 ? 100 : Math.min(100, (done / total) * 100);
  return (
    <div className="row" role="status">
      <div className="grow">
        <div className="soft num">{text}</div>
        <Progress value={percent} animated={total === null} size={6} mt={4} aria-label={text} />
      </div>
      {onCancel !== undefined && (
        <Button size="sm" onClick={onCancel}>
          {cancelLabel ?? t('cancel')}
        </Button>
      )}
    </div>
  );
}
