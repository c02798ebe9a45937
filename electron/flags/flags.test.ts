import { existsSync, mkdirSync, readFileSync, rmdirSync, rmSync, statSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { targetingKeyOf } from '#shared/flags/targeting-key.ts';
import { createSegmentsService, type SegmentsService } from '#electron/segments/segments.service.ts';
import { openTestContext, type TestContext } from '#tests/support/open-test-context.ts';
import { openTestWorkspace } from '#tests/support/open-test-workspace.ts';
import { type PlannedFeature, planFeature } from '#tests/support/plan-feature.ts';
import { readFlags } from '#tests/support/read-flags.ts';
import { flagFilePath } from './flag-file.ts';
import { createFlagsService, type FlagsService } from './flags.service.ts';

const KEY = 'ai-lead-scoring';

describe('the flag of a feature', () => {
  let test: TestContext;
  let segments: SegmentsService;
  let flags: FlagsService;
  let planned: PlannedFeature;

  beforeEach(() => {
    test = openTestContext('2026-11-02');
    segments = createSegmentsService(test.context);
    for (let number = 1; number <= 12; number += 1) addPerson(number, 'customer');
    for (let number = 13; number <= 15; number += 1) addPerson(number, 'staff');
    planned = planFeature(test.context, [
      { name: 'Internal', audience: 'staff', people: 2 },
      { name: 'Early adopters', audience: 'picked', people: 5 },
      { name: 'Everyone', audience: 'everyone', people: 12 },
    ]);
    flags = createFlagsService(test.context, { features: planned.features, segments });
    flags.followChanges();
  });
  afterEach(() => test.close());

  function addPerson(number: number, role: 'customer' | 'staff'): void {
    segments.addPerson({
      name: `Person ${number}`,
      role,
      customerNumber: number % 3 === 0 ? null : `C${number}`,
      email: `person${number}@shop.example`,
      attributes: {},
      consent: 'none',
      tags: [],
    });
  }

  function filePath(): string {
    return flagFilePath(test.context.workspacePath);
  }

  function file() {
    return readFlags(readFileSync(filePath(), 'utf8'));
  }

  function start(position: number): void {
    const { features, phaseIds, featureId } = planned;
    test.context.commands.run({ method: 'decisions.decide', subjectId: featureId }, () => {
      const phaseId = phaseIds[position] ?? '';
      if (position > 0) features.completePhase(phaseIds[position - 1] ?? '', '2026-11-02');
      segments.ensurePicks(phaseId);
      features.startPhase(phaseId, '2026-11-02');
      segments.startExposures(phaseId, '2026-11-02');
      flags.recordChange(featureId, `Phase ${position}`);
    });
  }

  /** Codes of the people the product turns it on for, by the file; and by the ledger. */
  function bothSides(): { byFile: string[]; byLedger: string[] } {
    const read = file();
    const ledger = segments.listExposedNow(planned.featureId).filter(({ arm }) => arm === 'pilot');
    expect(read.objections).toEqual([]);
    return {
      byFile: segments
        .listPeople()
        .filter((person) => read.isOn(KEY, targetingKeyOf(person)))
        .map(({ code }) => code)
        .sort(),
      byLedger: ledger.map(({ code }) => code).sort(),
    };
  }

  function history(): [string, number, string, string][] {
    return flags
      .get(planned.featureId)
      .history.toReversed()
      .map(({ exposure, people, method, reason }) => [exposure, people, method, reason]);
  }

  it('says for every person what the ledger says, in every phase and on both sides of the kill switch', () => {
    expect(bothSides()).toEqual({ byFile: [], byLedger: [] });
    const expected = [2, 7, 14];
    for (const position of [0, 1, 2]) {
      start(position);
      const before = bothSides();
      expect(before.byFile).toEqual(before.byLedger);
      expect(before.byLedger).toHaveLength(expected[position] ?? 0);
      flags.engageKillSwitch(planned.featureId, 'Prices were wrong');
      expect(bothSides()).toEqual({ byFile: [], byLedger: before.byLedger });
      expect(file().isOnForNobodyInParticular(KEY)).toBe(false);
      flags.releaseKillSwitch(planned.featureId, 'Prices are right again');
      expect(bothSides()).toEqual(before);
    }
    expect(flags.currentExposure(planned.featureId)).toEqual({ exposure: 'everyone', people: 14 });
  });

  it('keeps off whoever opts out or is held back once everyone has it, and turns newcomers on', () => {
    const ids = segments.listPeople().map(({ id }) => id);
    segments.pickExactly({
      phaseId: planned.phaseIds[2] ?? '',
      count: 10,
      holdBack: 2,
      segmentId: null,
      stratifyBy: null,
      otherPilots: 'allow',
      include: [],
      exclude: [],
    });
    for (const position of [0, 1, 2]) start(position);
    expect(segments.exposedCounts(planned.featureId)).toEqual({ customers: 10, staff: 2, control: 2 });
    const having = segments.listExposedNow(planned.featureId).find(({ arm }) => arm === 'pilot');
    segments.optOut(having?.personId ?? '');
    addPerson(16, 'customer');
    const { byFile, byLedger } = bothSides();
    expect(byFile).toEqual(byLedger);
    expect(byFile).toContain('P-16');
    expect(byFile).not.toContain(having?.code);
    expect(ids).toHaveLength(15);
  });

  it('names nobody and gives no address away', () => {
    for (const position of [0, 1, 2]) start(position);
    segments.optOut(segments.listPeople()[0]?.id ?? '');
    const text = readFileSync(filePath(), 'utf8');
    expect(text).not.toMatch(/Person \d|@|shop\.example/);
  });

  it('keeps the history of every change with its cause, and of nothing else', () => {
    start(0);
    start(1);
    const [first] = segments.listExposedNow(planned.featureId);
    segments.optOut(first?.personId ?? '');
    segments.editPerson(segments.listPeople()[3]?.id ?? '', { name: 'Another name' });
    test.context.commands.undo();
    test.context.commands.undo();
    expect(history()).toEqual([
      ['some', 2, 'decisions.decide', 'Phase 0'],
      ['some', 7, 'decisions.decide', 'Phase 1'],
      ['some', 6, 'segments.optOut', ''],
      ['some', 7, 'workspace.undo:segments.optOut', ''],
    ]);
    const { definition } = flags.get(planned.featureId);
    expect(JSON.parse(definition)).toMatchObject({
      [KEY]: {
        metadata: { feature: 'AI lead scoring', phase: 'Early adopters', version: 4, reason: 'some' },
      },
    });
  });

  it('knows its newest change by the order they came in, also when the clock was set back between', () => {
    start(0);
    test.clock.pass(-86_400_000);
    start(1);
    expect(history().map(([, , , reason]) => reason)).toEqual(['Phase 0', 'Phase 1']);
    flags.followChanges();
    expect(history()).toHaveLength(2);
  });

  it('rewrites the file only when it says something else, and again when it was lost', () => {
    const before = statSync(filePath()).ino;
    segments.addPerson({
      name: 'Nobody yet',
      role: 'customer',
      customerNumber: null,
      email: '',
      attributes: {},
      consent: 'none',
      tags: [],
    });
    expect(statSync(filePath()).ino).toBe(before);
    start(0);
    expect(statSync(filePath()).ino).not.toBe(before);
    expect(existsSync(`${filePath()}.part`)).toBe(false);
    rmSync(filePath());
    start(1);
    expect(bothSides().byFile).toHaveLength(7);
  });

  it('says who must be told, engages once, and asks why it is turned back on', () => {
    start(0);
    expect(flags.engageKillSwitch(planned.featureId, '')).toEqual({ peopleToTell: 2 });
    expect(flags.engageKillSwitch(planned.featureId, 'again')).toEqual({ peopleToTell: 2 });
    const losses = segments.listLosses(planned.featureId);
    expect(losses.map(({ phaseName, until }) => [phaseName, until])).toEqual([
      ['Internal', null],
      ['Internal', null],
    ]);
    expect(losses[0]?.email).toMatch(/@shop\.example$/);
    flags.releaseKillSwitch(planned.featureId, 'Mended');
    expect(history().map(([exposure, count]) => [exposure, count])).toEqual([
      ['some', 2],
      ['killed', 0],
      ['some', 2],
    ]);
    expect(() => flags.releaseKillSwitch(planned.featureId, 'x')).toThrow(
      expect.objectContaining({ code: 'kill-switch-not-engaged' }),
    );
  });

  it('is not released or engaged again by undo', () => {
    start(0);
    flags.engageKillSwitch(planned.featureId, 'x');
    expect(() => test.context.commands.undo()).toThrow(expect.objectContaining({ code: 'not-undoable' }));
    flags.releaseKillSwitch(planned.featureId, 'y');
    expect(() => test.context.commands.undo()).toThrow(expect.objectContaining({ code: 'not-undoable' }));
  });

  it('keeps a change whose file cannot be written, says so, and writes it later', () => {
    const path = filePath();
    test.close();
    test = openTestContext('2026-11-02');
    segments = createSegmentsService(test.context);
    addPerson(13, 'staff');
    planned = planFeature(test.context, [{ name: 'Internal', audience: 'staff', people: 1 }]);
    flags = createFlagsService(test.context, { features: planned.features, segments });
    expect(filePath()).not.toBe(path);
    // A folder of this name stands in the way.
    mkdirSync(filePath());
    flags.followChanges();
    start(0);
    expect(flags.get(planned.featureId)).toMatchObject({
      fileState: 'unwritable',
      exposure: 'some',
      people: 1,
    });
    expect(() => flags.engageKillSwitch(planned.featureId, 'Harm')).toThrow(
      expect.objectContaining({ kind: 'unavailable', code: 'flag-file-unwritable' }),
    );
    expect(flags.currentExposure(planned.featureId).exposure).toBe('killed');
    expect(() => flags.rewriteFile()).toThrow(expect.objectContaining({ code: 'flag-file-unwritable' }));
    rmdirSync(filePath());
    flags.rewriteFile();
    expect(flags.get(planned.featureId).fileState).toBe('written');
    expect(bothSides().byFile).toEqual([]);
    expect(history().map(([exposure]) => exposure)).toEqual(['some', 'killed']);
  });

  it('tells how many people the product must know by their code', () => {
    start(0);
    start(1);
    const without = segments
      .listExposedNow(planned.featureId)
      .filter(({ code }) => Number(code.slice(2)) % 3 === 0).length;
    expect(flags.get(planned.featureId).knownByCode).toBe(without);
  });

  it('exports what the file says', () => {
    start(0);
    const { fileName, content } = flags.exportFile();
    expect(fileName).toBe('test.flags.json');
    expect(content).toBe(readFileSync(filePath(), 'utf8'));
  });
});

describe('the flag file of a workspace', () => {
  it('lies beside it from the moment it is opened, and through the door answers for no feature', async () => {
    const workspace = openTestWorkspace();
    const path = workspace.path.replace('.pilotbook', '.flags.json');
    expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual({
      $schema: 'https://flagd.dev/schema/v0/flags.json',
      flags: {},
    });
    await expect(workspace.call('flags.get', { featureId: 'gone' })).rejects.toMatchObject({
      code: 'feature-not-found',
    });
    await expect(
      workspace.call('flags.releaseKillSwitch', { featureId: 'gone', reason: ' ' }),
    ).rejects.toMatchObject({ code: 'invalid-input' });
    await workspace.close();
  });
});
