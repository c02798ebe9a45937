import { daySchema, idSchema, lineSchema, z } from '#shared/kernel/schema.ts';

export const personRoleSchema = z.enum(['customer', 'staff']);

/** What the person agreed to: nothing, taking part in research, or also being quoted without a name. */
export const consentSchema = z.enum(['none', 'take-part', 'quote']);
export type Consent = z.infer<typeof consentSchema>;

/** As many tags as one may give a person; two records merged may hold more. */
export const MOST_TAGS = 50;
export const tagSchema = z.string().trim().min(1).max(60);

export const personSchema = z.object({
  id: idSchema,
  /** P-01, P-02 …: how the person appears in notes and reports; never used twice. */
  code: z.string().regex(/^P-\d{2,7}$/),
  /** The customer number of the business's own system, unique when given. */
  customerNumber: z.string().trim().max(120).nullable(),
  name: lineSchema,
  email: z.string().trim().max(254),
  role: personRoleSchema,
  /** Values by name, as they are kept under the kind of their attribute. */
  attributes: z.record(z.string(), z.string()),
  /** Short words of the business ("VIP", "angry once"), in the order they were given. */
  tags: z.array(tagSchema),
  consent: consentSchema,
  optedOutOn: daySchema.nullable(),
  /** Records found to be the same person and merged into this one; what they were known by still leads here. */
  merged: z.array(z.object({ code: z.string(), customerNumber: z.string().nullable(), email: z.string() })),
});
export type Person = z.infer<typeof personSchema>;

export const armSchema = z.enum(['pilot', 'control']);
export type Arm = z.infer<typeof armSchema>;

/** One line of the exposure ledger: who has (or is held back from) a feature, since when, and why. */
export const exposureSchema = z.object({
  id: idSchema,
  featureId: idSchema,
  phaseId: idSchema,
  personId: idSchema,
  arm: armSchema,
  /** Null while only planned. */
  since: daySchema.nullable(),
  /** Null while it lasts. */
  until: daySchema.nullable(),
  why: z.enum(['picked', 'included', 'kept', 'hold-back']),
  note: z.string(),
  /** The day the person was told of having it. */
  toldOn: daySchema.nullable(),
  /** The day the person was told that it is gone; what was told last counts, so telling of having it forgets this. */
  lossToldOn: daySchema.nullable(),
});
export type Exposure = z.infer<typeof exposureSchema>;
