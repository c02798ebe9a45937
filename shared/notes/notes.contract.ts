import {
  noteKindSchema,
  noteLineSchema,
  noteMarkSchema,
  noteSchema,
  noteSummarySchema,
  severitySchema,
  stanceSchema,
  themeRowSchema,
  themeSchema,
} from './note.ts';
import { command, defineContract, query } from '#shared/contract/define-contract.ts';
import { daySchema, idSchema, lineSchema, z } from '#shared/kernel/schema.ts';

const nothing = z.object({});
const VOICES_CHANGED = ['notes', 'decisions', 'checklists'] as const;

const themeInputSchema = z.object({ name: lineSchema, stance: stanceSchema.default('agrees') });

export const lineDraftSchema = z.object({
  mark: noteMarkSchema,
  text: z.string().trim().min(1).max(5000),
  severity: severitySchema.nullable().default(null),
  themes: z.array(themeInputSchema).max(20).default([]),
  restsOn: z.array(idSchema).max(50).default([]),
});
export type LineDraft = z.infer<typeof lineDraftSchema>;

export const earlierLineSchema = z.object({
  lineId: idSchema,
  noteId: idSchema,
  mark: noteMarkSchema,
  text: z.string(),
  kind: noteKindSchema,
  day: daySchema,
});
export type EarlierLine = z.infer<typeof earlierLineSchema>;

export const notesContract = defineContract('notes', {
  list: query(
    z.object({
      featureId: idSchema.nullable().default(null),
      phaseId: idSchema.nullable().default(null),
      kind: noteKindSchema.nullable().default(null),
      /** Full-text search over lines and titles; every word must occur, the last may be a beginning. */
      search: z.string().max(200).default(''),
      limit: z.number().int().min(1).max(500).default(200),
    }),
    z.array(noteSummarySchema.extend({ hit: z.string().nullable() })),
  ),
  /** What the note's person said or showed in other notes, newest first. */
  listEarlier: query(
    z.object({ noteId: idSchema.nullable(), personId: idSchema }),
    z.array(earlierLineSchema),
  ),
  get: query(
    z.object({ noteId: idSchema }),
    z.object({ note: noteSchema, summary: noteSummarySchema, lines: z.array(noteLineSchema) }),
  ),
  start: command(
    z.object({
      featureId: idSchema.nullable(),
      personId: idSchema.nullable(),
      kind: noteKindSchema,
    }),
    z.object({ noteId: idSchema }),
    VOICES_CHANGED,
  ),
  describe: command(
    z.object({
      noteId: idSchema,
      featureId: idSchema.nullable().optional(),
      phaseId: idSchema.nullable().optional(),
      personId: idSchema.nullable().optional(),
      kind: noteKindSchema.optional(),
      title: z.string().trim().max(200).optional(),
      happenedOn: daySchema.optional(),
    }),
    nothing,
    VOICES_CHANGED,
  ),
  /** Keeps what is being typed; makes no undo step of its own. */
  saveDraft: command(z.object({ noteId: idSchema, draft: z.string().max(20_000) }), nothing, []),
  addLine: command(
    z.object({ noteId: idSchema, line: lineDraftSchema }),
    z.object({ lineId: idSchema }),
    VOICES_CHANGED,
  ),
  editLine: command(z.object({ lineId: idSchema, line: lineDraftSchema }), nothing, VOICES_CHANGED),
  removeLine: command(z.object({ lineId: idSchema }), nothing, VOICES_CHANGED),
  /** Closes a severe line with what was done about it. */
  resolveLine: command(
    z.object({ lineId: idSchema, resolution: z.string().trim().min(1).max(1000) }),
    nothing,
    VOICES_CHANGED,
  ),
  reopenLine: command(z.object({ lineId: idSchema }), nothing, VOICES_CHANGED),
  finish: command(z.object({ noteId: idSchema }), nothing, VOICES_CHANGED),
  remove: command(z.object({ noteId: idSchema }), nothing, VOICES_CHANGED),
  listThemes: query(z.object({ featureId: idSchema.nullable() }), z.array(themeSchema)),
  /** Theme × segment × phase by distinct people; segments are the values of `segmentAttribute`. */
  themeTable: query(
    z.object({ featureId: idSchema, segmentAttribute: z.string().max(120).nullable().default(null) }),
    z.object({
      rows: z.array(themeRowSchema),
      heard: z.array(
        z.object({ segment: z.string(), phaseId: idSchema.nullable(), heard: z.number().int() }),
      ),
      phases: z.array(z.object({ phaseId: idSchema, name: z.string() })),
      segments: z.array(z.string()),
      heardPeople: z.number().int(),
    }),
  ),
  renameTheme: command(z.object({ themeId: idSchema, name: lineSchema }), nothing, VOICES_CHANGED),
  /** Severe lines (3 and 4) nobody has resolved. */
  listOpenSevere: query(
    z.object({ featureId: idSchema }),
    z.array(noteLineSchema.extend({ personCode: z.string().nullable(), day: daySchema })),
  ),
});
