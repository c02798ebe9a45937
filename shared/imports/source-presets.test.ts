import type { JsonValue } from 'jsonpath-rfc9535';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { refuseOpenSecrets } from './open-secrets.ts';
import { createDelimitedReader } from './read-delimited.ts';
import { connectionSchema } from './source.ts';
import type { PresetId } from './source-preset-parts.ts';
import { findPlaceholder, SOURCE_PRESETS } from './source-presets.ts';
import { putIntoBody, secondPageOf } from './source-page-parts.ts';
import { dayOfMoment, findAll, joinTables, pickTable } from './source-rows.ts';
import { fillVariables, windowVariables } from './source-window.ts';
import { writeCsvRow } from './write-csv.ts';
import ga4 from '#tests/fixtures/sources/ga4.json' with { type: 'json' };
import growthbook from '#tests/fixtures/sources/growthbook.json' with { type: 'json' };
import hubspot from '#tests/fixtures/sources/hubspot.json' with { type: 'json' };
import json from '#tests/fixtures/sources/json.json' with { type: 'json' };
import matomo from '#tests/fixtures/sources/matomo.json' with { type: 'json' };
import plausible from '#tests/fixtures/sources/plausible.json' with { type: 'json' };
import posthog from '#tests/fixtures/sources/posthog.json' with { type: 'json' };
import prometheus from '#tests/fixtures/sources/prometheus.json' with { type: 'json' };
import shopify from '#tests/fixtures/sources/shopify.json' with { type: 'json' };
import stripe from '#tests/fixtures/sources/stripe.json' with { type: 'json' };

const TABLES: readonly { id: PresetId; answer: JsonValue; table: string[] }[] = [
  { id: 'json', answer: json, table: ['day|value', '2026-11-23|12', '2026-11-24|'] },
  {
    id: 'prometheus',
    answer: prometheus,
    table: [
      'day|value|variant|region',
      '2026-11-23|41|pilot|',
      '2026-11-24|44.5|pilot|',
      '2026-11-23|39|control|north',
    ],
  },
  {
    id: 'posthog',
    answer: posthog,
    table: ['day|variant|converted|people', '2026-11-23|pilot|31|212', '2026-11-23|control|24|209'],
  },
  {
    id: 'plausible',
    answer: plausible,
    table: ['day|visitors|visits|pageviews', '2026-11-23|120|144|310', '2026-11-24|98|117|265'],
  },
  {
    id: 'matomo',
    answer: matomo,
    table: [
      'day|visits|converted|unique_visitors',
      '2026-11-22|||',
      '2026-11-23|233|17|201',
      '2026-11-24|214|12|187',
    ],
  },
  {
    id: 'ga4',
    answer: ga4,
    table: ['day|active_users|sessions|key_events', '20261123|512|640|31', '20261124|498|611|28'],
  },
  {
    id: 'stripe',
    answer: stripe,
    table: [
      'day|customer|amount_in_cents|currency|status|refunded',
      '2026-11-24|cus_9s6XKz|4200|eur|succeeded|false',
      '2026-11-24||1999|eur|failed|false',
    ],
  },
  {
    id: 'shopify',
    answer: shopify,
    table: [
      'day|customer|total_price|currency|financial_status|tags',
      '2026-11-23T15:15:47Z|gid://shopify/Customer/207119551|598.94|EUR|PAID|["pilot"]',
      '2026-11-24T08:02:11Z||12.0|EUR|PENDING|[]',
    ],
  },
  {
    id: 'hubspot',
    answer: hubspot,
    table: [
      'day|deal|amount|stage|pipeline',
      '2026-11-23T17:08:35.409Z|9184|1500.00|presentationscheduled|default',
    ],
  },
  {
    id: 'growthbook',
    answer: growthbook,
    table: [
      'day|metric|variation|users|numerator|denominator',
      '2026-11-24T06:00:12.000Z|fact__orders|0|905|88|905',
      '2026-11-24T06:00:12.000Z|fact__orders|1|899|104|899',
    ],
  },
];

