import { create } from 'zustand';
import { persist } from 'zustand/middleware';
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

/** What belongs to this window and not to the workspace; kept by the browser between starts. */
export const usePreferences = create<Preferences>()(
  persist(
    (): Preferences => ({
      theme: 'system',
      language: languageOfTag(navigator.language),
      rail: 'by-width',
      lastPlace: '/today',
    }),
    { name: 'pilotbook-preferences', version: 1 },
  ),
);

export function setPreferences(change: Partial<Preferences>): void {
  usePreferences.setState(change);
}
