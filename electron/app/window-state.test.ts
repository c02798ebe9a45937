import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { isReachable, readWindowState, writeWindowState } from './window-state.ts';

const folder = mkdtempSync(join(tmpdir(), 'pilotbook-window-'));
afterAll(() => rmSync(folder, { recursive: true }));

const SCREEN = { x: 0, y: 0, width: 1920, height: 1080 };
const bounds = { x: 100, y: 50, width: 1280, height: 800 };

describe('the place of the window', () => {
  it('is found again', () => {
    const path = join(folder, 'deep', 'state.json');
    writeWindowState(path, { bounds, shape: 'maximized' });
    expect(readWindowState(path, [SCREEN])).toEqual({ bounds, shape: 'maximized' });
  });

  it('is forgotten when its screen is gone', () => {
    const path = join(folder, 'second-screen.json');
    writeWindowState(path, { bounds: { ...bounds, x: 2500 }, shape: 'normal' });
    expect(readWindowState(path, [SCREEN])).toBeNull();
  });

  it.each(['', '{', '{"bounds":{"x":"1"}}', 'null'])('read from %j is none', (text) => {
    const path = join(folder, 'odd.json');
    writeFileSync(path, text);
    expect(readWindowState(path, [SCREEN])).toBeNull();
    expect(readWindowState(join(folder, 'missing.json'), [SCREEN])).toBeNull();
  });

  it.each([
    [{ ...bounds, x: -1200 }, false],
    [{ ...bounds, x: -1180 }, true],
    [{ ...bounds, x: 1850 }, false],
    [{ ...bounds, y: -10 }, false],
    [{ ...bounds, y: 1060 }, false],
  ])('%j can be taken hold of: %s', (at, expected) => {
    expect(isReachable(at, [SCREEN])).toBe(expected);
  });
});
