/** A text as one cell of a CSV file, quoted where it must be. */
export function csvCell(text: string, separator: ',' | ';'): string {
  // A leading sign of a formula is disarmed, so that a spreadsheet shows the text instead of running it.
  const harmless = /^[=+@\t\r-]/.test(text) ? `'${text}` : text;
  return /["\r\n]/.test(harmless) || harmless.includes(separator)
    ? `"${harmless.replaceAll('"', '""')}"`
    : harmless;
}
