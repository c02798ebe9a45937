import { extname } from 'node:path';
import { parseArgs } from 'node:util';
import { type ChangeRule, changeRuleSchema } from '#shared/imports/imports.contract.ts';
import type { Language } from '#shared/words/language.ts';

type Target = { workspace: string; feature: string; language: Language | null };

export type CliCommand =
  | ({ kind: 'evaluate' } & Target)
  | ({ kind: 'import'; file: string; mapping: string | null; changes: ChangeRule | null } & Target)
  | ({ kind: 'report'; out: string; format: 'html' | 'pdf' } & Target);

export type ParsedCli =
  { kind: 'run'; command: CliCommand } | { kind: 'help'; text: string } | { kind: 'wrong'; text: string };

const USAGE = `Usage: npm run cli -- <command> --workspace FILE --feature KEY [options]

  evaluate   judge the gate of the running phase and print the advice
  import     bring in numbers     --file FILE [--mapping FILE.json] [--changes replace|keep|revise]
  report     write a phase report --out FILE.html or FILE.pdf

  --workspace FILE   the workspace file
  --feature KEY      the feature's flag key
  --language en|it   the language of the sentences (the system's otherwise)
  --help             show this text

Exit codes: 0 done or advance, 10 hold, 20 reduce, 30 roll back, 40 stop, 1 error, 2 wrong usage`;

const FLAGS = {
  workspace: { type: 'string' },
  feature: { type: 'string' },
  file: { type: 'string' },
  mapping: { type: 'string' },
  changes: { type: 'string' },
  out: { type: 'string' },
  language: { type: 'string' },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

const OWN_FLAGS: Readonly<Record<CliCommand['kind'], readonly string[]>> = {
  evaluate: [],
  import: ['file', 'mapping', 'changes'],
  report: ['out'],
};
const EVERY_COMMAND = ['workspace', 'feature', 'language', 'help'];

class UsageError extends Error {}

function parseFlags(args: readonly string[]) {
  return parseArgs({ args: [...args], options: FLAGS, allowPositionals: true });
}
type Flags = ReturnType<typeof parseFlags>['values'];

function required(flags: Flags, name: 'workspace' | 'feature' | 'file' | 'out'): string {
  const value = flags[name];
  if (value === undefined || value === '') throw new UsageError(`--${name} is missing`);
  return value;
}

function languageOf({ language }: Flags): Language | null {
  if (language === undefined || language === 'en' || language === 'it') return language ?? null;
  throw new UsageError(`--language takes en or it, not "${language}"`);
}

/** What to do with figures that stand with another value; null leaves it open. */
function changesOf({ changes }: Flags): ChangeRule | null {
  if (changes === undefined) return null;
  const rule = changeRuleSchema.safeParse(changes);
  if (!rule.success) throw new UsageError(`--changes takes replace, keep or revise, not "${changes}"`);
  return rule.data;
}

function formatOf(out: string): 'html' | 'pdf' {
  const ending = extname(out).toLowerCase();
  if (ending === '.html' || ending === '.htm') return 'html';
  if (ending === '.pdf') return 'pdf';
  throw new UsageError('--out takes a file that ends in .html or .pdf');
}

function kindOf(positionals: readonly string[]): CliCommand['kind'] {
  const [kind, extra] = positionals;
  if (kind === undefined) throw new UsageError('Which command?');
  if (kind !== 'evaluate' && kind !== 'import' && kind !== 'report') {
    throw new UsageError(`There is no command "${kind}"`);
  }
  if (extra !== undefined) throw new UsageError(`"${extra}" is one word too many`);
  return kind;
}

function commandOf(kind: CliCommand['kind'], flags: Flags): CliCommand {
  const allowed = new Set([...EVERY_COMMAND, ...OWN_FLAGS[kind]]);
  const foreign = Object.keys(flags).find((name) => !allowed.has(name));
  if (foreign !== undefined) throw new UsageError(`${kind} takes no --${foreign}`);
  const target: Target = {
    workspace: required(flags, 'workspace'),
    feature: required(flags, 'feature'),
    language: languageOf(flags),
  };
  if (kind === 'import') {
    const changes = changesOf(flags);
    return { kind, ...target, file: required(flags, 'file'), mapping: flags.mapping ?? null, changes };
  }
  if (kind === 'evaluate') return { kind, ...target };
  const out = required(flags, 'out');
  return { kind, ...target, out, format: formatOf(out) };
}

/** parseArgs names what is wrong in the first sentence of a TypeError. */
function usageProblem(error: unknown): string {
  if (error instanceof UsageError) return error.message;
  if (error instanceof TypeError) return error.message.split('. ')[0] ?? '';
  throw error;
}

/** Reads the command line. */
export function parseCli(args: readonly string[]): ParsedCli {
  try {
    const { values, positionals } = parseFlags(args);
    if (values.help || args.length === 0) return { kind: 'help', text: USAGE };
    return { kind: 'run', command: commandOf(kindOf(positionals), values) };
  } catch (error) {
    return { kind: 'wrong', text: `${usageProblem(error)}\n\n${USAGE}` };
  }
}
