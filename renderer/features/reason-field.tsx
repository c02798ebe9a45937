import { Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useMustFill } from '#renderer/ui/use-must-fill.ts';

const LONGEST_REASON = 500;

export type ReasonFieldProps = { value: string; onChange: (reason: string) => void };

/** Why something locked is changed; it stays beside both versions. */
export function ReasonField({ value, onChange }: ReasonFieldProps) {
  const { t } = useTranslation('features');
  const mustFill = useMustFill(value);
  return (
    <Textarea
      label={t('reason')}
      description={t('reasonHint')}
      autosize
      minRows={2}
      maxLength={LONGEST_REASON}
      {...mustFill}
      data-autofocus
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
