import { afterEach, beforeEach, expect, it } from 'vitest';
import { addFeature } from '#tests/support/add-feature.ts';
import { openTestWorkspace, type TestWorkspace } from '#tests/support/open-test-workspace.ts';

let workspace: TestWorkspace;
beforeEach(async () => {
  workspace = openTestWorkspace();
  const phases = [{ name: 'Beta', audience: 'picked' as const, startedOn: '2026-11-20' }];
  addFeature(workspace.path, { id: 'first', name: 'First', phases });
  addFeature(workspace.path, { id: 'second', name: 'Second', phases });
  for (let number = 1; number <= 10; number += 1) {
    await workspace.call('segments.addPerson', { name: `Customer ${number}`, role: 'customer' });
  }
});
afterEach(() => workspace.close());

const pick = (feature: string, change: object = {}) => ({
  phaseId: `${feature}-phase-0`,
  count: 4,
  segmentId: null,
  stratifyBy: null,
  holdBack: 0,
  include: [],
  exclude: [],
  ...change,
});

it('tells how many of those picked are in which other running pilot, held back there or not', async () => {
  await workspace.call('segments.pickExactly', pick('first', { holdBack: 2 }));
  const preview = await workspace.call('segments.previewPick', pick('second', { count: 10 }));
  expect(preview.overlaps).toEqual([{ featureId: 'first', featureName: 'First', people: 6 }]);
});

it('leaves out the people of other pilots on request, and never those named by hand', async () => {
  const { picked } = await workspace.call('segments.pickExactly', pick('first'));
  const apart = pick('second', { count: 6, otherPilots: 'leave-out' });
  const preview = await workspace.call('segments.previewPick', apart);
  expect(preview).toMatchObject({ overlaps: [], eligible: 6, missing: 0, barred: { otherPilots: 4 } });
  const named = picked[0]?.personId ?? '';
  const withOne = { ...apart, count: 7, include: [{ personId: named, reason: 'Asked for it' }] };
  expect(await workspace.call('segments.previewPick', withOne)).toMatchObject({
    eligible: 7,
    overlaps: [{ featureName: 'First', people: 1 }],
  });
});

it('does not take the feature from those who have it when they join another pilot later', async () => {
  const apart = pick('second', { otherPilots: 'leave-out' });
  await workspace.call('segments.pickExactly', apart);
  await workspace.call('segments.pickExactly', pick('first', { count: 10 }));
  expect(await workspace.call('segments.previewPick', apart)).toMatchObject({ missing: 0 });
});

it('counts a feature that everybody has as no pilot', async () => {
  addFeature(workspace.path, {
    id: 'done',
    name: 'Done',
    phases: [{ name: 'Everyone', audience: 'everyone', startedOn: '2026-11-01' }],
  });
  await workspace.call('segments.pickExactly', pick('done', { count: 10 }));
  expect((await workspace.call('segments.previewPick', pick('second'))).overlaps).toEqual([]);
});

it('says why nobody may be picked', async () => {
  const { segmentId } = await workspace.call('segments.create', { name: 'Empty', rule: null });
  const preview = await workspace.call('segments.previewPick', pick('second', { segmentId }));
  expect(preview).toMatchObject({ eligible: 0, missing: 4, barred: { notInSegment: 10 } });
});
