import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';

const PLAIN_MILLISECONDS = 6000;
const ERROR_MILLISECONDS = 12_000;

export type Toast = {
  message: string;
  /** A second, quieter line: the next step. */
  detail?: string;
  tone?: 'plain' | 'error';
  action?: { label: string; run: () => void };
  /** A deed that can be taken back or done again: only the newest such message stands. */
  about?: 'deed';
  /** Names the close button in the language on screen. */
  closeLabel?: string;
};

const plainToasts = new Set<string>();

type DeedToast = { id: string; tone: 'plain' | 'error' };
let deedToast: DeedToast | null = null;

let defaultCloseLabel = 'Close';

/** Set once the language is known, so that a toast from anywhere closes in words of that language. */
export function setToastCloseLabel(label: string): void {
  defaultCloseLabel = label;
}

/** Takes away messages that only tell what was done; what went wrong stays until it is read. */
export function dismissToasts(): void {
  for (const id of plainToasts) notifications.hide(id);
  plainToasts.clear();
}

/** Takes away the offer to take back, or to do again, what is no longer the last deed. */
export function dismissDeedToast(): void {
  if (deedToast !== null) notifications.hide(deedToast.id);
  deedToast = null;
}

/** A refusal to take back or do again speaks of where it was asked, so it goes with the page. */
export function dismissRefusedDeed(): void {
  if (deedToast?.tone === 'error') dismissDeedToast();
}

/** A short message at the foot of the window, read out politely. Returns its id. */
export function showToast({ message, detail, tone = 'plain', action, closeLabel, about }: Toast): string {
  const id = crypto.randomUUID();
  const act = (): void => {
    notifications.hide(id);
    action?.run();
  };
  if (tone === 'plain') plainToasts.add(id);
  if (about === 'deed') {
    dismissDeedToast();
    deedToast = { id, tone };
  }
  return notifications.show({
    id,
    onClose: () => plainToasts.delete(id),
    autoClose: tone === 'error' ? ERROR_MILLISECONDS : PLAIN_MILLISECONDS,
    color: tone === 'error' ? 'red' : 'gray',
    role: tone === 'error' ? 'alert' : 'status',
    'data-tone': tone,
    closeButtonProps: { 'aria-label': closeLabel ?? defaultCloseLabel },
    message: (
      <div className="row between">
        <div>
          <div className="medium">{message}</div>
          {detail !== undefined && <div className="soft">{detail}</div>}
        </div>
        {action !== undefined && (
          <Button size="sm" onClick={act}>
            {action.label}
          </Button>
        )}
      </div>
    ),
  });
}
