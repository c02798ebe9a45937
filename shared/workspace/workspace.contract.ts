import { command, defineContract, query } from '#shared/contract/define-contract.ts';
import { weekendsSchema } from '#shared/features/blackout.ts';
import { clockStandSchema } from '#shared/kernel/clock-stand.ts';
import { daySchema, idSchema, instantSchema, lineSchema, z } from '#shared/kernel/schema.ts';

const nothing = z.object({});

export const LATEST_START_OF_DAY = 6;

export const workspaceSettingsSchema = z.object({
  name: lineSchema,
  /** Who sits at this computer; named in decisions, ticks and the audit log. */
  personName: z.string().trim().max(120),
  /** Customers in all; the roster counts once it holds more. */
  customerBase: z.number().int().min(0).max(10_000_000),
  /** Staff who can test internally; the roster counts once it holds more. */
  staffCount: z.number().int().min(0).max(100_000),
  currency: z.string().regex(/^[A-Z]{3}$/),
  /** Where the business is ("Europe/Rome"): what it calls today, whatever the clock of this computer says. */
  timeZone: z.string().trim().min(1).max(64),
  /** Hour at which a new day starts; a bar's Saturday ends on Sunday at 4. */
  /** Whether a phase may start on a Saturday or Sunday. */
  weekends: weekendsSchema,
  dayStartsAtHour: z.number().int().min(0).max(LATEST_START_OF_DAY),
});
export type WorkspaceSettings = z.infer<typeof workspaceSettingsSchema>;

/** `subjectId`: whose record it concerns; of a decision, the feature. */
export const commandInLogSchema = z.object({
  method: z.string(),
  at: instantSchema,
  subjectId: idSchema.nullable(),
});

export const workspaceDescriptionSchema = z.object({
  settings: workspaceSettingsSchema,
  origin: z.enum(['own', 'sample']),
  fileName: z.string(),
  /** Today's calendar day; a sample's calendar stands still so that it always reads the same. */
  today: daySchema,
  clock: clockStandSchema,
  lastChangeAt: instantSchema.nullable(),
  lastBackupAt: instantSchema.nullable(),
  undoable: commandInLogSchema.nullable(),
  redoable: commandInLogSchema.nullable(),
});
export type WorkspaceDescription = z.infer<typeof workspaceDescriptionSchema>;

export const auditEntrySchema = z.object({
  sequence: z.number().int(),
  at: instantSchema,
  actor: z.string(),
  method: z.string(),
  subjectId: idSchema.nullable(),
  hash: z.string(),
});

export const backupSchema = z.object({
  fileName: z.string(),
  at: instantSchema,
  sizeBytes: z.number().int(),
  reason: z.enum(['asked', 'migration', 'closing']),
});

export const workspaceContract = defineContract('workspace', {
  describe: query(nothing, workspaceDescriptionSchema),
  changeSettings: command(workspaceSettingsSchema.partial(), nothing, [
    'workspace',
    'features',
    'decisions',
    'checklists',
  ]),
  /** A person says that the clock is right, although later things were recorded: what follows is recorded by it. */
  trustClock: command(nothing, nothing, ['everything']),
  undo: command(nothing, commandInLogSchema, ['everything']),
  redo: command(nothing, commandInLogSchema, ['everything']),
  listAudit: query(
    z.object({ limit: z.number().int().min(1).max(500).default(50) }),
    z.array(auditEntrySchema),
  ),
  /** Recomputes both hash chains (audit log and decisions) from their first entry. */
  verify: query(
    nothing,
    z.object({
      auditEntries: z.number().int(),
      decisions: z.number().int(),
      firstBroken: z.object({ log: z.enum(['audit', 'decisions']), sequence: z.number().int() }).nullable(),
    }),
  ),
  backUp: command(nothing, backupSchema, ['workspace']),
  listBackups: query(nothing, z.array(backupSchema)),
});
