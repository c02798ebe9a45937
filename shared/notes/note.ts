import { daySchema, idSchema, instantSchema, lineSchema, z } from '#shared/kernel/schema.ts';

export const noteKindSchema = z.enum(['interview', 'usability-test', 'survey', 'call', 'observation']);
export type NoteKind = z.infer<typeof noteKindSchema>;

/** Quote: said, word for word. Observation: seen. Interpretation: ours, and rests on one of the others. */
export const noteMarkSchema = z.enum(['quote', 'observation', 'interpretation']);
export type NoteMark = z.infer<typeof noteMarkSchema>;

/** Nielsen's scale: 0 none, 1 cosmetic, 2 minor, 3 major, 4 catastrophe (nngroup.com, "How to rate severity"). */
export const severitySchema = z.number().int().min(0).max(4);

/** Whether what is said supports the theme or speaks against it. */
export const stanceSchema = z.enum(['agrees', 'disagrees']);
export type Stance = z.infer<typeof stanceSchema>;

export const themeMarkSchema = z.object({ themeId: idSchema, name: z.string(), stance: stanceSchema });

export const noteLineSchema = z.object({
  id: idSchema,
  noteId: idSchema,
  position: z.number().int(),
  at: instantSchema,
  mark: noteMarkSchema,
  text: z.string(),
  severity: severitySchema.nullable(),
  /** Why a severe line is no longer open; null while it is. */
  resolution: z.object({ at: instantSchema, actor: z.string(), text: z.string() }).nullable(),
  themes: z.array(themeMarkSchema),
  /** Ids of the lines an interpretation rests on. */
  restsOn: z.array(idSchema),
});
export type NoteLine = z.infer<typeof noteLineSchema>;

export const noteSchema = z.object({
  id: idSchema,
  featureId: idSchema.nullable(),
  phaseId: idSchema.nullable(),
  personId: idSchema.nullable(),
  kind: noteKindSchema,
  title: z.string().trim().max(200),
  happenedOn: daySchema,
  startedAt: instantSchema,
  finishedAt: instantSchema.nullable(),
  /** What is typed but not yet entered as a line; kept so that a crash loses nothing. */
  draft: z.string().max(20_000),
});
export type Note = z.infer<typeof noteSchema>;

export const noteSummarySchema = noteSchema.omit({ draft: true }).extend({
  featureName: z.string().nullable(),
  phaseName: z.string().nullable(),
  personCode: z.string().nullable(),
  lines: z.number().int(),
  /** The first line's text, for lists. */
  excerpt: z.string(),
  worstOpenSeverity: severitySchema.nullable(),
  themes: z.array(z.string()),
});
export type NoteSummary = z.infer<typeof noteSummarySchema>;

export const themeSchema = z.object({ id: idSchema, featureId: idSchema, name: lineSchema });
export type Theme = z.infer<typeof themeSchema>;

/** n of N: people of a segment and phase who said it, of those heard. */
export const themeCellSchema = z.object({
  segment: z.string(),
  phaseId: idSchema.nullable(),
  people: z.number().int(),
  heard: z.number().int(),
});

export const themeRowSchema = z.object({
  theme: themeSchema,
  people: z.number().int(),
  dissent: z.number().int(),
  heard: z.number().int(),
  worstOpenSeverity: severitySchema.nullable(),
  cells: z.array(themeCellSchema),
  quotes: z.array(
    z.object({
      lineId: idSchema,
      noteId: idSchema,
      text: z.string(),
      mark: noteMarkSchema,
      personCode: z.string().nullable(),
      stance: stanceSchema,
      day: daySchema,
      /** Whether the person agreed to be quoted; a report prints no other quote. */
      quotable: z.enum(['yes', 'no']),
    }),
  ),
});
export type ThemeRow = z.infer<typeof themeRowSchema>;
