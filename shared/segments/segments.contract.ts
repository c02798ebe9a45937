import { attributeKindSchema, valueWritingSchema } from './attribute-kind.ts';
import {
  consentSchema,
  exposureSchema,
  MOST_TAGS,
  personRoleSchema,
  personSchema,
  tagSchema,
} from './person.ts';
import { segmentSchema } from './segment.ts';
import { barredSchema, foreseenShortfallSchema, peopleGoneSchema } from './shortfall.ts';
import { command, defineContract, query } from '#shared/contract/define-contract.ts';
import { daySchema, idSchema, lineSchema, z } from '#shared/kernel/schema.ts';

const nothing = z.object({});

/** People one list holds at once; the rest are found by searching, their numbers are always counted over all. */
export const MOST_LISTED = 10_000;

/** As many people as a plan may ask for. */
const MOST_PEOPLE = 10_000_000;

const PEOPLE_CHANGED = ['segments', 'features', 'decisions', 'flags', 'notes', 'checklists'] as const;

export const personDraftSchema = z.object({
  name: lineSchema,
  role: personRoleSchema,
  customerNumber: z.string().trim().max(120).nullable().default(null),
  email: z.string().trim().max(254).default(''),
  attributes: z.record(z.string(), z.string()).default({}),
  tags: z.array(tagSchema).max(MOST_TAGS).default([]),
  consent: consentSchema.default('none'),
});

/**
 * Its own schema: a default would write over what the person does not change. Attributes it does not name stay; tags are
 * given and taken one by one (`tag`).
 */
export const personChangeSchema = z.object({
  name: lineSchema.optional(),
  role: personRoleSchema.optional(),
  customerNumber: z.string().trim().max(120).nullable().optional(),
  email: z.string().trim().max(254).optional(),
  attributes: z.record(z.string(), z.string()).optional(),
  consent: consentSchema.optional(),
});

const namedPersonSchema = z.object({ personId: idSchema, code: z.string(), name: z.string() });

/** Who is in a segment: a rule or people by hand, without whoever is in the segments left out. */
const segmentMakingSchema = z.object({
  rule: segmentSchema.shape.rule,
  personIds: z.array(idSchema).max(MOST_LISTED).default([]),
  leaveOutIds: z.array(idSchema).max(100).default([]),
});

export const segmentPreviewSchema = z.object({
  customers: z.number().int(),
  staff: z.number().int(),
  /** Of both, those who are never picked. */
  optedOut: z.number().int(),
  /** People who would be in it, were it not for the segments left out. */
  leftOut: z.number().int(),
  /** The first of them by name. */
  sample: z.array(namedPersonSchema),
  /** Phases not begun that are picked from it and ask for more people than it would have. */
  shortPhases: z.array(
    z.object({
      featureName: z.string(),
      phaseName: z.string(),
      asked: z.number().int(),
      left: z.number().int(),
    }),
  ),
});
export type SegmentPreview = z.infer<typeof segmentPreviewSchema>;

/** An attribute of the roster: its kind, who has it, and the values that are none of its kind. */
export const attributeSchema = z.object({
  name: z.string(),
  kind: attributeKindSchema,
  /** Distinct values in order, at most 50. */
  values: z.array(z.string()),
  /** People who have a value. */
  people: z.number().int(),
  /** People whose value is not of the kind, and the first of those values. */
  odd: z.object({ people: z.number().int(), values: z.array(z.string()) }),
});
export type Attribute = z.infer<typeof attributeSchema>;

/** Records that may be the same person; `total` groups, the first of them named. */
export const doublesSchema = z.object({
  total: z.number().int(),
  groups: z.array(
    z.object({ reason: z.enum(['same-email', 'same-name']), people: z.array(namedPersonSchema) }),
  ),
});
export type Doubles = z.infer<typeof doublesSchema>;

export const mergePreviewSchema = z.object({
  /** The person both records become. */
  person: personSchema,
  /** Details in which the records differ: the value kept, and the one that goes. */
  givenUp: z.array(z.object({ name: z.string(), kept: z.string(), givenUp: z.string() })),
  /** Lines of the ledger and notes of the double, which come along. */
  exposures: z.number().int(),
  notes: z.number().int(),
});
export type MergePreview = z.infer<typeof mergePreviewSchema>;

const mergeSchema = z.object({ keepId: idSchema, doubleId: idSchema });

