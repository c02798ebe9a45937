import {
  Contrast,
  FileDown,
  Languages,
  type LucideIcon,
  MapPin,
  NotebookPen,
  Plus,
  Redo2,
  Rocket,
  Undo2,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { navigateTo } from './hash-place.ts';
import { PLACES } from './keys.ts';
import { useDeeds } from './use-deeds.ts';
import { useQueryOf } from '#renderer/rpc/use-query-of.ts';
import { setPreferences, type ThemeChoice, usePreferences } from '#renderer/ui/preferences.ts';

export type PaletteEntry = {
  key: string;
  label: string;
  hint?: string;
  keys?: string;
  icon: LucideIcon;
  run: () => void;
};

const THEMES: readonly ThemeChoice[] = ['light', 'dark', 'system'];

function useAppearanceEntries(): PaletteEntry[] {
  const { t } = useTranslation('shell');
  const { theme, language } = usePreferences();
  const themes = THEMES.filter((choice) => choice !== theme).map((choice) => ({
    key: `theme-${choice}`,
    label: t(`palette.theme.${choice}`),
    icon: Contrast,
    run: () => setPreferences({ theme: choice }),
  }));
  const other = language === 'en' ? 'it' : 'en';
  // Named in the language it switches to, for those who cannot read the present one.
  const label = other === 'it' ? 'Passa all’italiano' : 'Switch to English';
  const switchLanguage = {
    key: 'language',
    label,
    icon: Languages,
    run: () => setPreferences({ language: other }),
  };
  return [...themes, switchLanguage];
}

function useDeedEntries(): PaletteEntry[] {
  const { t } = useTranslation('shell');
  const { newNote, undo, redo } = useDeeds();
  const appearance = useAppearanceEntries();
  return [
    { key: 'new-note', label: t('newNote'), keys: 'n', icon: NotebookPen, run: newNote },
    { key: 'new-feature', label: t('newFeature'), icon: Plus, run: () => navigateTo('/features/new') },
    { key: 'import', label: t('importNumbers'), icon: FileDown, run: () => navigateTo('/imports/new') },
    { key: 'undo', label: t('undo'), icon: Undo2, run: undo },
    { key: 'redo', label: t('redo'), icon: Redo2, run: redo },
    ...appearance,
  ];
}

/** What the palette offers before anything is searched in the workspace. */
export function usePaletteEntries() {
  const { t } = useTranslation('shell');
  const { data: summaries = [] } = useQueryOf('features.list', { include: 'all' });
  const deeds = useDeedEntries();
  const places: PaletteEntry[] = PLACES.map(({ key, letter, path }) => ({
    key: `place-${key}`,
    label: t(`places.${key}`),
    keys: `g ${letter}`,
    icon: MapPin,
    run: () => navigateTo(path),
  }));
  const features: PaletteEntry[] = summaries.map(({ feature }) => ({
    key: `feature-${feature.id}`,
    label: feature.name,
    hint: feature.ownerName,
    icon: Rocket,
    run: () => navigateTo(`/features/${feature.id}/plan`),
  }));
  return { deeds, places, features };
}
