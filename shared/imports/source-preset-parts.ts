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

/** A connection with nothing filled in. */
export const BLANK: HttpConnection = {
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

/** A column of the row, found by its path. */
export function pick(name: string, path: string, more: Partial<Pick> = {}): Pick {
  return { name, path, from: 'row', as: 'text', ...more };
}

/** The query as name and value. */
export function query(values: Readonly<Record<string, string>>): HttpConnection['query'] {
  return Object.entries(values).map(([name, value]) => ({ name, value }));
}

/** JSON whose rows stand at a path. */
export function rows(path: string, columns: Pick[], more: { items?: string; spread?: string } = {}) {
  const { items = null, spread = null } = more;
  return { kind: 'json' as const, rows: path, items, spread, columns };
}
