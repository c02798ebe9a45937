import type { z } from '#shared/kernel/schema.ts';

/** The capabilities whose cached answers a command may make stale; `everything` after undo or a change of file. */
export type InvalidationTarget =
  | 'workspace'
  | 'shell'
  | 'files'
  | 'features'
  | 'segments'
  | 'metrics'
  | 'hypotheses'
  | 'imports'
  | 'sources'
  | 'notes'
  | 'checklists'
  | 'flags'
  | 'decisions'
  | 'simulator'
  | 'reports'
  | 'everything';

export type ContractEntry<Input extends z.ZodType = z.ZodType, Output extends z.ZodType = z.ZodType> = {
  readonly kind: 'query' | 'command';
  readonly input: Input;
  readonly output: Output;
  readonly invalidates: readonly InvalidationTarget[];
};

/** A method that only reads: callable any time, cached by the interface. */
export function query<Input extends z.ZodType, Output extends z.ZodType>(
  input: Input,
  output: Output,
): ContractEntry<Input, Output> {
  return { kind: 'query', input, output, invalidates: [] };
}

/** Whatever is changed also moves the saved time and what can be undone. */
function withWorkspace(targets: readonly InvalidationTarget[]): readonly InvalidationTarget[] {
  if (targets.length === 0 || targets.includes('everything') || targets.includes('workspace')) return targets;
  return [...targets, 'workspace'];
}

/** A method that changes something; `invalidates` names whose answers must be fetched again. */
export function command<Input extends z.ZodType, Output extends z.ZodType>(
  input: Input,
  output: Output,
  invalidates: readonly InvalidationTarget[],
): ContractEntry<Input, Output> {
  return { kind: 'command', input, output, invalidates: withWorkspace(invalidates) };
}

type Entries = Record<string, ContractEntry>;

export type Prefixed<Capability extends string, Methods extends Entries> = {
  [Name in keyof Methods & string as `${Capability}.${Name}`]: Methods[Name];
};

/** Names every method by its key path: `defineContract('segments', { pick })` holds `segments.pick`. */
export function defineContract<const Capability extends string, const Methods extends Entries>(
  capability: Capability,
  methods: Methods,
): Prefixed<Capability, Methods> {
  return Object.fromEntries(
    Object.entries(methods).map(([name, entry]) => [`${capability}.${name}`, entry]),
  ) as Prefixed<Capability, Methods>;
}
