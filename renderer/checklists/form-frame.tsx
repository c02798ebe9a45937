import { Button } from '@mantine/core';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

export type FormFrameProps = {
  label: string;
  confirm: string;
  /** Whether everything needed is there. */
  ready: boolean;
  onConfirm: () => Promise<unknown>;
  close: () => void;
  children: ReactNode;
};

/** A small form beneath its item: Enter confirms, Escape closes; a refusal leaves it open with what was typed. */
export function FormFrame({ label, confirm, ready, onConfirm, close, children }: FormFrameProps) {
  const { t } = useTranslation('checklists');
  const [isRunning, setRunning] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    form.current?.querySelector<HTMLElement>('input:not([type="hidden"])')?.focus();
  }, []);
  const run = async (): Promise<void> => {
    setRunning(true);
    try {
      await onConfirm();
      close();
    } catch {
      // The command's own toast says what went wrong.
      setRunning(false);
    }
  };
  return (
    <form
      ref={form}
      className="checklists-form"
      aria-label={label}
      onSubmit={(event) => {
        event.preventDefault();
        if (ready && !isRunning) void run();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        event.stopPropagation();
        close();
      }}
    >
      {children}
      <div className="row checklists-form-buttons">
        <Button type="submit" variant="filled" disabled={!ready} loading={isRunning}>
          {confirm}
        </Button>
        <Button variant="subtle" onClick={close}>
          {t('cancel')}
        </Button>
      </div>
    </form>
  );
}