export const pickRequestSchema = z.object({
  phaseId: idSchema,
  /** People who shall have the feature in this phase, those who keep it included. */
  count: z.number().int().min(0).max(MOST_PEOPLE),
  /** Picked from this segment only; null picks from all customers (or all staff in a staff phase). */
  segmentId: idSchema.nullable(),
  /** Spread over the values of this attribute in proportion; null does not. */
  stratifyBy: z.string().max(120).nullable(),
  /** People held back as a control group of this size; 0 for none. */
  holdBack: z.number().int().min(0).max(MOST_PEOPLE),
  /** What to do with people who are in another running pilot; whoever keeps it or is named by hand stays. */
  otherPilots: z.enum(['allow', 'leave-out']).default('allow'),
  include: z.array(z.object({ personId: idSchema, reason: z.string().trim().min(1).max(300) })).max(1000),
  exclude: z.array(z.object({ personId: idSchema, reason: z.string().trim().min(1).max(300) })).max(1000),
});
export type PickRequest = z.infer<typeof pickRequestSchema>;

const pickedPersonSchema = z.object({
  personId: idSchema,
  code: z.string(),
  name: z.string(),
  why: exposureSchema.shape.why,
  stratum: z.string().nullable(),
});

export const pickPreviewSchema = z.object({
  picked: z.array(pickedPersonSchema),
  heldBack: z.array(pickedPersonSchema),
  /** How many more people would be needed; 0 when the count is met exactly. */
  missing: z.number().int(),
  eligible: z.number().int(),
  /** Other running pilots with how many of those picked or held back are in them. */
  overlaps: z.array(z.object({ featureId: idSchema, featureName: z.string(), people: z.number().int() })),
  barred: barredSchema,
});
export type PickPreview = z.infer<typeof pickPreviewSchema>;

export const exposureRowSchema = exposureSchema.extend({
  code: z.string(),
  name: z.string(),
  customerNumber: z.string().nullable(),
  role: personRoleSchema,
  phaseName: z.string(),
  attributes: z.record(z.string(), z.string()),
  optedOutOn: daySchema.nullable(),
});

/** Somebody who had a feature and has it no more, with the contact the roster knows. */
export const lossSchema = z.object({
  personId: idSchema,
  code: z.string(),
  name: z.string(),
  email: z.string(),
  customerNumber: z.string().nullable(),
  /** The latest phase they had it in, and from when they had it at all. */
  phaseName: z.string(),
  since: daySchema,
  /** The day it was taken back; null while the kill switch holds it off. */
  until: daySchema.nullable(),
  lossToldOn: daySchema.nullable(),
});
export type Loss = z.infer<typeof lossSchema>;

