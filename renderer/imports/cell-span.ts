/**
 * Where a cell stands in a row as it is written, quotes included: `from` its first character, `to` behind its last. Null
 * when the row has no such cell.
 */
export function cellSpan(
  text: string,
  column: number,
  delimiter: string,
): { from: number; to: number } | null {
  let from = 0;
  for (let at = 0; ; at += 1) {
    const to = endOfCell(text, from, delimiter);
    if (at === column) return { from, to };
    if (to >= text.length) return null;
    from = to + delimiter.length;
  }
}

function endOfCell(text: string, from: number, delimiter: string): number {
  let at = from;
  if (text[from] === '"') {
    at = from + 1;
    while (at < text.length && !(text[at] === '"' && text[at + 1] !== '"')) at += text[at] === '"' ? 2 : 1;
  }
  const end = text.indexOf(delimiter, at);
  return end < 0 ? text.length : end;
}
