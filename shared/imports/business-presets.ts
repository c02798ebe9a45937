import { BLANK, pick, query, rows, type SourcePreset } from './source-preset-parts.ts';

/** Services in which money and customers stand, a row each. */
export const BUSINESS_PRESETS: readonly SourcePreset[] = [
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
