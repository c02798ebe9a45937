import type { Condition, SegmentRule } from '#shared/segments/segment-rule.ts';

/** The rule under which all of these conditions hold. */
export function ruleOf(...conditions: Condition[]): SegmentRule {
  return { match: 'all', groups: [{ match: 'all', conditions }] };
}
