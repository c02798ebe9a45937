import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PhaseAudience } from '#shared/features/plan.ts';
import { openTestContext, type TestContext } from '#tests/support/open-test-context.ts';
import { planFeature } from '#tests/support/plan-feature.ts';
import type { FeaturesService } from './features.service.ts';

type Planned = { name: string; audience: PhaseAudience; people: number; plannedStart?: string };

const INTERNAL: Planned = { name: 'Internal', audience: 'staff', people: 6, plannedStart: '2026-11-30' };
const BROADER: Planned = { name: 'Broader', audience: 'sample', people: 90, plannedStart: '2026-12-07' };
const EVERYONE: Planned = { name: 'Everyone', audience: 'everyone', people: 300, plannedStart: '2027-01-25' };

describe('planning', () => {
  let test: TestContext;
  let features: FeaturesService;
  let featureId = '';
  let phaseIds: string[] = [];
  beforeEach(() => {
    test = openTestContext();
    ({ features, featureId, phaseIds } = planFeature(test.context, [INTERNAL, BROADER, EVERYONE]));
  });
  afterEach(() => test.close());

  const steps = () =>
    features
      .getPlan(featureId)
      .phases.map(
        ({ name, people, holdDays, plannedStart }) => `${name} ${people} ${holdDays} ${plannedStart}`,
      );
  const idAt = (position: number): string => phaseIds[position] ?? '';

  function say(key: string, value: unknown): void {
    test.context.db
      .prepare('INSERT OR REPLACE INTO settings (key, value) VALUES (?, ?)')
      .run(key, JSON.stringify(value));
  }

  describe('a blackout', () => {
    const christmas = { name: 'Christmas trade', firstDay: '2026-12-14', lastDay: '2027-01-06' };

    it('of the workspace holds for every feature, one of a feature for that alone', () => {
      features.addBlackout({ featureId: null, ...christmas });
      features.addBlackout({ featureId, name: 'Stock-take', firstDay: '2027-02-01', lastDay: '2027-02-03' });
      const named = (of: string | null) => features.listBlackouts(of).map(({ name }) => name);
      expect(named(featureId)).toEqual(['Christmas trade', 'Stock-take']);
      expect(named(null)).toEqual(['Christmas trade']);
    });

    it('moves later starts past it when a phase ahead of them becomes longer', () => {
      features.addBlackout({ featureId: null, ...christmas });
      features.editPhase(idAt(0), { holdDays: 14 }, '');
      expect(steps()[1]).toBe('Broader 90 7 2027-01-07');
    });

    it('leaves weekends alone where they are worked', () => {
      say('weekends', 'open');
      features.editPhase(idAt(0), { holdDays: 13 }, '');
      expect(steps()[1]).toBe('Broader 90 7 2026-12-13');
    });

    it('that ends before it begins is refused', () => {
      expect(() =>
        features.addBlackout({ featureId: null, ...christmas, lastDay: '2026-12-13' }),
      ).toThrowError(expect.objectContaining({ code: 'blackout-backwards' }));
    });

    it('can be removed, and comes back by undo', () => {
      features.addBlackout({ featureId: null, ...christmas });
      const id = features.listBlackouts(null)[0]?.id ?? '';
      features.removeBlackout(id);
      expect(features.listBlackouts(null)).toEqual([]);
      test.context.commands.undo();
      expect(features.listBlackouts(null)).toMatchObject([christmas]);
    });
  });

  describe('a phase that is split', () => {
    it('becomes two in its place, criteria follow, and nobody of the plan is lost', () => {
      const firstId = features.splitPhase(idAt(1), 'A few first');
      expect(steps()).toEqual([
        'Internal 6 7 2026-11-30',
        'A few first 45 7 2026-12-07',
        'Broader 90 7 2026-12-14',
        'Everyone 300 7 2027-01-25',
      ]);
      expect(features.getPhase(firstId).exitCriteria).toContainEqual({ kind: 'days-elapsed', days: 7 });
      expect(features.getPlan(featureId).version).toBe(2);
    });

    it('is whole again by one undo', () => {
      const before = steps();
      features.splitPhase(idAt(1), 'A few first');
      test.context.commands.undo();
      expect(steps()).toEqual(before);
    });

    it('is refused once it has started, and where it is too small', () => {
      features.editPhase(idAt(1), { people: 5 }, '');
      expect(() => features.splitPhase(idAt(1), 'A few')).toThrowError(
        expect.objectContaining({ code: 'phase-too-small' }),
      );
      features.startPhase(idAt(0), '2026-11-30');
      expect(() => features.splitPhase(idAt(0), 'A few')).toThrowError(
        expect.objectContaining({ code: 'phase-started' }),
      );
    });
  });

  describe('another plan', () => {
    const drafts = [
      { name: 'Half', audience: 'sample', people: 150, holdDays: 7, plannedStart: null },
      { name: 'Everyone', audience: 'everyone', people: 300, holdDays: 7, plannedStart: null },
    ] as const;

    it('replaces one of which nothing has started', () => {
      features.replacePlan(featureId, drafts);
      expect(steps()).toEqual(['Half 150 7 null', 'Everyone 300 7 null']);
      expect(features.getPlan(featureId).phases[0]?.exitCriteria).not.toEqual([]);
    });

    it('never replaces one that has started', () => {
      features.startPhase(idAt(0), '2026-11-30');
      expect(() => features.replacePlan(featureId, drafts)).toThrowError(
        expect.objectContaining({ code: 'phase-started' }),
      );
      expect(steps()).toHaveLength(3);
    });
  });

  describe('a template of one’s own', () => {
    beforeEach(() => {
      say('customerBase', 300);
      say('staffCount', 6);
    });

    it('keeps the plan as shares, is renamed and removed', () => {
      features.keepTemplate(featureId, 'Ours');
      const [template] = features.listTemplates();
      expect(template?.steps.map(({ name, share }) => `${name} ${share}`)).toEqual([
        'Internal 1',
        'Broader 0.3',
        'Everyone 1',
      ]);
      features.renameTemplate(template?.id ?? '', 'Ours, careful');
      expect(features.listTemplates()).toMatchObject([{ name: 'Ours, careful' }]);
      features.removeTemplate(template?.id ?? '');
      expect(features.listTemplates()).toEqual([]);
    });

    it('has a name no other has, whatever its capitals', () => {
      features.keepTemplate(featureId, 'Ours');
      expect(() => features.keepTemplate(featureId, 'OURS')).toThrowError(
        expect.objectContaining({ code: 'template-name-taken' }),
      );
    });

    it('cannot be made while nobody knows how many people there are', () => {
      say('customerBase', 0);
      say('staffCount', 0);
      expect(() => features.keepTemplate(featureId, 'Ours')).toThrowError(
        expect.objectContaining({ code: 'template-without-people' }),
      );
    });
  });

  describe('how a phase is run', () => {
    it('is as usual until somebody says otherwise, and keeps what was said', () => {
      expect(features.getSetup(idAt(1))).toMatchObject({ ownerName: '', startWhen: 'after-gate' });
      const rollback = { trigger: 'Two wrong charges', decider: 'Giulia Conti', notice: 'Support' };
      features.changeSetup(idAt(1), { rollback });
      features.changeSetup(idAt(1), { ownerName: 'Paolo Neri' });
      expect(features.getSetup(idAt(1))).toMatchObject({ ownerName: 'Paolo Neri', rollback });
      test.context.commands.undo();
      expect(features.getSetup(idAt(1)).ownerName).toBe('');
    });

    it('keeps each word of the way back said by itself', () => {
      features.changeSetup(idAt(1), { rollback: { trigger: 'Two wrong charges' } });
      features.changeSetup(idAt(1), { rollback: { decider: 'Giulia Conti' } });
      features.changeSetup(idAt(1), { rollback: { notice: 'Support' } });
      expect(features.getSetup(idAt(1)).rollback).toEqual({
        trigger: 'Two wrong charges',
        decider: 'Giulia Conti',
        notice: 'Support',
      });
    });

    it('in whole weeks rounds its days up and refuses others', () => {
      features.editPhase(idAt(1), { holdDays: 10 }, '');
      features.changeSetup(idAt(1), { weeks: 'whole' });
      expect(features.getPhase(idAt(1)).holdDays).toBe(14);
      expect(() => features.editPhase(idAt(1), { holdDays: 15 }, '')).toThrowError(
        expect.objectContaining({ code: 'not-whole-weeks', details: { phase: 'Broader', days: 21 } }),
      );
    });

    it('holds customers for a day at least, and staff as long as one likes', () => {
      const tooShort = expect.objectContaining({ code: 'hold-too-short' });
      expect(() => features.editPhase(idAt(1), { holdDays: 0 }, '')).toThrowError(tooShort);
      features.editPhase(idAt(0), { holdDays: 0 }, '');
      expect(() => features.editPhase(idAt(0), { audience: 'picked' }, '')).toThrowError(tooShort);
      const draft = {
        name: 'Half',
        audience: 'sample',
        people: 150,
        holdDays: 0,
        plannedStart: null,
      } as const;
      expect(() => features.addPhase(featureId, 2, draft)).toThrowError(tooShort);
      expect(steps().map((step) => step.split(' 20')[0])).toEqual([
        'Internal 6 0',
        'Broader 90 7',
        'Everyone 300 7',
      ]);
    });

    it('of no days from an earlier plan is still changed otherwise, and has a week once weeks are whole', () => {
      test.context.db.prepare('UPDATE phases SET hold_days = 0 WHERE id = ?').run(idAt(1));
      features.editPhase(idAt(1), { people: 100, holdDays: 0 }, '');
      expect(features.getPhase(idAt(1))).toMatchObject({ people: 100, holdDays: 0 });
      features.changeSetup(idAt(1), { weeks: 'whole' });
      expect(features.getPhase(idAt(1)).holdDays).toBe(7);
    });

    it('locks when the phase starts: said otherwise afterwards with a reason, shown ever after', () => {
      features.changeSetup(idAt(0), { ownerName: 'Giulia Conti' });
      features.startPhase(idAt(0), '2026-11-30');
      expect(() => features.changeSetup(idAt(0), { ownerName: 'Paolo Neri' })).toThrowError(
        expect.objectContaining({ code: 'phase-locked' }),
      );
      features.changeSetup(idAt(0), { ownerName: 'Paolo Neri' }, 'Giulia is away.');
      expect(features.getSetup(idAt(0)).ownerName).toBe('Paolo Neri');
      expect(features.getPlan(featureId).amendments).toMatchObject([
        {
          phaseId: idAt(0),
          reason: 'Giulia is away.',
          before: '{"ownerName":"Giulia Conti"}',
          after: '{"ownerName":"Paolo Neri"}',
        },
      ]);
      features.changeSetup(idAt(0), { ownerName: 'Paolo Neri' });
      expect(features.getPlan(featureId).amendments).toHaveLength(1);
    });

    it('starts when it started: that cannot be said otherwise afterwards', () => {
      features.startPhase(idAt(0), '2026-11-30');
      expect(() => features.changeSetup(idAt(0), { startWhen: 'by-hand' })).toThrowError(
        expect.objectContaining({ code: 'phase-started' }),
      );
    });
  });
});
