import { QueryClient } from '@tanstack/react-query';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createInvalidator, isStaleBy } from './invalidation.ts';
import type { InvalidationTarget } from '#shared/contract/define-contract.ts';

describe('what a change makes stale', () => {
  it.each([
    [['notes'], ['notes.list', {}], true],
    [['notes'], ['notesy.list', {}], false],
    [['notes'], ['features.list', {}], false],
    [['features', 'notes'], ['features.get', { featureId: 'a' }], true],
    [['features'], ['simulator.simulate', { featureId: 'a' }], true],
    [['metrics'], ['simulator.describe', { featureId: 'a' }], true],
    [['notes'], ['simulator.simulate', { featureId: 'a' }], false],
    [['everything'], ['shell.describe', {}], true],
    [[], ['notes.list', {}], false],
    [['notes'], [42], false],
  ] as const)('%j and the answer of %j: %s', (targets, key, stale) => {
    expect(isStaleBy(new Set<InvalidationTarget>(targets), key)).toBe(stale);
  });
});

describe('refetching after changes', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('asks once for a reply and the event that tells the same', () => {
    const client = new QueryClient();
    client.setQueryData(['notes.list', {}], []);
    client.setQueryData(['features.list', {}], []);
    const isStale = (method: string): boolean | undefined =>
      client.getQueryState([method, {}])?.isInvalidated;
    const changes: unknown[] = [];
    client
      .getQueryCache()
      .subscribe((event) => event.type === 'updated' && changes.push(event.query.queryKey));
    const invalidate = createInvalidator(client);
    invalidate(['notes']);
    invalidate(['notes']);
    expect(isStale('notes.list')).toBe(false);
    vi.runAllTimers();
    expect([isStale('notes.list'), isStale('features.list')]).toEqual([true, false]);
    expect(changes).toHaveLength(1);
  });
});
