import type { FlagExposure } from './flag.ts';
import { assertNever } from '#shared/kernel/assert.ts';

/** Whom a flag is on for, as the ledger has it. */
export type FlagReach = {
  readonly exposure: FlagExposure;
  /** Targeting keys of the people who have it; looked at when some do. */
  readonly on: readonly string[];
  /** Targeting keys of the people who have it not; looked at when everyone else does. */
  readonly off: readonly string[];
};

export type FlagLabel = {
  readonly feature: string;
  /** Name of the current phase; empty when none has begun. */
  readonly phase: string;
  /** Counts the changes of this flag. */
  readonly version: number;
};

type Variant = 'on' | 'off';
type Targeting = {
  readonly if: readonly [{ readonly in: readonly [{ var: 'targetingKey' }, string[]] }, Variant, Variant];
};

export type FlagBehaviour = {
  readonly state: 'ENABLED';
  readonly variants: { readonly on: true; readonly off: false };
  readonly defaultVariant: Variant;
  readonly targeting?: Targeting;
};

export type FlagDefinition = FlagBehaviour & {
  readonly metadata: { feature: string; phase: string; version: number; reason: FlagExposure };
};

/** By code unit: the file may not change because a language sorts differently. */
function sortedOnce(keys: readonly string[]): string[] {
  return [...new Set(keys)].sort((left, right) => (left < right ? -1 : 1));
}

function listed(
  keys: readonly string[],
  inside: Variant,
  outside: Variant,
): { targeting: Targeting } | object {
  const sorted = sortedOnce(keys);
  if (sorted.length === 0) return {};
  return { targeting: { if: [{ in: [{ var: 'targetingKey' }, sorted] }, inside, outside] } };
}

/**
 * What the product does with a flag, in the flag definition of flagd (https://flagd.dev/schema/v0/flags.json).
 * The kill switch removes the targeting and answers `off` itself: a disabled flag would leave the answer to the
 * default in the product's code, which may be on.
 */
export function buildFlagBehaviour({ exposure, on, off }: FlagReach): FlagBehaviour {
  const common = { state: 'ENABLED', variants: { on: true, off: false } } as const;
  switch (exposure) {
    case 'off':
    case 'killed':
      return { ...common, defaultVariant: 'off' };
    case 'some':
      return { ...common, defaultVariant: 'off', ...listed(on, 'on', 'off') };
    case 'everyone':
      return { ...common, defaultVariant: 'on', ...listed(off, 'off', 'on') };
    default:
      return assertNever(exposure);
  }
}

/** The whole entry of the flag file. It names nobody: people stand in it as customer numbers or person codes. */
export function buildFlagDefinition(reach: FlagReach, label: FlagLabel): FlagDefinition {
  return { ...buildFlagBehaviour(reach), metadata: { ...label, reason: reach.exposure } };
}

/** Whether two definitions answer every question alike, whatever their labels say. */
export function behaveAlike(left: FlagBehaviour, right: FlagBehaviour): boolean {
  return (
    left.defaultVariant === right.defaultVariant &&
    JSON.stringify(left.targeting ?? null) === JSON.stringify(right.targeting ?? null)
  );
}

/** The flag file's text: every feature under its key, keys in order, indented, a line break at the end. */
export function flagFileText(flags: ReadonlyMap<string, FlagDefinition>): string {
  const entries = sortedOnce([...flags.keys()]).map((key) => [key, flags.get(key)] as const);
  const file = { $schema: 'https://flagd.dev/schema/v0/flags.json', flags: Object.fromEntries(entries) };
  return `${JSON.stringify(file, null, 2)}\n`;
}
