import { Menu, type MenuItemConstructorOptions } from 'electron';
import { say, type Words } from '#shared/words/create-words.ts';

export type MenuDeeds = { openWorkspace: () => void; openSample: () => void };
export type MenuOptions = { words: Words; deeds: MenuDeeds; platform: NodeJS.Platform; devTools: boolean };

function viewItems(devTools: boolean): MenuItemConstructorOptions[] {
  const items: MenuItemConstructorOptions[] = [
    { role: 'resetZoom' },
    { role: 'zoomIn' },
    { role: 'zoomOut' },
    { type: 'separator' },
    { role: 'togglefullscreen' },
  ];
  return devTools ? [...items, { type: 'separator' }, { role: 'reload' }, { role: 'toggleDevTools' }] : items;
}

/** The application menu; roles bring the platform's own words, keys and behaviour. */
export function setMenu({ words, deeds, platform, devTools }: MenuOptions): void {
  const text = (key: string) => say(words, `desktop:menu.${key}`);
  const file: MenuItemConstructorOptions = {
    label: text('file'),
    submenu: [
      { label: text('open'), accelerator: 'CmdOrCtrl+O', click: deeds.openWorkspace },
      { label: text('sample'), click: deeds.openSample },
      { type: 'separator' },
      { role: platform === 'darwin' ? 'close' : 'quit' },
    ],
  };
  const view = { label: text('view'), submenu: viewItems(devTools) };
  const help: MenuItemConstructorOptions = {
    role: 'help',
    label: text('help'),
    submenu: [{ role: 'about', label: text('about') }],
  };
  const menu: MenuItemConstructorOptions[] = [file, { role: 'editMenu' }, view, { role: 'windowMenu' }];
  const whole = platform === 'darwin' ? [{ role: 'appMenu' as const }, ...menu] : [...menu, help];
  Menu.setApplicationMenu(Menu.buildFromTemplate(whole));
}
