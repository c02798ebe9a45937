import { Button, Textarea } from '@mantine/core';
import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';

/** As `mendedLineSchema`: longer rows are mended in the file. */
export const LONGEST_MENDED_TEXT = 10_000;

export type MendFieldProps = {
  line: number;
  text: string;
  onSave: (text: string) => void;
  onCancel: () => void;
};

/** The row's text to be mended where it stands: Enter keeps it, Escape leaves it as it was. */
export function MendField({ line, text, onSave, onCancel }: MendFieldProps) {
  const { t } = useTranslation('imports');
  const [typed, setTyped] = useState(text);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      onSave(typed);
    }
    if (event.key === 'Escape') {
      event.stopPropagation();
      onCancel();
    }
  };
  return (
    <div className="stack imports-mend">
      <Textarea
        aria-label={t('mendLine', { line })}
        value={typed}
        maxLength={LONGEST_MENDED_TEXT}
        autosize
        minRows={1}
        maxRows={6}
        autoFocus
        spellCheck={false}
        classNames={{ input: 'mono imports-mend-input' }}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <div className="row">
        <Button size="sm" onClick={() => onSave(typed)}>
          {t('mendKeep')}
        </Button>
        <Button size="sm" variant="subtle" onClick={onCancel}>
          {t('mendCancel')}
        </Button>
      </div>
    </div>
  );
}
