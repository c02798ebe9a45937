import { describe, expect, it } from 'vitest';
import { withoutSmallGroups } from './small-groups.ts';

describe('groups in a report', () => {
  it('of fewer than five people stand together without their names', () => {
    expect(
      withoutSmallGroups([
        { segment: 'Retail', heard: 3, people: 5 },
        { segment: 'Horeca', heard: 1, people: 4 },
        { segment: 'Schools', heard: 1, people: 1 },
      ]),
    ).toEqual([
      { segment: 'Retail', heard: 3, people: 5 },
      { segment: null, heard: 2, people: 5 },
    ]);
  });
});
