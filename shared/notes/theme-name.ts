/** A theme's name as it is shown: one line, single spaces, no straight quotes (they end a name while typing). */
export function tidyThemeName(name: string): string {
  return name.replace(/\s+/g, ' ').replaceAll('"', '”').trim();
}

/** Two names are the same theme when they differ in case or spacing only; accents tell apart. */
export function themeKey(name: string): string {
  return tidyThemeName(name).normalize('NFC').toLowerCase();
}
