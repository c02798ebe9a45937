import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { InputOf } from '#shared/contract/contract.ts';
import { dayAt } from '#shared/kernel/day-at.ts';
import { openTestWorkspace, type TestWorkspace } from '#tests/support/open-test-workspace.ts';

describe('a workspace', () => {
  let workspace: TestWorkspace;
  beforeEach(() => {
    workspace = openTestWorkspace();
  });
  afterEach(() => workspace.close());

  it('undoes and redoes a change of its settings', async () => {
    await workspace.call('workspace.changeSettings', { name: 'Adriatica Forniture' });
    await workspace.call('workspace.undo', {});
    expect((await workspace.call('workspace.describe', {})).settings.name).toBe('test');
    await workspace.call('workspace.redo', {});
    expect((await workspace.call('workspace.describe', {})).settings.name).toBe('Adriatica Forniture');
  });

  it('names today by the clocks of the business, not of the computer', async () => {
    await workspace.close();
    // Half past one in Rome.
    const now = Date.UTC(2026, 10, 24, 0, 30);
    workspace = openTestWorkspace({ clock: { now: () => now, today: (boundary) => dayAt(now, boundary) } });
    const todayWith = async (change: InputOf<'workspace.changeSettings'>) => {
      await workspace.call('workspace.changeSettings', change);
      return (await workspace.call('workspace.describe', {})).today;
    };
    expect(await todayWith({ timeZone: 'Europe/Rome' })).toBe('2026-11-24');
    expect(await todayWith({ dayStartsAtHour: 4 })).toBe('2026-11-23');
    expect(await todayWith({ timeZone: 'Asia/Tokyo' })).toBe('2026-11-24');
  });

  it('refuses a time zone nobody knows, in words', async () => {
    await expect(
      workspace.call('workspace.changeSettings', { timeZone: 'Europe/Roma' }),
    ).rejects.toMatchObject({ code: 'time-zone-unknown', details: { timeZone: 'Europe/Roma' } });
  });

  it('says so when there is nothing to undo', async () => {
    await expect(workspace.call('workspace.undo', {})).rejects.toMatchObject({ code: 'nothing-to-undo' });
  });

  it('forgets what was undone once something new is done', async () => {
    await workspace.call('workspace.changeSettings', { name: 'First' });
    await workspace.call('workspace.undo', {});
    await workspace.call('workspace.changeSettings', { name: 'Second' });
    await expect(workspace.call('workspace.redo', {})).rejects.toMatchObject({ code: 'nothing-to-redo' });
  });

  it('names who did what in an unbroken audit chain, undoing included', async () => {
    await workspace.call('workspace.changeSettings', { personName: 'Marco Bellini' });
    await workspace.call('workspace.undo', {});
    const audit = await workspace.call('workspace.listAudit', {});
    expect(audit.map((entry) => [entry.actor, entry.method])).toEqual([
      ['Giulia Conti', 'workspace.undo:workspace.changeSettings'],
      ['Giulia Conti', 'workspace.changeSettings'],
    ]);
    expect(await workspace.call('workspace.verify', {})).toMatchObject({
      auditEntries: 2,
      firstBroken: null,
    });
  });

  it('refuses input of the wrong shape with the field that is wrong', async () => {
    const reply = await workspace.ask('workspace.changeSettings', { currency: 'euro' });
    expect(reply).toMatchObject({
      ok: false,
      error: { code: 'invalid-input', details: { field: 'currency' } },
    });
  });

  it('refuses a file that claims more than the limit before a byte is sent', async () => {
    const reply = await workspace.ask('files.begin', { name: 'big.csv', sizeBytes: 2 * 1024 ** 3 });
    expect(reply).toMatchObject({ ok: false, error: { code: 'file-too-large' } });
  });
});
