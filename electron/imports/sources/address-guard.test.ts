import { describe, expect, it } from 'vitest';
import { createGuardedLookup, isPublicAddress, judgeAddress, resolveGuarded } from './address-guard.ts';

const REFUSED: readonly [spelling: string, code: string][] = [
  ['https://127.0.0.1/', 'source-host-private'],
  ['https://127.1/', 'source-host-private'],
  ['https://127.255.255.254/', 'source-host-private'],
  ['https://2130706433/', 'source-host-private'],
  ['https://017700000001/', 'source-host-private'],
  ['https://0x7f000001/', 'source-host-private'],
  ['https://0x7f.0.0.1/', 'source-host-private'],
  ['https://0177.0.0.01/', 'source-host-private'],
  ['https://0/', 'source-host-private'],
  ['https://0.0.0.0:8080/', 'source-host-private'],
  ['https://10.0.0.1/', 'source-host-private'],
  ['https://10.255.255.255/', 'source-host-private'],
  ['https://167772161/', 'source-host-private'],
  ['https://172.16.0.1/', 'source-host-private'],
  ['https://172.31.255.255/', 'source-host-private'],
  ['https://192.168.1.1/', 'source-host-private'],
  ['https://169.254.169.254/latest/meta-data/', 'source-host-private'],
  ['https://100.64.0.1/', 'source-host-private'],
  ['https://224.0.0.1/', 'source-host-private'],
  ['https://255.255.255.255/', 'source-host-private'],
  ['https://198.18.0.1/', 'source-host-private'],
  ['https://192.0.2.1/', 'source-host-private'],
  ['https://240.0.0.1/', 'source-host-private'],
  ['https://[::1]/', 'source-host-private'],
  ['https://[::]/', 'source-host-private'],
  ['https://[0:0:0:0:0:0:0:1]/', 'source-host-private'],
  ['https://[::ffff:127.0.0.1]/', 'source-host-private'],
  ['https://[::ffff:7f00:1]/', 'source-host-private'],
  ['https://[::ffff:10.0.0.1]/', 'source-host-private'],
  ['https://[::127.0.0.1]/', 'source-host-private'],
  ['https://[fe80::1]/', 'source-host-private'],
  ['https://[fc00::1]/', 'source-host-private'],
  ['https://[fd12:3456::1]/', 'source-host-private'],
  ['https://[ff02::1]/', 'source-host-private'],
  ['https://[64:ff9b::a00:1]/', 'source-host-private'],
  ['https://[2002:7f00:1::]/', 'source-host-private'],
  ['https://[2001:db8::1]/', 'source-host-private'],
  ['https://１２７.0.0.1/', 'source-host-private'],
  ['http://example.com/', 'source-address-not-encrypted'],
  ['http://127.0.0.1/', 'source-address-not-encrypted'],
  ['https://example.com@127.0.0.1/', 'source-address-has-password'],
  ['https://user:password@example.com/', 'source-address-has-password'],
  ['https://127.0.0.1\\@example.com/', 'source-host-private'],
  ['file:///etc/passwd', 'source-address-wrong'],
  ['ftp://example.com/', 'source-address-scheme'],
  ['gopher://example.com/', 'source-address-scheme'],
  ['data:text/csv,a', 'source-address-wrong'],
  ['javascript:alert(1)', 'source-address-wrong'],
  ['//example.com/', 'source-address-wrong'],
  ['https://', 'source-address-wrong'],
  ['https://256.256.256.256/', 'source-address-wrong'],
  ['', 'source-address-wrong'],
];

const LET_THROUGH = [
  'https://example.com/data.csv',
  'https://EXAMPLE.com:8443/',
  'https://8.8.8.8/',
  'https://[2606:4700::1111]/',
  'https://172.32.0.1/',
  'https://11.0.0.1/',
];

describe('the addresses a source may ask', () => {
  it.each(REFUSED)('leave out %s', (spelling, code) => {
    expect(() => judgeAddress(spelling, null)).toThrow(expect.objectContaining({ code }));
  });

  it.each(LET_THROUGH)('include %s', (spelling) => {
    expect(judgeAddress(spelling, null).protocol).toBe('https:');
  });

  it.each([
    ['http://127.0.0.1:9090/', '127.0.0.1'],
    ['http://localhost:9090/', 'LocalHost'],
    ['http://[::1]:9090/', '::1'],
    ['http://metrics.lan./', 'metrics.lan'],
  ])('include %s once the person allows %s', (spelling, allowed) => {
    expect(judgeAddress(spelling, allowed).host).not.toBe('');
  });

  it('stay closed for every host but the one that was allowed', () => {
    expect(() => judgeAddress('http://10.0.0.2/', '10.0.0.1')).toThrow(
      expect.objectContaining({ code: 'source-address-not-encrypted' }),
    );
  });

  it('never include an address that cannot be read', () => {
    expect(isPublicAddress('no address')).toBe(false);
  });
});

describe('a name that is looked up', () => {
  it('is refused when any of its addresses lies in the local network', async () => {
    const resolve = async () => [
      { address: '93.184.216.34', family: 4 },
      { address: '10.0.0.5', family: 4 },
    ];
    await expect(resolveGuarded('two-faced.example', null, resolve)).rejects.toMatchObject({
      code: 'source-host-private',
    });
  });

  it('is judged at every connection, so that it cannot change after it was looked at', async () => {
    const answers = ['93.184.216.34', '127.0.0.1'];
    const lookup = createGuardedLookup(null, async () => [{ address: answers.shift() ?? '', family: 4 }]);
    const ask = () =>
      new Promise((resolve, reject) => {
        lookup('rebinding.example', { all: false }, (error, address) =>
          error === null ? resolve(address) : reject(error),
        );
      });
    expect(await ask()).toBe('93.184.216.34');
    await expect(ask()).rejects.toMatchObject({ code: 'source-host-private' });
  });
});
