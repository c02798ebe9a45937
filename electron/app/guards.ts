import { shell, type App, type Session, type WebContents } from 'electron';
import { APP_ORIGIN } from './interface-protocol.ts';

function openOutside(address: string): void {
  if (!URL.canParse(address) || new URL(address).protocol !== 'https:') return;
  shell.openExternal(address).catch((error: unknown) => console.error(error));
}

function isOwnPage(address: string): boolean {
  return address === APP_ORIGIN || address.startsWith(`${APP_ORIGIN}/`);
}

function guardContents(contents: WebContents): void {
  contents.on('will-navigate', (event) => {
    if (isOwnPage(event.url)) return;
    event.preventDefault();
    openOutside(event.url);
  });
  contents.on('will-frame-navigate', (event) => {
    if (!event.isMainFrame && event.url !== 'about:srcdoc') event.preventDefault();
  });
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(({ url }) => {
    openOutside(url);
    return { action: 'deny' };
  });
}

/** Windows stay on their own pages; a link to the web opens in the person's browser. */
export function guardEveryWindow(app: App): void {
  app.on('web-contents-created', (_event, contents) => guardContents(contents));
}

/** No camera, place, notification or device; only copying text, from our own page. */
export function denyPermissions(session: Session): void {
  const isCopying = (permission: string, address: string) =>
    permission === 'clipboard-sanitized-write' && isOwnPage(address);
  session.setPermissionRequestHandler((contents, permission, answer) => {
    answer(isCopying(permission, contents.getURL()));
  });
  session.setPermissionCheckHandler((_contents, permission, origin) =>
    isCopying(permission, origin.replace(/\/$/, '')),
  );
  session.setDevicePermissionHandler(() => false);
}

/** What the interface made itself may be saved, where the person says; nothing else is downloaded. */
export function guardDownloads(session: Session): void {
  session.on('will-download', (event, item) => {
    if (!item.getURL().startsWith(`blob:${APP_ORIGIN}/`)) {
      event.preventDefault();
      return;
    }
    item.setSaveDialogOptions({ defaultPath: item.getFilename() });
  });
}
