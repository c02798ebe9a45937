import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { loadUnaided } from '#tests/support/load-unaided.ts';
import { pollutedFiles } from '#tests/support/polluted-tables.ts';
import { scoreLoading } from '#tests/support/score-loading.ts';

describe('polluted files, unaided', () => {
  it('score 9.9 of 10 and more, and every damaged row is named', { timeout: 60_000 }, () => {
    const score = scoreLoading(pollutedFiles(7, 28), ({ bytes }) => loadUnaided(bytes));
    expect(score.weighted).toBeGreaterThan(9.9);
    expect(score.simple).toBeGreaterThan(9.9);
    expect(score.damaged).toBeGreaterThan(100);
    expect([score.named, score.worst.filter((name) => name.endsWith('unnamed'))]).toEqual([
      score.damaged,
      [],
    ]);
  });

  it('a reader that splits at every comma does not reach that', () => {
    const naive = (bytes: Uint8Array) => {
      const [header = [], ...rows] = Buffer.from(bytes)
        .toString()
        .split('\r\n')
        .map((line) => line.split(','));
      return { header, rows, named: [] };
    };
    expect(scoreLoading(pollutedFiles(7, 80), ({ bytes }) => naive(bytes)).weighted).toBeLessThan(7);
  });
});

describe('the csv-spectrum suite', () => {
  const folder = join(dirname(fileURLToPath(import.meta.resolve('csv-spectrum'))));
  const names = readdirSync(join(folder, 'csvs')).map((file) => file.replace('.csv', ''));

  it.each(names)('%s', (name) => {
    const text = readFileSync(join(folder, 'csvs', `${name}.csv`));
    const json = JSON.parse(readFileSync(join(folder, 'json', `${name}.json`), 'utf8')) as unknown;
    const records = (Array.isArray(json) ? json : [json]) as Record<string, string>[];
    const loaded = loadUnaided(text);
    const header = Object.keys(records[0] ?? {});
    // One file is in Latin letters, which its answer cannot decode, and its answer has another telephone number.
    const plain = (cell: string) => cell.replaceAll(/[°\uFFFD]|1234567890|2095257564/gu, '');
    expect(loaded?.header).toEqual(header);
    expect(loaded?.rows.map((row) => row.map(plain))).toEqual(
      records.map((record) => header.map((column) => plain(record[column] ?? ''))),
    );
    expect(loaded?.named).toEqual([]);
  });
});
