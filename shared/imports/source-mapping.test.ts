import { describe, expect, it } from 'vitest';
import { createRowMapper, mappedObservations } from './map-rows.ts';
import { createDelimitedReader } from './read-delimited.ts';
import type { MetricColumns } from './read-figures.ts';
import { followColumns, mappingOfTemplate } from './source-mapping.ts';
import { meanOfArm } from '#shared/metrics/mean-of-arm.ts';
import { ratioOfArm } from '#shared/metrics/ratio-of-arm.ts';
import { ordersMapping } from '#tests/support/source-drafts.ts';

const point = { decimal: '.', group: null } as const;

type Table = { kind: 'ratio' | 'duration'; columns: readonly string[]; rows: readonly string[] };

/** What a database's table comes to as figures, read as its template says; and the rows that were set aside. */
function read({ kind, columns, rows }: Table) {
  const mapping = mappingOfTemplate(ordersMapping(), { name: 'Amount', kind }, columns);
  const [part] = mapping.metrics;
  if (part === undefined) throw new Error('a template feeds one metric');
  const { totalColumn, unitsColumn, squaresColumn, ratioSums } = part;
  const sums = ratioSums === undefined ? {} : { ratioSums };
  const metric: MetricColumns = { metricId: 'm', kind, totalColumn, unitsColumn, squaresColumn, ...sums };
  const mapper = createRowMapper({
    ...mapping,
    dayColumn: 0,
    dayFormat: 'iso',
    armValues: { pilot: 'pilot' },
    yearRule: null,
    long: null,
    clock: null,
    today: null,
    numberFormats: new Map(columns.map((_name, at) => [at, point])),
    metrics: [metric],
  });
  const reader = createDelimitedReader({
    delimiter: ',',
    quote: '"',
    escape: 'doubled',
    width: columns.length,
    firstLine: 1,
  });
  const lines = [...reader.push(rows.join('\n')), ...reader.finish()];
  const setAside = lines.flatMap((line) => mapper.addRow(line) ?? []).concat(mapper.finish());
  return { setAside: setAside.map(({ code }) => code), figures: mappedObservations(mapper) };
}

const RATIO = ['day', 'arm', 'total', 'units', 'squares', 'pairs', 'base_squares', 'cross_products'];

describe('the table of a ratio summed in a database', () => {
  it('is judged by its units, of which it tells all five sums', () => {
    // 40 customers, half of them 30 over 2, half of them 50 over 4.
    const row = '2026-11-23,pilot,1600,120,68000,40,400,5200';
    const { figures } = read({ kind: 'ratio', columns: RATIO, rows: [row] });
    expect(figures).toMatchObject([{ units: 40, total: 1600, base: 120, crossProducts: 5200 }]);
    expect(ratioOfArm(figures)).toMatchObject({ method: 'ratio-delta', ratio: 1600 / 120 });
  });

  it('is judged by its days where it tells the two sums alone', () => {
    const rows = ['2026-11-22,pilot,100,10', '2026-11-23,pilot,120,10'];
    const { figures } = read({ kind: 'ratio', columns: RATIO.slice(0, 4), rows });
    expect(ratioOfArm(figures)).toMatchObject({ method: 'ratio-days', ratio: 11 });
  });

  it.each([
    ['numerators', '2026-11-23,pilot,1600,120,10,40,400,5200', 'squares-impossible'],
    ['denominators', '2026-11-23,pilot,1600,120,68000,40,10,5200', 'squares-impossible'],
    ['half a customer', '2026-11-23,pilot,1600,120,68000,40.5,400,5200', 'count-not-whole'],
  ])('is set aside when its sums cannot be: %s', (_what, row, code) => {
    expect(read({ kind: 'ratio', columns: RATIO, rows: [row] })).toEqual({ setAside: [code], figures: [] });
  });

  it('is found by name when its columns change places', () => {
    const mapping = mappingOfTemplate(ordersMapping(), { name: 'Amount', kind: 'ratio' }, RATIO);
    const [part] = followColumns(mapping, RATIO, RATIO.toReversed()).metrics;
    expect(part).toMatchObject({
      totalColumn: 5,
      unitsColumn: 4,
      squaresColumn: 3,
      ratioSums: { unitsColumn: 2, baseSquaresColumn: 1, crossProductsColumn: 0 },
    });
  });
});

describe('the table of a duration summed in a database', () => {
  it('knows the spread of its units on the log scale', () => {
    // ln 10 and ln 40: mean ln 20, each ln 2 away from it.
    const squares = Math.log(10) ** 2 + Math.log(40) ** 2;
    const columns = ['day', 'arm', 'typical', 'units', 'squares'];
    const { figures } = read({ kind: 'duration', columns, rows: [`2026-11-23,pilot,20,2,${squares}`] });
    const mean = meanOfArm(figures);
    expect(mean).toMatchObject({ method: 'welch', mean: Math.log(20) });
    expect(mean?.standardError).toBeCloseTo(Math.LN2, 12);
  });
});
