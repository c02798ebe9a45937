import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from '#shared/kernel/schema.ts';

const boundsSchema = z.object({
  x: z.number().int(),
  y: z.number().int(),
  width: z.number().int().min(320).max(20_000),
  height: z.number().int().min(240).max(20_000),
});
const stateSchema = z.object({ bounds: boundsSchema, shape: z.enum(['normal', 'maximized']) });

export type Bounds = z.infer<typeof boundsSchema>;
export type WindowState = z.infer<typeof stateSchema>;

const EDGE_TO_HOLD = 100;

/** Whether enough of the title bar lies on a screen to take hold of the window. */
export function isReachable(bounds: Bounds, screens: readonly Bounds[]): boolean {
  return screens.some((screen) => {
    const overlap = Math.min(bounds.x + bounds.width, screen.x + screen.width) - Math.max(bounds.x, screen.x);
    return overlap >= EDGE_TO_HOLD && bounds.y >= screen.y && bounds.y < screen.y + screen.height - 40;
  });
}

function parseState(text: string): WindowState | null {
  try {
    const parsed = stateSchema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    // A place on the screen is no data of the person's: unreadable means none.
    return null;
  }
}

/** Where the window was when it was closed; null when unknown or on a screen that is gone. */
export function readWindowState(path: string, screens: readonly Bounds[]): WindowState | null {
  const state = existsSync(path) ? parseState(readFileSync(path, 'utf8')) : null;
  return state !== null && isReachable(state.bounds, screens) ? state : null;
}

export function writeWindowState(path: string, state: WindowState): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, JSON.stringify(state));
}
