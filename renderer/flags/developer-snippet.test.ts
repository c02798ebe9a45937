import { describe, expect, it } from 'vitest';
import { developerSnippet } from './developer-snippet.ts';

describe('the example for developers', () => {
  it('writes a path of Windows as its code must spell it', () => {
    const text = developerSnippet({
      flagKey: 'ai-lead-scoring',
      filePath: 'C:\\Users\\sara\\shop.flags.json',
      comments: { install: 'npm install', ask: 'ask' },
    });
    expect(text).toContain('"C:\\\\Users\\\\sara\\\\shop.flags.json"');
    expect(text).toContain("getBooleanValue('ai-lead-scoring', false");
  });
});