describe('the services Pilotbook knows', () => {
  it.each(TABLES)('turn an answer of $id into a table', ({ id, answer, table }) => {
    const response = SOURCE_PRESETS.find((preset) => preset.id === id)?.connection.response;
    if (response?.kind !== 'json') throw new Error(`${id} answers with JSON`);
    const picked = pickTable(answer, response, 'Europe/Rome');
    expect([picked.columns, ...picked.rows].map((row) => row.join('|'))).toEqual(table);
  });

  it('include a recorded answer for each that answers with JSON', () => {
    const answering = SOURCE_PRESETS.filter(({ connection }) => connection.response.kind === 'json');
    expect(answering.map(({ id }) => id).toSorted()).toEqual(TABLES.map(({ id }) => id).toSorted());
  });

  it.each(SOURCE_PRESETS)(
    'fill the form of $id with what the form may hold, no secret among it',
    (preset) => {
      const { connection } = preset;
      const address = connection.address || 'https://shop.example/';
      expect(connectionSchema.parse({ ...connection, address })).toEqual({ ...connection, address });
      expect(() => refuseOpenSecrets(connection)).not.toThrow();
      expect(preset.secret).toBe(connection.auth.kind === 'none' ? 'none' : 'needed');
    },
  );

  it('name the next page where their answer says it', () => {
    const next = TABLES.flatMap(({ id, answer }) => {
      const paging = SOURCE_PRESETS.find((preset) => preset.id === id)?.connection.paging;
      return paging?.kind === 'cursor' ? [[id, paging.place, findAll(answer, paging.cursor)[0]]] : [];
    });
    expect(next).toEqual([
      ['stripe', 'query', 'ch_3Nabd'],
      ['shopify', 'body', 'eyJsYXN0X2lkIjo0NTA3ODk0Njl9'],
      ['hubspot', 'body', 'NTI1Cg%3D%3D'],
    ]);
  });

  it('write a body that is JSON still when its days and its page stand in it', () => {
    const days = windowVariables({ from: '2026-11-20', to: '2026-11-24', timeZone: 'Europe/Rome' });
    for (const { connection } of SOURCE_PRESETS) {
      if (connection.body === null) continue;
      const body = putIntoBody(fillVariables(connection.body, days), secondPageOf(connection)?.values ?? {});
      expect(body).not.toContain('{{');
    }
  });

  it('say what is still to be replaced', () => {
    const byId = (id: PresetId) => SOURCE_PRESETS.find((preset) => preset.id === id)?.connection;
    const plain = byId('csv');
    expect(plain === undefined ? '' : findPlaceholder(plain)).toBeNull();
    const shop = byId('shopify');
    expect(shop === undefined ? '' : findPlaceholder(shop)).toBe('YOUR_SHOP');
  });
});

describe('a table picked out of JSON', () => {
  const shape = { kind: 'json', rows: '$[*]', items: null, spread: null, columns: [] } as const;

  it.each(['', 'data', '$[', '$[?match(@.a, "(a+)+$")]', '$..['])('refuses the path %j in words', (path) => {
    expect(() => pickTable([], { ...shape, rows: path, columns: [] }, 'UTC')).toThrow(
      expect.objectContaining({ code: 'source-path-wrong' }),
    );
  });

  it('keeps names that mean something to JavaScript as plain data', () => {
    const document = JSON.parse('[{"labels":{"__proto__":"a","constructor":"b"}}]') as JsonValue;
    const table = pickTable(document, { ...shape, spread: '$.labels', columns: [] }, 'UTC');
    expect(table).toEqual({ columns: ['__proto__', 'constructor'], rows: [['a', 'b']] });
    expect(({} as Record<string, unknown>)['a']).toBeUndefined();
  });

  it('leaves what is no moment as it is, to be set aside by name', () => {
    const columns = [{ name: 'day', from: 'row', path: '$', as: 'day-of-seconds' }] as const;
    const table = pickTable(['soon', 0], { ...shape, columns: [...columns] }, 'America/New_York');
    expect(table.rows).toEqual([['soon'], ['1969-12-31']]);
  });

  it('joins pages whose labels differ', () => {
    const first = { columns: ['day', 'a'], rows: [['1', 'x']] };
    const second = { columns: ['day', 'b'], rows: [['2', 'y']] };
    expect(joinTables([first, second])).toEqual({
      columns: ['day', 'a', 'b'],
      rows: [
        ['1', 'x', ''],
        ['2', '', 'y'],
      ],
    });
  });

  it('counts a moment to the day where the person is', () => {
    expect(dayOfMoment(Date.UTC(2026, 10, 23, 23, 30), 'Europe/Rome')).toBe('2026-11-24');
  });

  it('comes back as it was when it is written as CSV, whatever its cells hold', () => {
    const cell = fc.string({ unit: 'binary', maxLength: 20 }).map((text) => text.replaceAll('\r', ''));
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 20 }), (rows) => {
        const reader = createDelimitedReader({
          delimiter: ',',
          quote: '"',
          escape: 'doubled',
          width: 2,
          firstLine: 1,
        });
        const read = [...reader.push(rows.map(writeCsvRow).join('')), ...reader.finish()];
        expect(read.map(({ cells }) => cells)).toEqual(rows);
      }),
    );
  });
});
