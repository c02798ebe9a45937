import { describe, expect, it } from 'vitest';
import { hashOfTarget, placeOfHash } from './hash-place.ts';

describe('a place behind the hash', () => {
  it.each([
    ['', '/', ''],
    ['#/', '/', ''],
    ['#/today', '/today', ''],
    ['#/features/f-1/plan', '/features/f-1/plan', ''],
    ['#/imports/new?feature=f-1', '/imports/new', 'feature=f-1'],
    ['#today', '/today', ''],
  ])('%j is path %j with search %j', (hash, path, search) => {
    expect(placeOfHash(hash)).toEqual({ path, search });
  });

  it('stays on its path when only the search changes', () => {
    expect(hashOfTarget('?kind=call', { path: '/notes', search: '' })).toBe('#/notes?kind=call');
    expect(hashOfTarget('/notes', { path: '/today', search: 'a=b' })).toBe('#/notes');
  });
});
