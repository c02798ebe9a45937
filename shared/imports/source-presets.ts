import { BUSINESS_PRESETS } from './business-presets.ts';
import { BLANK, pick, query, rows, type SourcePreset } from './source-preset-parts.ts';
import type { HttpConnection } from './source.ts';

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

/** Every service whose form Pilotbook can fill in, in the order they are offered. */
export const SOURCE_PRESETS: readonly SourcePreset[] = [...FILES, ...ANALYTICS, ...BUSINESS_PRESETS];

/** The first `YOUR_…` that was not replaced yet; null when all were. */
export function findPlaceholder({ address, query, body }: HttpConnection): string | null {
  const texts = [address, ...query.map(({ value }) => value), body ?? ''];
  return /\bYOUR_[A-Z_]+/.exec(texts.join('\n'))?.[0] ?? null;
}
