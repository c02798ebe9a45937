import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SegmentRule } from '#shared/segments/segment-rule.ts';
import { addFeature } from '#tests/support/add-feature.ts';
import { openTestWorkspace, type TestWorkspace } from '#tests/support/open-test-workspace.ts';

let workspace: TestWorkspace;
let segmentId = '';

function inRegions(...values: string[]): SegmentRule {
  const conditions = [{ test: 'one-of' as const, attribute: 'Region', values }];
  return { match: 'all', groups: [{ match: 'all', conditions }] };
}

const preview = (rule: SegmentRule) => workspace.call('segments.previewSegment', { segmentId, rule });

beforeEach(async () => {
  workspace = openTestWorkspace({ today: '2026-11-24' });
  addFeature(workspace.path, {
    id: 'labels',
    name: 'New labels',
    phases: [
      { name: 'Closed beta', audience: 'picked', startedOn: '2026-11-01' },
      { name: 'Early adopters', audience: 'picked', startedOn: null },
    ],
  });
  for (const [Region, people] of [
    ['Marche', 4],
    ['Umbria', 2],
  ] as const) {
    for (let number = 0; number < people; number += 1) {
      const attributes = { Region };
      await workspace.call('segments.addPerson', {
        name: `${Region} ${number}`,
        role: 'customer',
        attributes,
      });
    }
  }
  const made = await workspace.call('segments.create', {
    name: 'Central',
    rule: inRegions('Marche', 'Umbria'),
  });
  segmentId = made.segmentId;
  const request = { segmentId, stratifyBy: null, holdBack: 0, include: [], exclude: [] };
  await workspace.call('segments.pickExactly', { ...request, phaseId: 'labels-phase-1', count: 5 });
});
afterEach(() => workspace.close());

describe('a segment that a phase not begun is picked from', () => {
  it('warns of the phase before it is changed to fewer people than that asks for', async () => {
    expect((await preview(inRegions('Marche'))).shortPhases).toEqual([
      { featureName: 'New labels', phaseName: 'Early adopters', asked: 5, left: 4 },
    ]);
  });

  it('warns of nothing while enough are left', async () => {
    expect((await preview(inRegions('Marche', 'Umbria'))).shortPhases).toEqual([]);
  });

  it('counts nobody who opted out as left', async () => {
    const { people } = await workspace.call('segments.listPeople', {});
    for (const person of people.slice(0, 2)) {
      await workspace.call('segments.optOut', { personId: person.id });
    }
    expect((await preview(inRegions('Marche', 'Umbria'))).shortPhases).toMatchObject([{ asked: 5, left: 4 }]);
  });

  it('warns of no phase that has begun: its people stay whatever becomes of the segment', async () => {
    const request = { segmentId, stratifyBy: null, holdBack: 0, include: [], exclude: [] };
    await workspace.call('segments.pickExactly', { ...request, phaseId: 'labels-phase-0', count: 6 });
    const { shortPhases } = await preview(inRegions('Umbria'));
    expect(shortPhases.map(({ phaseName }) => phaseName)).toEqual(['Early adopters']);
  });
});
