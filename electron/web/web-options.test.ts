import { describe, expect, it } from 'vitest';
import { parseWebOptions } from './web-options.ts';

describe('the command line of the web host', () => {
  it.each([
    [[], { opens: { kind: 'latest' }, port: 0, browser: 'open' }],
    [['--sample', '--no-open'], { opens: { kind: 'sample' }, port: 0, browser: 'leave' }],
    [
      ['--workspace', 'a b.pilotbook', '--port', '8123'],
      { opens: { kind: 'file', path: 'a b.pilotbook' }, port: 8123, browser: 'open' },
    ],
    [['--port=65535'], { opens: { kind: 'latest' }, port: 65_535, browser: 'open' }],
  ])('%j is understood', (args, options) => {
    expect(parseWebOptions(args)).toEqual({ kind: 'run', options });
  });

  it.each([
    [['--prot', '80'], 'Unknown option'],
    [['--port', 'http'], '--port takes a number'],
    [['--port', '70000'], '--port takes a number'],
    [['--port', '-1'], 'argument'],
    [['--workspace'], 'argument missing'],
    [['--sample', '--workspace', 'x'], 'not both'],
    [['file.pilotbook'], 'Unexpected argument'],
  ])('%j is refused with a reason and the usage', (args, reason) => {
    const parsed = parseWebOptions(args);
    expect(parsed.kind).toBe('wrong');
    expect(parsed).toHaveProperty('text', expect.stringContaining(reason));
    expect(parsed).toHaveProperty('text', expect.stringContaining('--workspace FILE'));
  });

  it.each(['--help', '-h'])('%s shows the usage', (flag) => {
    expect(parseWebOptions([flag]).kind).toBe('help');
  });
});
