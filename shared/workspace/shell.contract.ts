import { command, defineContract, query } from '#shared/contract/define-contract.ts';
import { LANGUAGES } from '#shared/words/language.ts';
import { fileHandleSchema } from '#shared/files/files.contract.ts';
import { idSchema, instantSchema, lineSchema, z } from '#shared/kernel/schema.ts';

const nothing = z.object({});

/** A workspace file the shell knows; the interface names it by handle, never by path. */
export const knownWorkspaceSchema = z.object({
  handle: z.string().min(1).max(64),
  fileName: z.string(),
  folder: z.string(),
  openedAt: instantSchema,
  current: z.enum(['open', 'closed']),
});
export type KnownWorkspace = z.infer<typeof knownWorkspaceSchema>;

export const shellContract = defineContract('shell', {
  describe: query(
    nothing,
    z.object({
      shell: z.enum(['electron', 'web']),
      version: z.string(),
      /** Whether this shell can print reports to PDF; the code names what is missing. */
      pdf: z.enum(['available', 'no-browser']),
      fileDialog: z.enum(['native', 'upload']),
    }),
  ),
  listWorkspaces: query(nothing, z.array(knownWorkspaceSchema)),
  openWorkspace: command(z.object({ handle: z.string().min(1).max(64) }), nothing, ['everything']),
  /** A fresh copy of the sample each time: nothing a visitor does there is kept against the next visitor. */
  openSample: command(nothing, nothing, ['everything']),
  createWorkspace: command(z.object({ name: lineSchema }), nothing, ['everything']),
  /** Shows the shell's own file dialog; `chosen` is `none` when the person cancels. Electron only. */
  chooseWorkspace: command(nothing, z.object({ chosen: z.enum(['opened', 'none']) }), ['everything']),
  /** Keeps a copy of an uploaded workspace file beside the others and opens it. */
  adoptWorkspace: command(z.object({ file: fileHandleSchema }), nothing, ['everything']),
  /**
   * Gives a password or key to the shell, for one host alone; no method ever answers with it. `keeping` says whether it
   * is really kept: without a safe place it lives for this session.
   */
  setSecret: command(
    z.object({
      secretId: idSchema.nullable(),
      host: z.string().trim().min(1).max(300),
      secret: z.string().min(1).max(10_000),
      keeping: z.enum(['kept', 'session']),
    }),
    z.object({ secretId: idSchema, keeping: z.enum(['kept', 'session']) }),
    ['shell', 'sources'],
  ),
  forgetSecret: command(z.object({ secretId: idSchema }), nothing, ['shell', 'sources']),
  /** Where this shell can keep secrets: under a key of the system, in a file of this user, or nowhere. */
  describeSecrets: query(nothing, z.object({ vault: z.enum(['system', 'file', 'none']) })),
  /** Whether this shell tells of new alerts outside of the window; `none` where it cannot. */
  describeNotices: query(nothing, z.object({ desktop: z.enum(['on', 'off', 'none']) })),
  /** A missing field stays as it is. The language is that of the window, so that both say the same. */
  setNotices: command(
    z.object({ desktop: z.enum(['on', 'off']), language: z.enum(LANGUAGES) }).partial(),
    nothing,
    ['shell'],
  ),
  printReport: command(
    z.object({ reportId: idSchema }),
    z.object({ fileName: z.string(), base64: z.base64() }),
    [],
  ),
});
