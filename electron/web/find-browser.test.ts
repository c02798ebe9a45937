import { describe, expect, it } from 'vitest';
import { findBrowser } from './find-browser.ts';

function search(platform: NodeJS.Platform, env: Record<string, string>, programs: readonly string[]) {
  return findBrowser({ platform, env, isProgram: (path) => programs.includes(path) });
}

describe('finding a browser', () => {
  it.each([
    ['linux', { PATH: '/usr/bin' }, ['/usr/bin/chromium']],
    ['linux', { PATH: '/home/ada/bin' }, ['/home/ada/bin/google-chrome']],
    ['linux', {}, ['/snap/bin/chromium']],
    ['linux', {}, ['/opt/google/chrome/chrome']],
    ['darwin', {}, ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome']],
    ['darwin', { HOME: '/Users/ada' }, ['/Users/ada/Applications/Chromium.app/Contents/MacOS/Chromium']],
    [
      'win32',
      { 'ProgramFiles(x86)': 'C:\\Program Files (x86)' },
      ['C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe'],
    ],
    [
      'win32',
      { LOCALAPPDATA: 'C:\\Users\\ada\\AppData\\Local' },
      ['C:\\Users\\ada\\AppData\\Local\\Google\\Chrome\\Application\\chrome.exe'],
    ],
  ] as const)('on %s with %j finds %j', (platform, env, programs) => {
    expect(search(platform, env, programs)).toBe(programs[0]);
  });

  it('takes the browser named by PILOTBOOK_BROWSER before any other', () => {
    const programs = ['/usr/bin/chromium', '/opt/mine'];
    expect(search('linux', { PILOTBOOK_BROWSER: '/opt/mine' }, programs)).toBe('/opt/mine');
    expect(search('linux', { PILOTBOOK_BROWSER: '/opt/gone' }, programs)).toBeNull();
  });

  it('never takes a program from a relative folder on the path', () => {
    expect(search('linux', { PATH: '.:bin' }, ['chromium', 'bin/chromium', './chromium'])).toBeNull();
  });
});
