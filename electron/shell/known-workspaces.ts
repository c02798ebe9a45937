import { createHash, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from '#shared/kernel/schema.ts';

const MOST_KNOWN = 20;

const listSchema = z.object({
  version: z.literal(1),
  workspaces: z.array(z.object({ path: z.string().min(1), openedAt: z.number().int().nonnegative() })),
});

export type KnownFile = { path: string; openedAt: number };

export type KnownWorkspaces = {
  /** The files still there, latest opened first. */
  list(): KnownFile[];
  remember(file: KnownFile): void;
  /** The file behind a handle; null when the handle is unknown or its file is gone. */
  findPath(handle: string): string | null;
};

/** The name the interface knows a file by: says nothing about where it is, and stays the same. */
export function handleOf(path: string): string {
  return `workspace-${createHash('sha256').update(path).digest('hex').slice(0, 24)}`;
}

function writeAtomically(path: string, text: string): void {
  const draft = `${path}.${randomUUID()}.tmp`;
  try {
    writeFileSync(draft, text, { flush: true, mode: 0o600 });
    renameSync(draft, path);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
}

function readList(path: string): KnownFile[] {
  if (!existsSync(path)) return [];
  const text = readFileSync(path, 'utf8');
  const parsed = parseList(text);
  if (parsed !== null) return parsed;
  // The list can be built again by opening files; what it said is kept for whoever wants to look.
  renameSync(path, `${path}.unreadable`);
  return [];
}

function parseList(text: string): KnownFile[] | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  const parsed = listSchema.safeParse(value);
  return parsed.success ? parsed.data.workspaces : null;
}

/** Remembers in `dataFolder/known-workspaces.json` which workspace files were opened on this computer. */
export function createKnownWorkspaces(dataFolder: string): KnownWorkspaces {
  const path = join(dataFolder, 'known-workspaces.json');

  function list(): KnownFile[] {
    return readList(path)
      .filter((file) => existsSync(file.path))
      .toSorted((one, other) => other.openedAt - one.openedAt);
  }

  return {
    list,
    remember(file) {
      const others = list().filter((known) => known.path !== file.path);
      const workspaces = [file, ...others].slice(0, MOST_KNOWN);
      mkdirSync(dataFolder, { recursive: true });
      writeAtomically(path, `${JSON.stringify({ version: 1, workspaces }, null, 2)}\n`);
    },
    findPath(handle) {
      return list().find((file) => handleOf(file.path) === handle)?.path ?? null;
    },
  };
}
