import type { Connection, HttpConnection, SourceDraft } from '#shared/imports/source.ts';
import type { ImportMapping } from '#shared/imports/import-mapping.ts';

/** An HTTP connection to this computer that reads a JSON list under `data`; the test changes what matters to it. */
export function httpConnection(address: string, change: Partial<HttpConnection> = {}): HttpConnection {
  return {
    kind: 'http',
    method: 'GET',
    address,
    query: [],
    headers: [],
    body: null,
    auth: { kind: 'none' },
    paging: { kind: 'none' },
    response: {
      kind: 'json',
      rows: '$.data[*]',
      items: null,
      spread: null,
      columns: [
        { name: 'day', from: 'row', path: '$.day', as: 'text' },
        { name: 'orders', from: 'row', path: '$.orders', as: 'text' },
      ],
    },
    maxPages: 200,
    maxMegabytes: 20,
    allowedHost: '127.0.0.1',
    ...change,
  };
}

/** Days in column 0, the pilot's orders in column 1. */
export function ordersMapping(): ImportMapping {
  return {
    dialect: {
      format: 'delimited',
      encoding: 'utf-8',
      delimiter: ',',
      sheet: null,
      rowsAt: null,
      headerLine: 1,
      decimal: '.',
    },
    shape: 'wide',
    grain: 'day',
    dayColumn: 0,
    dayFormat: 'iso',
    year: null,
    armColumn: null,
    armValues: {},
    fixedArm: 'pilot',
    segmentColumn: null,
    personColumn: null,
    personRule: 'each-row',
    nameColumn: null,
    valueColumn: null,
    names: [],
    metrics: [
      {
        metricId: null,
        draft: {
          name: 'Orders',
          kind: 'value',
          unit: '',
          direction: 'higher',
          role: 'primary',
          target: null,
          limit: null,
          grain: 'day',
          formula: null,
          onHarm: 'roll-back',
          hardLimit: null,
          overSegments: 'unsaid',
        },
        totalColumn: 1,
        unitsColumn: null,
        squaresColumn: null,
      },
    ],
  };
}

export function sourceDraft(
  featureId: string,
  connection: Connection,
  change: Partial<SourceDraft> = {},
): SourceDraft {
  return {
    name: 'Orders of the shop',
    featureId,
    preset: 'json',
    connection,
    span: { firstDay: '2026-11-01', rereadDays: 3, timeZone: 'Europe/Rome' },
    schedule: { every: 'hour' },
    secretId: null,
    mapping: ordersMapping(),
    columns: ['day', 'orders'],
    changes: 'revise',
    ...change,
  };
}
