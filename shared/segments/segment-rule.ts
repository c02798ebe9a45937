import { attributeOf } from './attribute-of.ts';
import { dayOf, numberOf } from './attribute-kind.ts';
import { foldText } from './fold-text.ts';
import type { Person } from './person.ts';
import { assertNever } from '#shared/kernel/assert.ts';
import { daySchema, z } from '#shared/kernel/schema.ts';

const attribute = z.string().min(1).max(120);
const values = z.array(z.string().max(500)).min(1).max(200);

/** One thing that must hold of a person. Numbers and days are compared where the kept value is one; else it holds not. */
export const conditionSchema = z.discriminatedUnion('test', [
  z.object({ test: z.literal('one-of'), attribute, values }),
  z.object({ test: z.literal('none-of'), attribute, values }),
  z.object({ test: z.literal('contains'), attribute, text: z.string().trim().min(1).max(200) }),
  z.object({ test: z.literal('filled'), attribute }),
  z.object({ test: z.literal('empty'), attribute }),
  z.object({ test: z.literal('equals'), attribute, number: z.number() }),
  z.object({ test: z.literal('at-least'), attribute, number: z.number() }),
  z.object({ test: z.literal('at-most'), attribute, number: z.number() }),
  z.object({ test: z.literal('since'), attribute, day: daySchema }),
  z.object({ test: z.literal('until'), attribute, day: daySchema }),
  z.object({ test: z.literal('tagged'), tags: values }),
  z.object({ test: z.literal('not-tagged'), tags: values }),
]);
export type Condition = z.infer<typeof conditionSchema>;
export type ConditionTest = Condition['test'];

export const matchSchema = z.enum(['all', 'any']);
export type Match = z.infer<typeof matchSchema>;

/** Groups of conditions: all or any of the groups must hold, and in each all or any of its conditions. */
export const segmentRuleSchema = z.object({
  match: matchSchema,
  groups: z
    .array(z.object({ match: matchSchema, conditions: z.array(conditionSchema).min(1).max(20) }))
    .min(1)
    .max(10),
});
export type SegmentRule = z.infer<typeof segmentRuleSchema>;

type Ruled = Pick<Person, 'attributes' | 'tags'>;

function holds(person: Ruled, condition: Condition): boolean {
  if (condition.test === 'tagged') return condition.tags.some((tag) => person.tags.includes(tag));
  if (condition.test === 'not-tagged') return !condition.tags.some((tag) => person.tags.includes(tag));
  const value = attributeOf(person, condition.attribute);
  const number = value === null ? null : numberOf(value);
  const day = value === null ? null : dayOf(value);
  switch (condition.test) {
    case 'one-of':
      return value !== null && condition.values.includes(value);
    case 'none-of':
      return value === null || !condition.values.includes(value);
    case 'contains':
      return value !== null && foldText(value).includes(foldText(condition.text));
    case 'filled':
      return value !== null;
    case 'empty':
      return value === null;
    case 'equals':
      return number === condition.number;
    case 'at-least':
      return number !== null && number >= condition.number;
    case 'at-most':
      return number !== null && number <= condition.number;
    case 'since':
      return day !== null && day >= condition.day;
    case 'until':
      return day !== null && day <= condition.day;
    default:
      return assertNever(condition);
  }
}

function matches<Part>(match: Match, parts: readonly Part[], isTrue: (part: Part) => boolean): boolean {
  return match === 'all' ? parts.every(isTrue) : parts.some(isTrue);
}

/** Whether the rule holds for the person. A missing value is none of any list, and no number or day. */
export function isUnderRule(person: Ruled, rule: SegmentRule): boolean {
  return matches(rule.match, rule.groups, (group) =>
    matches(group.match, group.conditions, (condition) => holds(person, condition)),
  );
}

/** The names of the attributes a rule looks at, each once. */
export function attributesOfRule(rule: SegmentRule): string[] {
  const conditions = rule.groups.flatMap((group) => group.conditions);
  return [...new Set(conditions.flatMap((each) => ('attribute' in each ? [each.attribute] : [])))];
}
