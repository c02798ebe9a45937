import { Button, Popover } from '@mantine/core';
import type { LucideIcon } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';

export type ConfirmInlineProps = {
  /** The button that asks. */
  label: string;
  icon?: LucideIcon;
  tone?: 'plain' | 'danger';
  size?: 'sm' | 'md';
  question: ReactNode;
  confirmLabel: string;
  /** Closes when it resolves; stays open when it rejects. */
  onConfirm: () => Promise<unknown> | void;
  isRunning?: boolean;
  disabled?: boolean;
  /** Whether the confirm button may be pressed: a reason may be missing. */
  ready?: boolean;
  /** Fields between question and buttons. */
  children?: ReactNode;
};

type PanelProps = Omit<ConfirmInlineProps, 'label' | 'icon' | 'size' | 'disabled'> & { close: () => void };

function ConfirmPanel(props: PanelProps) {
  const { tone = 'plain', question, confirmLabel, onConfirm, isRunning = false, ready = true } = props;
  const { t } = useTranslation('ui');
  const confirm = async (): Promise<void> => {
    try {
      await onConfirm();
      props.close();
    } catch {
      // The command itself has said what went wrong; what was typed stays.
    }
  };
  return (
    <form
      className="stack"
      style={{ gap: 12 }}
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) void confirm();
      }}
    >
      <div className="soft">{question}</div>
      {props.children}
      <div className="row">
        <Button
          type="submit"
          disabled={!ready}
          loading={isRunning}
          data-autofocus={props.children === undefined ? true : undefined}
          {...(tone === 'danger' ? { variant: 'outline', color: 'red' } : { variant: 'filled' })}
        >
          {confirmLabel}
        </Button>
        <Button variant="subtle" onClick={props.close}>
          {t('cancel')}
        </Button>
      </div>
    </form>
  );
}

/** A button that asks once more right beneath itself: for what undo cannot take back. */
export function ConfirmInline(props: ConfirmInlineProps) {
  const { label, icon: Icon, tone = 'plain', size = 'md', disabled = false, ...panel } = props;
  const [opened, setOpened] = useState(false);
  return (
    <Popover opened={opened} onChange={setOpened} width={360} position="bottom-end" trapFocus returnFocus>
      <Popover.Target>
        <Button
          size={size}
          disabled={disabled}
          leftSection={Icon === undefined ? null : <Icon className="icon-small" aria-hidden="true" />}
          onClick={() => setOpened(!opened)}
          {...(tone === 'danger' ? { variant: 'outline', color: 'red' } : {})}
        >
          {label}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={label}>
        <ConfirmPanel {...panel} tone={tone} close={() => setOpened(false)} />
      </Popover.Dropdown>
    </Popover>
  );
}
