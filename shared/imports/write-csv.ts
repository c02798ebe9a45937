/** A table as CSV (RFC 4180) with every cell quoted, so that no cell can be taken for something else. */
export function writeCsvRow(cells: readonly string[]): string {
  return `${cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')}\r\n`;
}
