import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CAREFUL_RISK_ANSWERS } from '#shared/features/feature.ts';
import { openTestWorkspace, type TestWorkspace } from '#tests/support/open-test-workspace.ts';

let workspace: TestWorkspace;
let featureId = '';
let phaseId = '';

beforeEach(async () => {
  workspace = openTestWorkspace();
  const planned = await workspace.call('decisions.planRollout', {
    name: 'Order by message',
    kind: 'product',
    riskAnswers: CAREFUL_RISK_ANSWERS,
    metric: null,
    hypothesis: null,
    guardrail: null,
    phases: [{ name: 'Closed beta', audience: 'picked', people: 6, holdDays: 7, plannedStart: '2031-11-03' }],
  });
  featureId = planned.featureId;
  phaseId = (await phase()).id;
});
afterEach(() => workspace.close());

async function phase() {
  const [first] = (await workspace.call('features.get', { featureId })).plan.phases;
  if (first === undefined) throw new Error('The plan has a phase.');
  return first;
}

describe('a plan with something wrong in it is refused by the engine too, and stays as it was', () => {
  it.each([
    ['fewer people than nobody', { people: -1 }],
    ['half a person', { people: 2.5 }],
    ['more people than anybody has', { people: 10_000_001 }],
    ['more days than a year', { holdDays: 366 }],
    ['a day that is none', { plannedStart: '2031-02-30' }],
    ['no name', { name: ' ' }],
    ['no day for customers', { holdDays: 0 }],
  ])('%s', async (_title, change) => {
    const before = await phase();
    await expect(workspace.call('features.editPhase', { phaseId, change, reason: '' })).rejects.toMatchObject(
      {
        kind: 'validation',
      },
    );
    expect(await phase()).toEqual(before);
  });

  it.each(['metric-improves', 'guardrail-holds'] as const)('%s of a metric there is not', async (kind) => {
    const before = await phase();
    const criteria = [{ kind, metricId: 'no-such-metric', certaintyPercent: 80 }];
    await expect(workspace.call('features.setCriteria', { phaseId, criteria })).rejects.toMatchObject({
      code: 'criterion-subject-unknown',
    });
    expect(await phase()).toEqual(before);
  });

  it.each([
    ['a sign-off by nobody', { kind: 'signed-off', who: ' ' } as const],
    ['a rehearsal within no days', { kind: 'rollback-rehearsed', withinDays: 0 } as const],
    ['a day that is none', { kind: 'not-before', day: '2031-13-01' } as const],
  ])('%s before it starts', async (_title, criterion) => {
    await expect(workspace.call('features.putEntryCriterion', { phaseId, criterion })).rejects.toMatchObject({
      kind: 'validation',
    });
    expect((await phase()).entryCriteria).toEqual([]);
  });

  it('days on which nothing starts that end before they begin', async () => {
    const backwards = { featureId: null, name: 'Fair', firstDay: '2031-12-05', lastDay: '2031-12-01' };
    await expect(workspace.call('features.addBlackout', backwards)).rejects.toMatchObject({
      code: 'blackout-backwards',
    });
    expect(await workspace.call('features.listBlackouts', { featureId })).toEqual([]);
  });
});
