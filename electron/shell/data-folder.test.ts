import { describe, expect, it } from 'vitest';
import { dataFolderOf } from './data-folder.ts';

describe('the data folder', () => {
  it.each([
    [{ platform: 'linux', home: '/home/ada', env: {} }, '/home/ada/.local/share/pilotbook'],
    [{ platform: 'linux', home: '/home/ada', env: { XDG_DATA_HOME: '/data' } }, '/data/pilotbook'],
    [
      { platform: 'linux', home: '/home/ada', env: { XDG_DATA_HOME: 'data' } },
      '/home/ada/.local/share/pilotbook',
    ],
    [{ platform: 'darwin', home: '/Users/ada', env: {} }, '/Users/ada/Library/Application Support/Pilotbook'],
    [
      { platform: 'win32', home: 'C:\\Users\\ada', env: { APPDATA: 'D:\\Roaming' } },
      'D:\\Roaming\\Pilotbook',
    ],
    [{ platform: 'win32', home: 'C:\\Users\\ada', env: {} }, 'C:\\Users\\ada\\AppData\\Roaming\\Pilotbook'],
    [{ platform: 'win32', home: 'C:\\Users\\ada', env: { PILOTBOOK_DATA: 'E:\\pb' } }, 'E:\\pb'],
  ] as const)('of %j is %s', (surroundings, expected) => {
    expect(dataFolderOf(surroundings)).toBe(expected);
  });
});
