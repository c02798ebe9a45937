import type { HttpConnection, Pick } from './source.ts';

/** A service Pilotbook knows: its form filled in, what stands as `YOUR_…` is for the person to replace. */
export type SourcePreset = {
  readonly id: PresetId;
  /** Where the service documents this request and its answer. */
  readonly documentation: string | null;
  readonly secret: 'none' | 'needed';
  readonly connection: HttpConnection;
};

export const PRESET_IDS = [
  'csv',
  'json',
  'google-sheets',
  'prometheus',
  'posthog',
  'plausible',
  'matomo',
  'ga4',
  'stripe',
  'shopify',
  'hubspot',
  'growthbook',
] as const;
export type PresetId = (typeof PRESET_IDS)[number];

const BLANK: HttpConnection = {
  kind: 'http',
  method: 'GET',
  address: '',
  query: [],
  headers: [],
  body: null,
  auth: { kind: 'none' },
  paging: { kind: 'none' },
  response: { kind: 'file' },
  maxPages: 200,
  maxMegabytes: 20,
  allowedHost: null,
};

function pick(name: string, path: string, more: Partial<Pick> = {}): Pick {
  return { name, path, from: 'row', as: 'text', ...more };
}

function query(values: Readonly<Record<string, string>>): HttpConnection['query'] {
  return Object.entries(values).map(([name, value]) => ({ name, value }));
}

function rows(path: string, columns: Pick[], more: { items?: string; spread?: string } = {}) {
  const { items = null, spread = null } = more;
  return { kind: 'json' as const, rows: path, items, spread, columns };
}

const FILES: readonly SourcePreset[] = [
  { id: 'csv', documentation: null, secret: 'none', connection: BLANK },
  {
    id: 'json',
    documentation: null,
    secret: 'none',
    connection: { ...BLANK, response: rows('$[*]', [pick('day', '$.day'), pick('value', '$.value')]) },
  },
  {
    id: 'google-sheets',
    documentation: 'https://support.google.com/docs/answer/183965',
    secret: 'none',
    connection: {
      ...BLANK,
      address: 'https://docs.google.com/spreadsheets/d/YOUR_SHEET_ID/export',
      query: query({ format: 'csv', gid: '0' }),
    },
  },
];

