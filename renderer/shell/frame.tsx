import { ActionIcon, Drawer } from '@mantine/core';
import { useDisclosure, useMediaQuery } from '@mantine/hooks';
import { Menu as MenuIcon, Search } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useSearch } from 'wouter';
import { ClockWarning } from './clock-warning.tsx';
import { LostHost } from './lost-host.tsx';
import { Outlet } from './outlet.tsx';
import { openPalette, Palette } from './palette.tsx';
import { Rail } from './rail.tsx';
import { useKeptFocus } from './use-kept-focus.ts';
import { WindowKeys } from './window-keys.tsx';
import { useCommand } from '#renderer/rpc/use-command.ts';
import { useQueryOf } from '#renderer/rpc/use-query-of.ts';
import { setPreferences, usePreferences } from '#renderer/ui/preferences.ts';
import { dismissRefusedDeed } from '#renderer/ui/toast.tsx';
import './shell.css';

/** Remembers the place for the next start; a page that replaced the focused one gets the focus. */
function useFollowPlace() {
  const [path] = useLocation();
  const search = useSearch();
  const main = useRef<HTMLElement>(null);
  useEffect(() => {
    if (path === '/') return;
    setPreferences({ lastPlace: search === '' ? path : `${path}?${search}` });
  }, [path, search]);
  useEffect(() => {
    // What had the focus may have gone with the former page.
    const active = document.activeElement;
    if (path !== '/' && (active === null || active === document.body)) main.current?.focus();
  }, [path]);
  useEffect(dismissRefusedDeed, [path]);
  useKeptFocus(main);
  return main;
}

function useMarks(): boolean {
  const rail = usePreferences((preferences) => preferences.rail);
  const isNarrow = useMediaQuery('(max-width: 1380px)', false, { getInitialValueInEffect: false });
  return rail === 'marks' || (rail === 'by-width' && isNarrow);
}

/** Where the desktop tells of alerts, it speaks as the window does. */
function useTellLanguage(): void {
  const language = usePreferences((preferences) => preferences.language);
  const desktop = useQueryOf('shell.describeNotices', {}).data?.desktop ?? 'none';
  const { mutate } = useCommand('shell.setNotices');
  useEffect(() => {
    if (desktop !== 'none') mutate({ language });
  }, [desktop, language, mutate]);
}

/** Below 720 px the rail comes out of a drawer. */
function TopBar() {
  const { t } = useTranslation('shell');
  const [path] = useLocation();
  const [opened, { open, close }] = useDisclosure();
  useEffect(close, [path, close]);
  return (
    <div className="app-topbar" role="region" aria-label="Pilotbook">
      <ActionIcon size={32} aria-label={t('main')} onClick={open}>
        <MenuIcon className="icon" aria-hidden="true" />
      </ActionIcon>
      <span className="grow strong">Pilotbook</span>
      <ActionIcon size={32} aria-label={t('findOrDo')} onClick={openPalette}>
        <Search className="icon" aria-hidden="true" />
      </ActionIcon>
      <Drawer
        opened={opened}
        onClose={close}
        size={280}
        title="Pilotbook"
        closeButtonProps={{ 'aria-label': t('close') }}
      >
        <Rail marks={false} toggle="hidden" />
      </Drawer>
    </div>
  );
}

/** The window: rail, page, palette and keys. */
export function Frame() {
  const { t } = useTranslation('shell');
  const main = useFollowPlace();
  const marks = useMarks();
  useTellLanguage();
  return (
    <div className={marks ? 'app app-marks' : 'app'}>
      <button type="button" className="skip-link" onClick={() => main.current?.focus()}>
        {t('skip')}
      </button>
      <TopBar />
      <Rail marks={marks} toggle="shown" />
      <main ref={main} className="app-main" tabIndex={-1}>
        <LostHost />
        <ClockWarning />
        <Outlet />
      </main>
      <Palette />
      <WindowKeys />
    </div>
  );
}
