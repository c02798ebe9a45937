/** The tabs of a feature in their order, by the last part of their address. */
export const FEATURE_TABS = [
  'plan',
  'people',
  'hypotheses',
  'metrics',
  'notes',
  'checklist',
  'decisions',
  'flag',
  'report',
] as const;
export type FeatureTab = (typeof FEATURE_TABS)[number];