const ANALYTICS: readonly SourcePreset[] = [
  {
    id: 'prometheus',
    documentation: 'https://prometheus.io/docs/prometheus/latest/querying/api/#range-queries',
    secret: 'none',
    connection: {
      ...BLANK,
      address: 'http://127.0.0.1:9090/api/v1/query_range',
      // Evaluated at the last second of each day, so that a range of [1d] is that very day.
      query: query({
        query: 'sum by (variant) (increase(YOUR_METRIC[1d]))',
        start: '{{from_end_unix}}',
        end: '{{to_end_unix}}',
        step: '86400',
      }),
      response: rows(
        '$.data.result[*]',
        [
          pick('day', '$[0]', { from: 'item', as: 'day-of-seconds' }),
          pick('value', '$[1]', { from: 'item' }),
        ],
        { items: '$.values[*]', spread: '$.metric' },
      ),
    },
  },
  {
    id: 'posthog',
    documentation: 'https://posthog.com/docs/api/queries',
    secret: 'needed',
    connection: {
      ...BLANK,
      method: 'POST',
      address: 'https://eu.posthog.com/api/projects/YOUR_PROJECT_ID/query/',
      auth: { kind: 'bearer' },
      body: JSON.stringify({
        query: {
          kind: 'HogQLQuery',
          query:
            "SELECT toDate(timestamp) AS day, properties.$feature_flag_response AS variant, uniqIf(person_id, event = 'YOUR_EVENT') AS converted, uniq(person_id) AS people FROM events WHERE timestamp >= toDate('{{from}}') AND timestamp < toDate('{{to}}') + 1 GROUP BY day, variant ORDER BY day LIMIT 10000",
        },
      }),
      response: rows('$.results[*]', [
        pick('day', '$[0]'),
        pick('variant', '$[1]'),
        pick('converted', '$[2]'),
        pick('people', '$[3]'),
      ]),
    },
  },
  {
    id: 'plausible',
    documentation: 'https://plausible.io/docs/stats-api',
    secret: 'needed',
    connection: {
      ...BLANK,
      method: 'POST',
      address: 'https://plausible.io/api/v2/query',
      auth: { kind: 'bearer' },
      body: JSON.stringify({
        site_id: 'YOUR_SITE',
        metrics: ['visitors', 'visits', 'pageviews'],
        date_range: ['{{from}}', '{{to}}'],
        dimensions: ['time:day'],
      }),
      response: rows('$.results[*]', [
        pick('day', '$.dimensions[0]'),
        pick('visitors', '$.metrics[0]'),
        pick('visits', '$.metrics[1]'),
        pick('pageviews', '$.metrics[2]'),
      ]),
    },
  },
  {
    id: 'matomo',
    documentation: 'https://developer.matomo.org/api-reference/reporting-api',
    secret: 'needed',
    connection: {
      ...BLANK,
      method: 'POST',
      address: 'https://YOUR_MATOMO/index.php',
      auth: { kind: 'form', name: 'token_auth' },
      query: query({
        module: 'API',
        method: 'VisitsSummary.get',
        idSite: '1',
        period: 'day',
        date: '{{from}},{{to}}',
        format: 'JSON',
      }),
      response: rows('$.*', [
        pick('day', '$', { from: 'key' }),
        pick('visits', '$.nb_visits'),
        pick('converted', '$.nb_visits_converted'),
        pick('unique_visitors', '$.nb_uniq_visitors'),
      ]),
    },
  },
  {
    id: 'ga4',
    documentation:
      'https://developers.google.com/analytics/devguides/reporting/data/v1/rest/v1beta/properties/runReport',
    secret: 'needed',
    connection: {
      ...BLANK,
      method: 'POST',
      address: 'https://analyticsdata.googleapis.com/v1beta/properties/YOUR_PROPERTY_ID:runReport',
      auth: { kind: 'bearer' },
      body: JSON.stringify({
        dateRanges: [{ startDate: '{{from}}', endDate: '{{to}}' }],
        dimensions: [{ name: 'date' }],
        metrics: [{ name: 'activeUsers' }, { name: 'sessions' }, { name: 'keyEvents' }],
      }),
      response: rows('$.rows[*]', [
        pick('day', '$.dimensionValues[0].value'),
        pick('active_users', '$.metricValues[0].value'),
        pick('sessions', '$.metricValues[1].value'),
        pick('key_events', '$.metricValues[2].value'),
      ]),
    },
  },
];

