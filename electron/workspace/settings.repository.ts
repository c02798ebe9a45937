import { workspaceSettingsSchema, type WorkspaceSettings } from '#shared/workspace/workspace.contract.ts';
import type { WritableDb } from '#electron/database/handles.ts';
import { daySchema, z } from '#shared/kernel/schema.ts';

const storedSchema = workspaceSettingsSchema.extend({
  origin: z.enum(['own', 'sample']),
  /** A sample's calendar stands still on this day; null follows the clock. */
  frozenToday: daySchema.nullable(),
  /** Entries of the audit log up to this one no longer speak against the clock: a person said that it is right. */
  clockTrustedAfter: z.number().int().min(0),
});
export type StoredSettings = z.infer<typeof storedSchema>;

/** Settings as key and JSON text; what was never set reads as its default. */
export function createSettingsRepository(db: WritableDb, defaults: StoredSettings) {
  const all = db.prepare<[], { key: string; value: string }>('SELECT key, value FROM settings');
  const put = db.prepare<[string, string]>(
    `INSERT INTO settings (key, value) VALUES (?, ?)
     ON CONFLICT (key) DO UPDATE SET value = excluded.value`,
  );
  return {
    get: (): StoredSettings => {
      const stored = Object.fromEntries(
        all.all().map(({ key, value }) => [key, JSON.parse(value) as unknown]),
      );
      return storedSchema.parse({ ...defaults, ...stored });
    },
    put: (change: { [Key in keyof StoredSettings]?: StoredSettings[Key] | undefined }): void => {
      for (const [key, value] of Object.entries(change)) {
        if (value !== undefined) put.run(key, JSON.stringify(value));
      }
    },
  };
}

export type SettingsRepository = ReturnType<typeof createSettingsRepository>;
/** A missing or undefined key stays as it is. */
export type SettingsChange = { [Key in keyof WorkspaceSettings]?: WorkspaceSettings[Key] | undefined };
