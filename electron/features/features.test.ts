import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CAREFUL_RISK_ANSWERS } from '#shared/features/feature.ts';
import type { PhaseDraft } from '#shared/features/features.contract.ts';
import type { Phase } from '#shared/features/plan.ts';
import { openTestContext, type TestContext } from '#tests/support/open-test-context.ts';
import { createFeaturesService, type FeaturesService } from './features.service.ts';

const PHASES: PhaseDraft[] = [
  { name: 'Internal', audience: 'staff', people: 6, holdDays: 7, plannedStart: '2026-11-30' },
  { name: 'Closed beta', audience: 'picked', people: 12, holdDays: 14, plannedStart: '2026-12-07' },
  { name: 'Early adopters', audience: 'picked', people: 45, holdDays: 21, plannedStart: '2026-12-21' },
  { name: 'Everyone', audience: 'everyone', people: 300, holdDays: 14, plannedStart: '2027-02-01' },
];

describe('features', () => {
  let test: TestContext;
  let features: FeaturesService;
  beforeEach(() => {
    test = openTestContext();
    features = createFeaturesService(test.context);
  });
  afterEach(() => test.close());

  function create(name = 'AI lead scoring', phases: readonly PhaseDraft[] = PHASES) {
    return features.createFeature({
      name,
      summary: 'Scores every inquiry',
      ownerName: 'Giulia Conti',
      kind: 'ai',
      riskAnswers: CAREFUL_RISK_ANSWERS,
      valueModel: null,
      phases,
    });
  }

  function phase(phaseIds: readonly string[], position: number): Phase {
    return features.getPhase(phaseIds[position] ?? '');
  }

  function namesOf(featureId: string): string[] {
    return features.getPlan(featureId).phases.map((one) => `${one.position} ${one.name}`);
  }

  function startFirst() {
    const made = create();
    features.startPhase(made.phaseIds[0] ?? '', '2026-11-30');
    return made;
  }

  function setSetting(key: string, value: number): void {
    test.context.db
      .prepare('INSERT OR REPLACE INTO settings (key, value) VALUES (?, ?)')
      .run(key, JSON.stringify(value));
  }

  function addPerson(number: number, role: 'customer' | 'staff', optedOutOn: string | null = null): string {
    const id = `person-${number}`;
    test.context.db
      .prepare(
        `INSERT INTO people (id, code, name, email, role, attributes, consent, opted_out_on)
         VALUES (?, ?, ?, '', ?, '{}', 'none', ?)`,
      )
      .run(id, `P-0${number}`, `Person ${number}`, role, optedOutOn);
    return id;
  }

  function expose(featureId: string, phaseId: string, exposed: { personId: string; until?: string }): void {
    test.context.db
      .prepare(
        `INSERT INTO exposures (id, feature_id, phase_id, person_id, arm, since, until, why, note)
         VALUES (?, ?, ?, ?, 'pilot', '2026-11-30', ?, 'picked', '')`,
      )
      .run(
        `exposure-${exposed.personId}-${phaseId}`,
        featureId,
        phaseId,
        exposed.personId,
        exposed.until ?? null,
      );
  }

  describe('a new feature', () => {
    it('is a draft with its plan in order, and one undo takes it back', () => {
      const { featureId } = create();
      expect(features.getFeature(featureId)).toMatchObject({ state: 'draft', flagKey: 'ai-lead-scoring' });
      expect(namesOf(featureId)).toEqual(['0 Internal', '1 Closed beta', '2 Early adopters', '3 Everyone']);
      test.context.commands.undo();
      expect(features.listFeatures()).toEqual([]);
      test.context.commands.redo();
      expect(namesOf(featureId)).toHaveLength(4);
    });

    it('gets a flag key nobody else answers to', () => {
      const keys = [create(), create(), create('AI lead scoring!')].map(
        ({ featureId }) => features.getFeature(featureId).flagKey,
      );
      expect(keys).toEqual(['ai-lead-scoring', 'ai-lead-scoring-2', 'ai-lead-scoring-3']);
    });

    it('may not take the flag key of another', () => {
      const { featureId } = create('Returns portal');
      create('Delivery slots');
      expect(() => features.edit(featureId, { flagKey: 'delivery-slots' })).toThrow('flag-key-taken');
      features.edit(featureId, { flagKey: 'returns-portal', summary: 'Customers send goods back online' });
      expect(features.findByFlagKey('returns-portal')?.summary).toBe('Customers send goods back online');
    });

    it('keeps each answer and each assumption said by itself', () => {
      const { featureId } = create();
      features.edit(featureId, { valueModel: { unitsPerYear: 28_000 } });
      features.edit(featureId, { valueModel: { offBy: 0.4 } });
      features.edit(featureId, { valueModel: { costPerHarm: 60 } });
      features.edit(featureId, { riskAnswers: { touchesMoney: 'yes' } });
      features.edit(featureId, { riskAnswers: { supportContact: 'Giulia' } });
      expect(features.getFeature(featureId)).toMatchObject({
        valueModel: { unitsPerYear: 28_000, offBy: 0.4, costPerHarm: 60, pilotCost: 0 },
        riskAnswers: { touchesMoney: 'yes', supportContact: 'Giulia' },
      });
    });

    it('is not found under an unknown id', () => {
      expect(() => features.getFeature('nobody')).toThrow('feature-not-found');
      expect(() => features.getPhase('nobody')).toThrow('phase-not-found');
    });
  });

  describe('a plan before it starts', () => {
    it('is edited without a reason and counts its versions, but not renames and criteria', () => {
      const { featureId, phaseIds } = create();
      const closedBeta = phaseIds[1] ?? '';
      features.editPhase(closedBeta, { name: 'Friends' }, '');
      features.setCriteria(closedBeta, [{ kind: 'checklist-complete' }]);
      expect(features.getPlan(featureId)).toMatchObject({ version: 1, amendments: [] });
      features.editPhase(closedBeta, { people: 15 }, '');
      features.editPhase(closedBeta, { people: 15 }, '');
      expect(features.getPlan(featureId)).toMatchObject({ version: 2, amendments: [] });
      expect(phase(phaseIds, 1)).toMatchObject({ name: 'Friends', people: 15 });
    });

    it('pushes later starts back when a phase holds longer', () => {
      const { featureId, phaseIds } = create();
      features.editPhase(phaseIds[1] ?? '', { holdDays: 21 }, '');
      expect(features.getPlan(featureId).phases.map((one) => one.plannedStart)).toEqual([
        '2026-11-30',
        '2026-12-07',
        '2026-12-28',
        '2027-02-01',
      ]);
    });

    it('gains a phase with the usual criteria for its audience', () => {
      const { featureId } = create();
      const added = features.addPhase(featureId, 3, {
        name: 'Half',
        audience: 'sample',
        people: 150,
        holdDays: 21,
        plannedStart: null,
      });
      expect(namesOf(featureId)).toEqual([
        '0 Internal',
        '1 Closed beta',
        '2 Early adopters',
        '3 Half',
        '4 Everyone',
      ]);
      expect(features.getPhase(added).exitCriteria.map((one) => one.kind)).toContain('people-heard');
    });

    it('loses a phase and takes it back', () => {
      const { featureId, phaseIds } = create();
      features.removePhase(phaseIds[1] ?? '');
      expect(namesOf(featureId)).toEqual(['0 Internal', '1 Early adopters', '2 Everyone']);
      test.context.commands.undo();
      expect(namesOf(featureId)).toEqual(['0 Internal', '1 Closed beta', '2 Early adopters', '3 Everyone']);
    });

    it('keeps its last phase', () => {
      const { phaseIds } = create('Small', PHASES.slice(0, 1));
      expect(() => features.removePhase(phaseIds[0] ?? '')).toThrow('last-phase');
    });

    it('moves a phase and lets the dates follow the order', () => {
      const { featureId, phaseIds } = create();
      features.movePhase(phaseIds[2] ?? '', 1);
      expect(features.getPlan(featureId).phases.map((one) => [one.name, one.plannedStart])).toEqual([
        ['Internal', '2026-11-30'],
        ['Early adopters', '2026-12-07'],
        ['Closed beta', '2026-12-28'],
        ['Everyone', '2027-02-01'],
      ]);
    });
  });

  describe('a phase that has started', () => {
    it('is current and locked with a fingerprint, and the feature runs', () => {
      const { featureId, phaseIds } = startFirst();
      const started = phase(phaseIds, 0);
      expect(started).toMatchObject({ state: 'current', startedOn: '2026-11-30', endedOn: null });
      expect(started.locked?.hash).toMatch(/^[0-9a-f]{64}$/);
      expect(features.getFeature(featureId).state).toBe('running');
      expect(features.getSummary(featureId).gateDay).toBe('2026-12-07');
    });

    it('is changed only with a reason, and keeps both wordings', () => {
      const { featureId, phaseIds } = startFirst();
      const first = phaseIds[0] ?? '';
      expect(() => features.editPhase(first, { holdDays: 10 }, '  ')).toThrow('phase-locked');
      expect(() => features.setCriteria(first, [{ kind: 'checklist-complete' }])).toThrow('phase-locked');
      features.editPhase(first, { holdDays: 10 }, 'Two of six are on holiday');
      const { amendments } = features.getPlan(featureId);
      expect(amendments).toMatchObject([
        {
          phaseId: first,
          actor: 'Giulia Conti',
          reason: 'Two of six are on holiday',
          before: '{"holdDays":7}',
          after: '{"holdDays":10}',
        },
      ]);
      expect(phase(phaseIds, 0).holdDays).toBe(10);
    });

    it('may be renamed freely', () => {
      const { featureId, phaseIds } = startFirst();
      features.editPhase(phaseIds[0] ?? '', { name: 'Our own people' }, '');
      expect(features.getPlan(featureId).amendments).toEqual([]);
    });

    it('is neither removed nor moved nor overtaken', () => {
      const { featureId, phaseIds } = startFirst();
      expect(() => features.removePhase(phaseIds[0] ?? '')).toThrow('phase-started');
      expect(() => features.movePhase(phaseIds[0] ?? '', 2)).toThrow('phase-started');
      expect(() => features.movePhase(phaseIds[2] ?? '', 0)).toThrow('phase-started');
      for (const draft of PHASES.slice(0, 1)) {
        expect(() => features.addPhase(featureId, 0, draft)).toThrow('phase-started');
      }
      expect(() => features.startPhase(phaseIds[0] ?? '', '2026-12-01')).toThrow('phase-started');
    });

    it('is reached, withdrawn and opened again as decided', () => {
      const { phaseIds } = startFirst();
      const [first, second] = [phaseIds[0] ?? '', phaseIds[1] ?? ''];
      features.completePhase(first, '2026-12-07');
      features.startPhase(second, '2026-12-07');
      features.withdrawPhase(second, '2026-12-09');
      features.reopenPhase(first, '2026-12-09');
      expect(phase(phaseIds, 1)).toMatchObject({ state: 'rolled-back', endedOn: '2026-12-09' });
      expect(phase(phaseIds, 0)).toMatchObject({ state: 'current', startedOn: '2026-12-09', endedOn: null });
      features.completePhase(first, '2026-12-16');
      features.startPhase(second, '2026-12-16');
      expect(phase(phaseIds, 1)).toMatchObject({ state: 'current', startedOn: '2026-12-16', endedOn: null });
    });
  });

  describe('pausing', () => {
    it('is for a running feature, resuming for a paused one, and both are noted for ever', () => {
      const { featureId } = startFirst();
      expect(() => features.resume(featureId)).toThrow('not-paused');
      features.pause(featureId, 'Stock-take');
      expect(features.getSummary(featureId).dial[0]?.state).toBe('paused');
      expect(() => features.pause(featureId, '')).toThrow('not-running');
      features.resume(featureId);
      expect(features.getPlan(featureId).amendments.map(({ reason, after }) => [reason, after])).toEqual([
        ['Stock-take', '{"state":"paused"}'],
        ['', '{"state":"running"}'],
      ]);
    });

    it('is refused before the start', () => {
      const { featureId } = create();
      expect(() => features.pause(featureId, '')).toThrow('not-running');
    });
  });

  describe('archiving', () => {
    it('hides a feature and loses nothing', () => {
      const { featureId } = create();
      features.archive(featureId);
      expect(features.listSummaries('active')).toEqual([]);
      expect(features.listSummaries('all').map(({ feature }) => feature.state)).toEqual(['archived']);
      expect(namesOf(featureId)).toHaveLength(4);
    });

    it('waits until nobody has the feature any more', () => {
      const { featureId } = startFirst();
      expect(() => features.archive(featureId)).toThrow('feature-running');
      features.setState(featureId, 'stopped');
      features.archive(featureId);
      expect(features.listSummaries('active')).toEqual([]);
    });
  });

  describe('the people of a summary', () => {
    it('come from settings until the roster holds more: it may list only some of them', () => {
      setSetting('customerBase', 300);
      setSetting('staffCount', 6);
      expect([features.customerBase(), features.staffBase()]).toEqual([300, 6]);
      addPerson(1, 'customer');
      addPerson(2, 'customer', '2026-11-01');
      addPerson(3, 'staff');
      expect([features.customerBase(), features.staffBase()]).toEqual([300, 6]);
      setSetting('customerBase', 1);
      setSetting('staffCount', 0);
      expect([features.customerBase(), features.staffBase()]).toEqual([2, 1]);
    });

    it('are those of the exposure ledger whose exposure lasts, each counted once', () => {
      const { featureId, phaseIds } = startFirst();
      const [first, second] = [phaseIds[0] ?? '', phaseIds[1] ?? ''];
      features.completePhase(first, '2026-12-07');
      features.startPhase(second, '2026-12-07');
      for (const number of [1, 2, 3]) addPerson(number, 'customer');
      expose(featureId, second, { personId: 'person-1' });
      expose(featureId, first, { personId: 'person-1' });
      expose(featureId, second, { personId: 'person-2', until: '2026-12-08' });
      const summary = features.getSummary(featureId);
      expect(summary).toMatchObject({ exposedCustomers: 1, customerBase: 3 });
      expect(summary.dial.map((step) => step.reached)).toEqual([6, 1, 0, 0]);
      expect(features.listSummaries('active')[0]?.dial).toEqual(summary.dial);
    });

    it('are counted once over all features', () => {
      const first = startFirst();
      const second = create('Returns portal');
      features.startPhase(second.phaseIds[1] ?? '', '2026-12-07');
      for (const number of [1, 2, 3]) addPerson(number, 'customer');
      expose(first.featureId, first.phaseIds[1] ?? '', { personId: 'person-1' });
      expose(second.featureId, second.phaseIds[1] ?? '', { personId: 'person-1' });
      expose(second.featureId, second.phaseIds[1] ?? '', { personId: 'person-2' });
      expect(features.countReach()).toEqual({ customerBase: 3, withOne: 2, withTwo: 1 });
      features.setKillSwitch(second.featureId, 'engaged');
      expect(features.countReach()).toEqual({ customerBase: 3, withOne: 1, withTwo: 0 });
    });

    it('are at least those of the largest feature when nobody is named', () => {
      setSetting('customerBase', 300);
      const first = create();
      const second = create('Returns portal');
      features.startPhase(first.phaseIds[1] ?? '', '2026-12-07');
      expect(features.countReach()).toEqual({ customerBase: 300, withOne: 12, withTwo: 0 });
      features.startPhase(second.phaseIds[2] ?? '', '2026-12-07');
      expect(features.countReach()).toEqual({ customerBase: 300, withOne: 45, withTwo: null });
    });

    it('of two pilots at once are told by name, and by size where nobody was picked', () => {
      setSetting('customerBase', 50);
      for (const number of [1, 2, 3]) addPerson(number, 'customer');
      const small = [
        { name: 'Beta', audience: 'picked', people: 2, holdDays: 14, plannedStart: '2026-12-07' } as const,
        { name: 'Broad', audience: 'sample', people: 40, holdDays: 14, plannedStart: '2026-12-21' } as const,
      ];
      const first = create('AI lead scoring', small);
      const second = create('Returns portal', small);
      const beta = [first.phaseIds[0] ?? '', second.phaseIds[0] ?? ''];
      for (const number of [1, 2]) expose(first.featureId, beta[0] ?? '', { personId: `person-${number}` });
      for (const number of [2, 3]) expose(second.featureId, beta[1] ?? '', { personId: `person-${number}` });
      const { stretches, conflicts, gates } = features.calendar();
      expect(stretches).toMatchObject([
        { from: '2026-12-07', withOne: 3, withTwo: 1, known: 'exact' },
        { from: '2026-12-21', withOne: 40, withTwo: 30, known: 'least' },
      ]);
      expect(conflicts).toMatchObject([
        { kind: 'same-people', people: 1, known: 'exact', from: '2026-12-07' },
        { kind: 'same-people', people: 30, known: 'least', from: '2026-12-21' },
        { kind: 'gates-on-one-day', day: '2026-12-21' },
        { kind: 'gates-on-one-day', day: '2027-01-04' },
      ]);
      expect(gates).toHaveLength(4);
    });

    it('are nobody once the kill switch is engaged', () => {
      const { featureId } = startFirst();
      features.setKillSwitch(featureId, 'engaged');
      expect(features.getSummary(featureId).dial[0]?.reached).toBe(0);
    });
  });
});
