import { describe, expect, it } from 'vitest';
import { asksOverSegments, guessForFile, guessOverSegments } from './guess-over-segments.ts';
import type { ImportMapping } from './import-mapping.ts';
import type { MetricKind } from '#shared/metrics/metric.ts';

describe('what is guessed of a figure over segments', () => {
  it.each([
    ['Revenue', '€'],
    ['Ricavi', ''],
    ['Fatturato (€)', ''],
    ['Orders', ''],
    ['Tickets', ''],
    ['Ore lavorate', 'h'],
    ['Costi di attesa', '€'],
    ['Cost of waiting time', 'EUR'],
    ['Waste', 'kg'],
  ])('%s (%s) adds up', (name, unit) => {
    expect(guessOverSegments({ name, unit })).toBe('adds-up');
  });

  it.each([
    ['Temperatura', ''],
    ['Temperature', '°C'],
    ['Average wait', 'min'],
    ['Tempo di attesa', 'min'],
    ['Voto medio', ''],
    ['Customer rating', ''],
    ['Tasso di conversione', ''],
    ['Margin', '%'],
    ['Scontrino medio', '€'],
    ['Revenue per order', '€'],
    ['Spesa', '€/ordine'],
    ['NPS', ''],
    ['Prezzo', '€'],
    ['SoddisfazioneClienti', ''],
  ])('%s (%s) is averaged', (name, unit) => {
    expect(guessOverSegments({ name, unit })).toBe('averages');
  });
});

const WIDE = { shape: 'wide', segmentColumn: 2, personColumn: null } as ImportMapping;

describe('a file', () => {
  it.each<[string, Partial<ImportMapping>, MetricKind, number | null, boolean]>([
    ['asks it of a plain figure of each segment', {}, 'value', null, true],
    ['asks it of a count of each segment', {}, 'count', null, true],
    ['asks it in a long table too', { shape: 'long' }, 'value', null, true],
    ['does not ask it of a rate, whose exposure is summed as well', {}, 'count', 4, false],
    ['does not ask it of a share', {}, 'proportion', 4, false],
    ['does not ask it without segments', { segmentColumn: null }, 'value', null, false],
    ['does not ask it where a row is an event', { shape: 'events' }, 'value', null, false],
    ['does not ask it where a row is a person', { personColumn: 3 }, 'count', null, false],
  ])('%s', (_what, change, kind, unitsColumn, isAsked) => {
    expect(asksOverSegments({ ...WIDE, ...change }, { unitsColumn }, { kind })).toBe(isAsked);
  });

  it.each<[string, Partial<ImportMapping>, MetricKind, number | null, string]>([
    ['a count adds up', {}, 'count', null, 'adds-up'],
    ['a count over a column is a rate', {}, 'count', 4, 'averages'],
    ['figures of single cases are averaged', { shape: 'events' }, 'value', null, 'averages'],
    ['shares know nothing of it', {}, 'proportion', 4, 'unsaid'],
  ])('makes its metrics so: %s', (_what, change, kind, unitsColumn, expected) => {
    const metric = { name: 'Orders', unit: '', kind };
    expect(guessForFile({ ...WIDE, ...change }, { unitsColumn }, metric)).toBe(expected);
  });
});
