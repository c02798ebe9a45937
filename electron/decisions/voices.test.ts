import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Criterion } from '#shared/features/criterion.ts';
import { openTestWorkspace, type TestWorkspace } from '#tests/support/open-test-workspace.ts';
import { seedFeature } from '#tests/support/seed-feature.ts';

const PHASE = 'alpha-beta';
let workspace: TestWorkspace;

// Its phase began on 2 November; today is the 24th.
beforeEach(() => {
  workspace = openTestWorkspace();
  seedFeature(workspace.path, {
    featureId: 'alpha',
    people: ['one', 'two', 'three'].map((id, index) => {
      return { id, code: `P-0${index + 1}`, industry: index < 2 ? 'hotel' : 'bar', consent: 'quote' };
    }),
  });
});
afterEach(() => workspace.close());

async function ask(criteria: Criterion[]): Promise<void> {
  await workspace.call('features.setCriteria', { phaseId: PHASE, criteria, reason: 'Asked by the owner.' });
}

async function hear(personId: string, themes: readonly string[]): Promise<void> {
  const { noteId } = await workspace.call('notes.start', { kind: 'interview', featureId: 'alpha', personId });
  const line = {
    mark: 'observation' as const,
    text: 'As they said',
    severity: null,
    themes: themes.map((name) => ({ name })),
  };
  await workspace.call('notes.addLine', { noteId, line });
}

async function verdictOf(kind: Criterion['kind']) {
  const gate = await workspace.call('decisions.evaluate', { featureId: 'alpha' });
  return gate?.criteria.find(({ criterion }) => criterion.kind === kind)?.verdict;
}

describe('criteria over voices', () => {
  it('wait until enough people of a segment were heard in the phase', async () => {
    const { segmentId } = await workspace.call('segments.create', {
      name: 'Hotels',
      description: '',
      rule: null,
      personIds: ['one', 'two'],
    });
    await ask([{ kind: 'segment-heard', segment: { id: segmentId, name: 'Hotels' }, people: 2 }]);
    await hear('one', ['price']);
    await hear('three', ['price']);
    expect(await verdictOf('segment-heard')).toBe('not-enough-yet');
    await hear('two', ['price']);
    expect(await verdictOf('segment-heard')).toBe('pass');
    await workspace.call('segments.remove', { segmentId });
    expect(await verdictOf('segment-heard')).toBe('not-answerable');
  });

  it('wait while notes still bring new themes', async () => {
    await ask([{ kind: 'few-new-themes', notes: 2 }]);
    await hear('one', ['price', 'speed']);
    await hear('two', ['price', 'trust']);
    expect(await verdictOf('few-new-themes')).toBe('not-enough-yet');
    await hear('three', ['speed']);
    expect(await verdictOf('few-new-themes')).toBe('pass');
  });
});

describe('a sign-off', () => {
  it('is asked for, given by the person at this computer, and taken back by undo', async () => {
    await ask([{ kind: 'signed-off', who: 'Sales' }]);
    expect(await verdictOf('signed-off')).toBe('not-enough-yet');
    await workspace.call('features.signOff', { phaseId: PHASE, who: 'Sales' });
    expect(await verdictOf('signed-off')).toBe('pass');
    await workspace.call('workspace.undo', {});
    expect(await verdictOf('signed-off')).toBe('not-enough-yet');
  });

  it('is given only while the phase runs', async () => {
    await expect(
      workspace.call('features.signOff', { phaseId: 'alpha-everyone', who: 'Sales' }),
    ).rejects.toMatchObject({ code: 'phase-not-running' });
  });
});

describe('a criterion on a metric that does not exist', () => {
  it('is refused, and nothing changes', async () => {
    await expect(
      ask([{ kind: 'metric-improves', metricId: 'nowhere', certaintyPercent: 80 }]),
    ).rejects.toMatchObject({ code: 'criterion-subject-unknown' });
    expect((await workspace.call('features.get', { featureId: 'alpha' })).plan.amendments).toEqual([]);
  });
});
