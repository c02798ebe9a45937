import { describe, expect, it } from 'vitest';
import { countTests } from './test-counts.ts';

type File = { status: string; assertionResults: unknown[] };

function report(numPassedTests: number, numFailedTests: number, testResults: File[]): string {
  const success = numFailedTests === 0 && testResults.every(({ status }) => status === 'passed');
  return JSON.stringify({ numPassedTests, numFailedTests, success, testResults });
}

const good: File = { status: 'passed', assertionResults: [{}] };
const bad: File = { status: 'failed', assertionResults: [{}] };
const unloadable: File = { status: 'failed', assertionResults: [] };

describe('what a test run amounts to', () => {
  it.each([
    ['all pass', report(7, 0, [good]), 0, { passed: 7, failed: 0 }],
    ['two fail', report(5, 2, [good, bad]), 1, { passed: 5, failed: 2 }],
    ['a file does not load', report(5, 0, [good, unloadable]), 1, { passed: 5, failed: 1 }],
    ['an error outside every test', report(5, 0, [good]), 1, { passed: 5, failed: 1 }],
    ['no report', null, 1, { passed: 0, failed: 1 }],
    ['no report although all went well', null, 0, { passed: 0, failed: 1 }],
    ['no tests', report(0, 0, []), 0, { passed: 0, failed: 0 }],
  ])('%s', (...[, text, status, counts]) => {
    expect(countTests(text, status)).toEqual(counts);
  });
});
