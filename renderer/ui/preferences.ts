import { create } from 'zustand';
import { createJSONStorage, persist, type StateStorage } from 'zustand/middleware';
import { type Language, languageOfTag } from '#shared/words/language.ts';

export type ThemeChoice = 'light' | 'dark' | 'system';
export type RailChoice = 'by-width' | 'full' | 'marks';

export type Preferences = {
  theme: ThemeChoice;
  language: Language;
  rail: RailChoice;
  /** Where the person was last: "/features/…/decisions". */
  lastPlace: string;
};

const COOKIE_DAYS_IN_SECONDS = 400 * 24 * 60 * 60;

function readCookie(name: string): string | null {
  const entry = document.cookie.split('; ').find((part) => part.startsWith(`${name}=`));
  return entry === undefined ? null : decodeURIComponent(entry.slice(name.length + 1));
}

/** Cookies reach every program on this computer's own address, so only the look goes in, never a place. */
function lookOnly(stored: string): string {
  const { state, version } = JSON.parse(stored) as { state: Preferences; version: number };
  const { theme, language, rail } = state;
  return JSON.stringify({ state: { theme, language, rail }, version });
}

/**
 * The browser keeps storage by port, and the web host has another port at every start; a cookie knows no port. Where
 * cookies are not kept (the desktop window) the storage is.
 */
const acrossStarts: StateStorage = {
  getItem: (name) => localStorage.getItem(name) ?? readCookie(name),
  setItem: (name, value) => {
    localStorage.setItem(name, value);
    document.cookie = `${name}=${encodeURIComponent(lookOnly(value))}; path=/; max-age=${COOKIE_DAYS_IN_SECONDS}; SameSite=Strict`;
  },
  removeItem: (name) => localStorage.removeItem(name),
};

/** What belongs to this window and not to the workspace; kept by the browser between starts. */
export const usePreferences = create<Preferences>()(
  persist(
    (): Preferences => ({
      theme: 'system',
      language: languageOfTag(navigator.language),
      rail: 'by-width',
      lastPlace: '/today',
    }),
    { name: 'pilotbook-preferences', version: 1, storage: createJSONStorage(() => acrossStarts) },
  ),
);

export function setPreferences(change: Partial<Preferences>): void {
  usePreferences.setState(change);
}
