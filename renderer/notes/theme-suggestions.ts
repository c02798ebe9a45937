import { useState } from 'react';
import type { Theme } from '#shared/notes/note.ts';
import { completeTheme, halfTheme, type HalfTheme } from '#shared/notes/parse-line.ts';
import { themeKey } from '#shared/notes/theme-name.ts';

const MOST = 6;

/** Themes whose name holds what was typed; those that begin with it first. */
export function matchingThemes(themes: readonly Theme[], typed: string): Theme[] {
  const sought = themeKey(typed);
  const holding = themes.filter((theme) => themeKey(theme.name).includes(sought));
  const begins = (theme: Theme): number => (themeKey(theme.name).startsWith(sought) ? 0 : 1);
  return holding.toSorted((a, b) => begins(a) - begins(b)).slice(0, MOST);
}

type SuggestionOptions = {
  typed: string;
  caret: number;
  themes: readonly Theme[];
  complete: (typed: string, caret: number) => void;
};

/** Type-ahead for the theme before the caret. */
export function useThemeSuggestions({ typed, caret, themes, complete }: SuggestionOptions) {
  const [active, setActive] = useState(0);
  const [dismissed, setDismissed] = useState<string | null>(null);
  const beforeCaret = typed.slice(0, caret);
  const half: HalfTheme | null = halfTheme(beforeCaret);
  const matches = half === null || dismissed === beforeCaret ? [] : matchingThemes(themes, half.typed);
  const index = Math.min(active, Math.max(0, matches.length - 1));
  const accept = (theme: Theme | undefined): void => {
    if (half === null || theme === undefined) return;
    const completed = completeTheme({ beforeCaret, afterCaret: typed.slice(caret) }, half, theme.name);
    setActive(0);
    complete(completed.typed, completed.caret);
  };
  return {
    half,
    matches,
    index,
    isOpen: matches.length > 0,
    move: (by: number) => setActive((index + by + matches.length) % matches.length),
    accept: () => accept(matches[index]),
    pick: accept,
    dismiss: () => setDismissed(beforeCaret),
  };
}

export type Suggestions = ReturnType<typeof useThemeSuggestions>;
