import type { InputOf } from '#shared/contract/contract.ts';
import type { CalendarDay } from '#shared/kernel/calendar-day.ts';
import type { AttributeKind } from '#shared/segments/attribute-kind.ts';
import {
  type Condition,
  type ConditionTest,
  conditionSchema,
  type Match,
  type SegmentRule,
} from '#shared/segments/segment-rule.ts';
import type { Segment } from '#shared/segments/segment.ts';

/** What a condition is about: an attribute by its name, or the tags. */
export type Subject = { of: 'attribute'; name: string } | { of: 'tags' };

/** A condition while it is put together; every value that was typed stays, whichever of them the test asks for. */
export type ConditionDraft = {
  subject: Subject | null;
  test: ConditionTest;
  values: string[];
  text: string;
  number: number | null;
  day: CalendarDay | null;
};

export type GroupDraft = { match: Match; conditions: ConditionDraft[] };
export type RuleDraft = { match: Match; groups: GroupDraft[] };

/** Where the people of a segment come from. */
export type Way = 'rule' | 'list' | 'ticked';

export type SegmentDraft = {
  name: string;
  way: Way;
  rule: RuleDraft;
  leaveOutIds: string[];
};

export const NO_CONDITION: ConditionDraft = {
  subject: null,
  test: 'one-of',
  values: [],
  text: '',
  number: null,
  day: null,
};
export const NO_GROUP: GroupDraft = { match: 'all', conditions: [NO_CONDITION] };

const TESTS: Readonly<Record<AttributeKind, readonly ConditionTest[]>> = {
  text: ['one-of', 'none-of', 'contains', 'filled', 'empty'],
  number: ['at-least', 'at-most', 'equals', 'filled', 'empty'],
  date: ['since', 'until', 'filled', 'empty'],
  'yes-no': ['one-of', 'filled', 'empty'],
};

/** The tests that make sense of a subject, the likeliest first. */
export function testsOf(subject: Subject | null, kind: AttributeKind): readonly ConditionTest[] {
  return subject?.of === 'tags' ? ['tagged', 'not-tagged'] : TESTS[kind];
}

/** The condition a draft says; null while something of it is missing. */
function toCondition(draft: ConditionDraft): Condition | null {
  const { subject, test, values, text, number, day } = draft;
  if (subject === null) return null;
  const about = subject.of === 'tags' ? { tags: values } : { attribute: subject.name, values };
  const said = conditionSchema.safeParse({ test, ...about, text, number, day });
  return said.success ? said.data : null;
}

function fromCondition(condition: Condition): ConditionDraft {
  return {
    subject: 'attribute' in condition ? { of: 'attribute', name: condition.attribute } : { of: 'tags' },
    test: condition.test,
    values: 'values' in condition ? condition.values : 'tags' in condition ? condition.tags : [],
    text: 'text' in condition ? condition.text : '',
    number: 'number' in condition ? condition.number : null,
    day: 'day' in condition ? condition.day : null,
  };
}

/** The rule a draft says; null while any of its conditions is not whole. */
function toRule(draft: RuleDraft): SegmentRule | null {
  const groups = draft.groups.map(({ match, conditions }) => ({
    match,
    conditions: conditions.map(toCondition).filter((condition) => condition !== null),
  }));
  const isWhole = groups.every(
    ({ conditions }, index) => conditions.length === draft.groups[index]?.conditions.length,
  );
  return isWhole ? { match: draft.match, groups } : null;
}

function toRuleDraft(rule: SegmentRule | null): RuleDraft {
  if (rule === null) return { match: 'all', groups: [NO_GROUP] };
  return {
    match: rule.match,
    groups: rule.groups.map(({ match, conditions }) => ({
      match,
      conditions: conditions.map(fromCondition),
    })),
  };
}

/** The draft of a segment as it stands; of a new one without. */
export function draftOf(segment: Segment | null, firstWay: Way): SegmentDraft {
  if (segment === null) {
    return { name: '', way: firstWay, rule: toRuleDraft(null), leaveOutIds: [] };
  }
  return {
    name: segment.name,
    way: segment.rule === null ? 'ticked' : 'rule',
    rule: toRuleDraft(segment.rule),
    leaveOutIds: segment.leaveOutIds,
  };
}

type People = { listed: readonly string[]; ticked: readonly string[] };

/** Who would be in the segment, as the engine is asked; null while something is missing. */
export function makingOf(
  draft: SegmentDraft,
  { listed, ticked }: People,
): Omit<InputOf<'segments.previewSegment'>, 'segmentId'> | null {
  const { way, leaveOutIds } = draft;
  if (way === 'rule') {
    const rule = toRule(draft.rule);
    return rule === null ? null : { rule, personIds: [], leaveOutIds };
  }
  const personIds = [...(way === 'list' ? listed : ticked)];
  return personIds.length === 0 ? null : { rule: null, personIds, leaveOutIds };
}
