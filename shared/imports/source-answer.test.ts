import { describe, expect, it } from 'vitest';
import { showAnswer, wordsOfPage } from './source-answer.ts';
import { findLists } from './source-lists.ts';
import matomo from '#tests/fixtures/sources/matomo.json' with { type: 'json' };
import prometheus from '#tests/fixtures/sources/prometheus.json' with { type: 'json' };

const show = (text: string, secrets: readonly string[] = []) =>
  showAnswer({ text, type: 'text/plain' }, secrets);

describe('the lists found in an answer', () => {
  it.each([
    ['lists in lists', prometheus, '$.data.result[*].values[*]'],
    ['rows named by their day', matomo, '$.*'],
    ['names no dot can lead to', { 'our data': { "it's": [{ a: 1, b: 2 }] } }, "$['our data']['it\\'s'][*]"],
  ])('know %s', (_what, document, path) => {
    expect(findLists(document).map((list) => list.path)).toContain(path);
  });

  it('name those first whose rows have columns, then the longest', () => {
    const document = { tags: ['a', 'b', 'c'], empty: [], rows: [{ day: '2026-11-24', orders: 1 }] };
    expect(findLists(document).map(({ path, count }) => [path, count])).toEqual([
      ['$.rows[*]', 1],
      ['$.tags[*]', 3],
      ['$.empty[*]', 0],
    ]);
  });

  it('name what their first row has, and tell moments from other numbers', () => {
    const document = [{ created: 1_795_474_800, at_ms: 'soon', amount: 1_795_474_800, tags: [] }];
    expect(findLists(document)[0]?.columns).toEqual([
      { name: 'created', path: '$.created', as: 'day-of-seconds' },
      { name: 'at_ms', path: '$.at_ms', as: 'text' },
      { name: 'amount', path: '$.amount', as: 'text' },
    ]);
    expect(findLists([[1_795_474_800_000, '3']])[0]?.columns).toEqual([
      { name: 'column_1', path: '$[0]', as: 'day-of-milliseconds' },
      { name: 'column_2', path: '$[1]', as: 'text' },
    ]);
  });

  it('end where an answer is nested without end', () => {
    const deep = '['.repeat(3000) + ']'.repeat(3000);
    expect(show(deep).lists.length).toBeLessThan(20);
  });
});

describe('an answer shown to a person', () => {
  it('is written anew as JSON, cut where it grows long', () => {
    expect(show('{"a":[1,2]}')).toMatchObject({
      kind: 'json',
      cut: 'whole',
      text: expect.stringMatching(/^{\n {2}"a"/),
    });
    const long = show(JSON.stringify({ a: 'x'.repeat(5000) }));
    expect([long.text.length, long.cut]).toEqual([2000, 'cut']);
  });

  it('is the words of a page, without its scripts', () => {
    const html =
      '<!DOCTYPE html><html><head><title>Sign in &amp; go</title><style>p{}</style></head><body><script>steal()</script><h1>Welcome</h1><p>Your session has <b>ended</b>.</p></body></html>';
    expect(show(html)).toMatchObject({
      kind: 'page',
      text: 'Sign in & go\nWelcome\nYour session has ended .',
    });
    expect(wordsOfPage('<script>never ends')).toBe('');
  });

  it.each(['plain-secret', 'with "quotes" and \\', 'a/b+c=&d'])('never shows the secret %j', (secret) => {
    for (const text of [secret, JSON.stringify({ echo: secret }), `/?key=${encodeURIComponent(secret)}`]) {
      const shown = show(text, [secret]);
      expect(shown.text).toContain('•••');
      expect(shown.text).not.toContain(secret);
    }
  });

  it('hides a secret that stands where the answer is cut', () => {
    const secret = 'canary-secret-0815';
    const shown = show('x'.repeat(1990) + secret + secret, [secret]);
    expect(shown.text).not.toContain('canary');
  });
});