export const segmentsContract = defineContract('segments', {
  listPeople: query(
    z.object({
      search: z.string().max(200).default(''),
      role: personRoleSchema.nullable().default(null),
      segmentId: idSchema.nullable().default(null),
      /** only: whoever opted out of everything. */
      optedOut: z.enum(['any', 'only']).default('any'),
      offset: z.number().int().min(0).default(0),
      limit: z.number().int().min(1).max(MOST_LISTED).default(200),
    }),
    z.object({
      people: z.array(personSchema),
      total: z.number().int(),
      customers: z.number().int(),
      staff: z.number().int(),
      /** Of both, those who opted out. */
      optedOut: z.number().int(),
      /** The attributes found in the roster, by name. */
      attributes: z.array(attributeSchema),
      /** All tags in use, in order. */
      tags: z.array(z.string()),
    }),
  ),
  getPerson: query(
    z.object({ personId: idSchema }),
    z.object({
      person: personSchema,
      exposures: z.array(exposureSchema.extend({ featureName: z.string(), phaseName: z.string() })),
      notesHeard: z.number().int(),
    }),
  ),
  addPerson: command(personDraftSchema, z.object({ personId: idSchema }), PEOPLE_CHANGED),
  editPerson: command(z.object({ personId: idSchema, change: personChangeSchema }), nothing, PEOPLE_CHANGED),
  /** Ends every exposure of the person today; nothing re-includes them without a person's deed. */
  optOut: command(z.object({ personId: idSchema }), nothing, PEOPLE_CHANGED),
  optBackIn: command(z.object({ personId: idSchema }), nothing, PEOPLE_CHANGED),
  removePerson: command(z.object({ personId: idSchema }), nothing, PEOPLE_CHANGED),
  listDoubles: query(nothing, doublesSchema),
  previewMerge: query(mergeSchema, mergePreviewSchema),
  /** Makes one person of two records: exposures, notes, segments and tags of the double come along. */
  mergePeople: command(mergeSchema, nothing, PEOPLE_CHANGED),
  list: query(nothing, z.array(segmentSchema)),
  previewSegment: query(segmentMakingSchema.extend({ segmentId: idSchema.nullable() }), segmentPreviewSchema),
  /** The people chosen by hand for it; empty for a segment by rule. */
  listChosen: query(z.object({ segmentId: idSchema }), z.array(idSchema)),
  create: command(
    segmentMakingSchema.extend({ name: lineSchema, description: z.string().max(500).default('') }),
    z.object({ segmentId: idSchema }),
    PEOPLE_CHANGED,
  ),
  /** Changes who is in it; who was picked from it stays picked. */
  remake: command(segmentMakingSchema.extend({ segmentId: idSchema }), nothing, PEOPLE_CHANGED),
  /** Reads the values of an attribute under a kind; those that are none of it stay as they were written. */
  setAttributeKind: command(
    z.object({ name: z.string().min(1).max(120), kind: attributeKindSchema, writing: valueWritingSchema }),
    z.object({ read: z.number().int(), odd: z.number().int() }),
    PEOPLE_CHANGED,
  ),
  /** Gives these people a tag, or takes it off them. */
  tag: command(
    z.object({
      personIds: z.array(idSchema).min(1).max(MOST_LISTED),
      tag: tagSchema,
      put: z.enum(['on', 'off']),
    }),
    nothing,
    PEOPLE_CHANGED,
  ),
  rename: command(
    z.object({ segmentId: idSchema, name: lineSchema, description: z.string().max(500) }),
    nothing,
    PEOPLE_CHANGED,
  ),
  remove: command(z.object({ segmentId: idSchema }), nothing, PEOPLE_CHANGED),
  /** What was last asked for this phase, and the people it names; null when nobody was picked yet. */
  getPick: query(
    z.object({ phaseId: idSchema }),
    z.object({
      request: pickRequestSchema.nullable(),
      named: z.array(namedPersonSchema),
      /** The control group this phase takes over from the phase before unless asked otherwise; null for none. */
      heldBefore: z.object({ people: z.number().int().min(1), phaseName: z.string() }).nullable(),
    }),
  ),
  previewPick: query(pickRequestSchema, pickPreviewSchema),
  /** Whether the phase would begin with fewer people than it asks for; null when it would not, or is for everyone. */
  foreseeShortfall: query(z.object({ phaseId: idSchema }), foreseenShortfallSchema.nullable()),
  /**
   * How many people the phase would reach: for everyone all customers without those of the roster who may not be
   * picked, otherwise as many as the plan says.
   */
  foreseePeople: query(z.object({ phaseId: idSchema }), z.number().int()),
  /** Whether opt-outs left the phase that runs with fewer people than were asked for; null when they did not. */
  findPeopleGone: query(z.object({ featureId: idSchema }), peopleGoneSchema.nullable()),
  pickExactly: command(pickRequestSchema, pickPreviewSchema, PEOPLE_CHANGED),
  listExposures: query(z.object({ featureId: idSchema }), z.array(exposureRowSchema)),
  /** How many are held back in each phase with somebody in the ledger, planned ones included. */
  countHeldBack: query(
    z.object({ featureId: idSchema }),
    z.array(z.object({ phaseId: idSchema, people: z.number().int() })),
  ),
  /** Whom the feature was taken from, told or not; those who opted out asked for it and are left out. */
  listLosses: query(z.object({ featureId: idSchema }), z.array(lossSchema)),
  markLossTold: command(
    z.object({ featureId: idSchema, personIds: z.array(idSchema).min(1).max(MOST_LISTED), day: daySchema }),
    nothing,
    PEOPLE_CHANGED,
  ),
  /** Marks whoever has it, or lost it, and was not told yet: all of them, however many. */
  markAllTold: command(
    z.object({ featureId: idSchema, of: z.enum(['having', 'losing']), day: daySchema }),
    z.object({ people: z.number().int() }),
    PEOPLE_CHANGED,
  ),
  markTold: command(
    z.object({ exposureIds: z.array(idSchema).min(1).max(MOST_LISTED), day: daySchema }),
    nothing,
    PEOPLE_CHANGED,
  ),
});