const BUSINESS: readonly SourcePreset[] = [
  {
    id: 'stripe',
    documentation: 'https://docs.stripe.com/api/charges/list',
    secret: 'needed',
    connection: {
      ...BLANK,
      address: 'https://api.stripe.com/v1/charges',
      auth: { kind: 'bearer' },
      query: query({ 'created[gte]': '{{from_unix}}', limit: '100' }),
      paging: {
        kind: 'cursor',
        place: 'query',
        parameter: 'starting_after',
        cursor: '$.data[-1].id',
        more: '$.has_more',
      },
      // Amounts come in the smallest unit of the currency (cents).
      response: rows('$.data[*]', [
        pick('day', '$.created', { as: 'day-of-seconds' }),
        pick('customer', '$.customer'),
        pick('amount_in_cents', '$.amount'),
        pick('currency', '$.currency'),
        pick('status', '$.status'),
        pick('refunded', '$.refunded'),
      ]),
    },
  },
  {
    id: 'shopify',
    documentation: 'https://shopify.dev/docs/api/admin-graphql/latest/queries/orders',
    secret: 'needed',
    // The older REST interface is called legacy by Shopify since October 2024.
    connection: {
      ...BLANK,
      method: 'POST',
      address: 'https://YOUR_SHOP.myshopify.com/admin/api/2026-10/graphql.json',
      auth: { kind: 'header', name: 'X-Shopify-Access-Token' },
      body: JSON.stringify({
        query:
          'query ($after: String) { orders(first: 100, after: $after, query: "created_at:>={{from}}") { nodes { createdAt customer { id } totalPriceSet { shopMoney { amount currencyCode } } displayFinancialStatus tags } pageInfo { hasNextPage endCursor } } }',
        variables: {},
      }),
      paging: {
        kind: 'cursor',
        place: 'body',
        parameter: 'variables.after',
        cursor: '$.data.orders.pageInfo.endCursor',
        more: '$.data.orders.pageInfo.hasNextPage',
      },
      response: rows('$.data.orders.nodes[*]', [
        pick('day', '$.createdAt'),
        pick('customer', '$.customer.id'),
        pick('total_price', '$.totalPriceSet.shopMoney.amount'),
        pick('currency', '$.totalPriceSet.shopMoney.currencyCode'),
        pick('financial_status', '$.displayFinancialStatus'),
        pick('tags', '$.tags'),
      ]),
    },
  },
  {
    id: 'hubspot',
    documentation:
      'https://developers.hubspot.com/docs/api-reference/crm-deals-v3/search/post-crm-v3-objects-0-3-search',
    secret: 'needed',
    connection: {
      ...BLANK,
      method: 'POST',
      address: 'https://api.hubapi.com/crm/v3/objects/0-3/search',
      auth: { kind: 'bearer' },
      body: JSON.stringify({
        filterGroups: [{ filters: [{ propertyName: 'createdate', operator: 'GTE', value: '{{from_ms}}' }] }],
        properties: ['createdate', 'amount', 'dealstage', 'pipeline'],
        limit: 200,
      }),
      paging: {
        kind: 'cursor',
        place: 'body',
        parameter: 'after',
        cursor: '$.paging.next.after',
        more: null,
      },
      response: rows('$.results[*]', [
        pick('day', '$.properties.createdate'),
        pick('deal', '$.id'),
        pick('amount', '$.properties.amount'),
        pick('stage', '$.properties.dealstage'),
        pick('pipeline', '$.properties.pipeline'),
      ]),
    },
  },
  {
    id: 'growthbook',
    documentation: 'https://docs.growthbook.io/api/experiments/operation/getExperimentResults',
    secret: 'needed',
    connection: {
      ...BLANK,
      address: 'https://api.growthbook.io/api/v1/experiments/YOUR_EXPERIMENT_ID/results',
      auth: { kind: 'bearer' },
      // Results are sums since the experiment began: each run keeps them under the day they were computed.
      response: rows(
        '$.result.results[*].metrics[*]',
        [
          pick('day', '$.result.dateUpdated', { from: 'document' }),
          pick('metric', '$.metricId'),
          pick('variation', '$.variationId', { from: 'item' }),
          pick('users', '$.users', { from: 'item' }),
          pick('numerator', '$.analyses[0].numerator', { from: 'item' }),
          pick('denominator', '$.analyses[0].denominator', { from: 'item' }),
        ],
        { items: '$.variations[*]' },
      ),
    },
  },
];

/** Every service whose form Pilotbook can fill in, in the order they are offered. */
export const SOURCE_PRESETS: readonly SourcePreset[] = [...FILES, ...ANALYTICS, ...BUSINESS];

/** The first `YOUR_…` that was not replaced yet; null when all were. */
export function findPlaceholder({ address, query, body }: HttpConnection): string | null {
  const texts = [address, ...query.map(({ value }) => value), body ?? ''];
  return /\bYOUR_[A-Z_]+/.exec(texts.join('\n'))?.[0] ?? null;
}
