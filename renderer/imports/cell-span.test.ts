import { describe, expect, it } from 'vitest';
import { cellSpan } from './cell-span.ts';

describe('the cell to blame in a row as written', () => {
  it.each([
    ['31/11/2026;p;20', 0, ';', '31/11/2026'],
    ['31/11/2026;p;20', 2, ';', '20'],
    ['a;"x;y";20', 1, ';', '"x;y"'],
    ['a;"say ""so""; then";20', 2, ';', '20'],
    ['a;;20', 1, ';', ''],
    ['a::b::c', 1, '::', 'b'],
    ['a;"never closed;20', 1, ';', '"never closed;20'],
  ])('of %s, cell %i parted by %s, is %s', (text, column, delimiter, cell) => {
    const span = cellSpan(text, column, delimiter);
    expect(span === null ? null : text.slice(span.from, span.to)).toBe(cell);
  });

  it.each([
    ['a;b', 2],
    ['', 1],
  ])('of %s is nowhere when there is no cell %i', (text, column) => {
    expect(cellSpan(text, column, ';')).toBeNull();
  });
});
