import { canonicalJson } from '#shared/features/canonical-json.ts';
import { type Criterion, criterionSchema } from '#shared/features/criterion.ts';
import { type EntryCriterion, entryCriterionSchema } from '#shared/features/entry-criterion.ts';
import { SETUP_FIELDS, type SetupField } from '#shared/features/phase-setup.ts';
import { featureStateSchema } from '#shared/features/feature.ts';
import { type Amendment, type PhaseAudience, phaseAudienceSchema } from '#shared/features/plan.ts';
import { metricChangeSchema } from '#shared/metrics/metric.ts';
import type { DefinitionChange } from '#shared/metrics/defining-fields.ts';
import { daySchema, z } from '#shared/kernel/schema.ts';

export type AmendedField =
  | { kind: 'people' | 'holdDays'; before: number; after: number }
  | { kind: 'plannedStart'; before: string | null; after: string | null }
  | { kind: 'audience'; before: PhaseAudience; after: PhaseAudience }
  | { kind: 'criteria'; removed: Criterion[]; added: Criterion[] }
  | { kind: 'definition'; metricId: string; before: DefinitionChange; after: DefinitionChange }
  | { kind: 'setup'; field: SetupField; before: string; after: string }
  | { kind: 'started-anyway'; unmet: EntryCriterion[] }
  | { kind: 'state'; after: 'running' | 'paused' };

const recordSchema = z.object({
  people: z.number().optional(),
  holdDays: z.number().optional(),
  plannedStart: daySchema.nullable().optional(),
  audience: phaseAudienceSchema.optional(),
  exitCriteria: z.array(criterionSchema).optional(),
  ownerName: z.string().optional(),
  rollbackTrigger: z.string().optional(),
  rollbackDecider: z.string().optional(),
  rollbackNotice: z.string().optional(),
  /** What was asked before the start and did not hold. */
  entryUnmet: z.array(entryCriterionSchema).optional(),
  state: featureStateSchema.optional(),
  /** Texts of definitions by metric. */
  definitions: z.record(z.string(), z.string()).optional(),
});
type Kept = z.infer<typeof recordSchema>;

function parse(text: string): Kept {
  return recordSchema.parse(JSON.parse(text));
}

function criteriaChange(before: Criterion[], after: Criterion[]): AmendedField {
  const texts = (criteria: Criterion[]) => new Set(criteria.map(canonicalJson));
  const [had, has] = [texts(before), texts(after)];
  return {
    kind: 'criteria',
    removed: before.filter((criterion) => !has.has(canonicalJson(criterion))),
    added: after.filter((criterion) => !had.has(canonicalJson(criterion))),
  };
}

function numberChange(kind: 'people' | 'holdDays', before: Kept, after: Kept): AmendedField[] {
  const [was, is] = [before[kind], after[kind]];
  return was === undefined || is === undefined ? [] : [{ kind, before: was, after: is }];
}

function definitionChanges(before: Kept, after: Kept): AmendedField[] {
  const read = (text: string | undefined): DefinitionChange =>
    text === undefined || text === '' ? {} : metricChangeSchema.parse(JSON.parse(text));
  return Object.entries(after.definitions ?? {}).map(([metricId, text]) => ({
    kind: 'definition',
    metricId,
    before: read(before.definitions?.[metricId]),
    after: read(text),
  }));
}

/** What an amendment changed, read from the texts it keeps. */
export function amendedFields(amendment: Pick<Amendment, 'before' | 'after'>): AmendedField[] {
  const [before, after] = [parse(amendment.before), parse(amendment.after)];
  const fields = [...numberChange('people', before, after), ...numberChange('holdDays', before, after)];
  if (before.plannedStart !== undefined && after.plannedStart !== undefined) {
    fields.push({ kind: 'plannedStart', before: before.plannedStart, after: after.plannedStart });
  }
  if (before.audience !== undefined && after.audience !== undefined) {
    fields.push({ kind: 'audience', before: before.audience, after: after.audience });
  }
  if (before.exitCriteria !== undefined && after.exitCriteria !== undefined) {
    fields.push(criteriaChange(before.exitCriteria, after.exitCriteria));
  }
  for (const field of SETUP_FIELDS) {
    const [was, is] = [before[field], after[field]];
    if (was !== undefined && is !== undefined) fields.push({ kind: 'setup', field, before: was, after: is });
  }
  if (before.entryUnmet !== undefined) fields.push({ kind: 'started-anyway', unmet: before.entryUnmet });
  fields.push(...definitionChanges(before, after));
  if (after.state === 'running' || after.state === 'paused')
    fields.push({ kind: 'state', after: after.state });
  return fields;
}
