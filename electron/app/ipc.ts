import { ipcMain, type IpcMainEvent, type IpcMainInvokeEvent, type WebContents } from 'electron';
import type { AppEvent, Reply } from '#shared/contract/envelope.ts';
import { AppError } from '#shared/kernel/app-error.ts';
import type { Door } from '#electron/rpc/door.ts';
import { replyFromError } from '#electron/rpc/reply-from-error.ts';
import { callSchema, requestIdSchema } from '#electron/shell/call-schema.ts';
import { CALL_CHANNEL, CANCEL_CHANNEL, EVENT_CHANNEL } from './channels.ts';
import { APP_ORIGIN } from './interface-protocol.ts';

/** Our own page in a window's main frame; no frame inside it and no page it might have been led to. */
function isOwnWindow({ sender, senderFrame }: IpcMainEvent | IpcMainInvokeEvent): boolean {
  return senderFrame !== null && senderFrame === sender.mainFrame && senderFrame.origin === APP_ORIGIN;
}

async function answer(door: Door, event: IpcMainInvokeEvent, call: unknown): Promise<Reply> {
  try {
    if (!isOwnWindow(event)) throw new AppError('precondition', 'foreign-sender');
    return await door.call(callSchema.parse(call));
  } catch (error) {
    return replyFromError(error);
  }
}

/** Tells one window something the door does not say to all. */
export function tellWindow(contents: WebContents, event: AppEvent): void {
  contents.send(EVENT_CHANNEL, event);
}

/** Lets windows call through the door and hear its events. */
export function connectWindows(door: Door, listWindows: () => readonly WebContents[]): void {
  ipcMain.handle(CALL_CHANNEL, (event, call: unknown) => answer(door, event, call));
  ipcMain.on(CANCEL_CHANNEL, (event, requestId: unknown) => {
    const parsed = requestIdSchema.safeParse(requestId);
    if (isOwnWindow(event) && parsed.success) door.cancel(parsed.data);
  });
  door.subscribe((event) => {
    for (const contents of listWindows()) tellWindow(contents, event);
  });
}
