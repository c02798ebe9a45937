import { describe, expect, it } from 'vitest';
import { readAmendment } from './read-amendment.ts';

describe('an amendment', () => {
  it('tells each field that changed with both its values, in the order of the plan', () => {
    const fields = readAmendment({
      before: '{"exitCriteria":[],"holdDays":21,"plannedStart":null}',
      after: '{"exitCriteria":[{"kind":"checklist-complete"}],"holdDays":25,"plannedStart":"2026-11-30"}',
    });
    expect(fields.map(({ before, after }) => [before.field, before.value, after.value])).toEqual([
      ['holdDays', 21, 25],
      ['plannedStart', null, '2026-11-30'],
      ['exitCriteria', 0, 1],
    ]);
  });

  it('shows nothing it does not know', () => {
    expect(readAmendment({ before: '{"audience":"<b>"}', after: '{"audience":"picked","more":1}' })).toEqual([
      {
        before: { field: 'audience', kind: 'none', value: null },
        after: { field: 'audience', kind: 'code', value: 'picked' },
      },
    ]);
  });
});
