import { extname } from 'node:path';
import { parseArgs } from 'node:util';
import { type ChangeRule, changeRuleSchema } from '#shared/imports/imports.contract.ts';
import { type RecordFormat, recordFormatSchema } from '#shared/decisions/record.contract.ts';
import type { Language } from '#shared/words/language.ts';

type Place = { workspace: string; language: Language | null };
type Target = Place & { feature: string };

export type CliCommand =
  | ({ kind: 'evaluate' } & Target)
  | ({ kind: 'import'; file: string; mapping: string | null; changes: ChangeRule | null } & Target)
  | ({ kind: 'report'; out: string; format: 'html' | 'pdf' } & Target)
  | ({ kind: 'record'; out: string; format: RecordFormat; feature: string | null } & Place)
  | ({ kind: 'verify'; keptHead: string | null; answer: 'words' | 'json' } & Place);

export type ParsedCli =
  { kind: 'run'; command: CliCommand } | { kind: 'help'; text: string } | { kind: 'wrong'; text: string };

const USAGE = `Usage: npm run cli -- <command> --workspace FILE [--feature KEY] [options]

  evaluate   judge the gate of the running phase and print the advice
  import     bring in numbers     --file FILE [--mapping FILE.json] [--changes revise|keep]
  report     write a phase report --out FILE.html or FILE.pdf
  record     export the decisions --out FILE.csv or FILE.json; of all features unless one is named
  verify     check that the decisions on record are whole   [--head MARK] [--json]

  --workspace FILE   the workspace file
  --feature KEY      the feature's flag key; verify takes none, its record is one for all features
  --head MARK        the mark an earlier check printed; says whether the record still holds it
  --json             the answer as JSON
  --language en|it   the language of the sentences (the system's otherwise)
  --help             show this text

Exit codes: 0 done or advance, 10 hold, 20 reduce, 30 roll back, 40 stop,
  50 the record of decisions is broken, 1 error, 2 wrong usage`;

const FLAGS = {
  workspace: { type: 'string' },
  feature: { type: 'string' },
  file: { type: 'string' },
  mapping: { type: 'string' },
  changes: { type: 'string' },
  out: { type: 'string' },
  language: { type: 'string' },
  head: { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

const OWN_FLAGS: Readonly<Record<CliCommand['kind'], readonly string[]>> = {
  evaluate: ['feature'],
  import: ['feature', 'file', 'mapping', 'changes'],
  report: ['feature', 'out'],
  record: ['feature', 'out'],
  verify: ['head', 'json'],
};
const EVERY_COMMAND = ['workspace', 'language', 'help'];

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
  if (!rule.success) throw new UsageError(`--changes takes revise or keep, not "${changes}"`);
  return rule.data;
}

function formatOf(out: string): 'html' | 'pdf' {
  const ending = extname(out).toLowerCase();
  if (ending === '.html' || ending === '.htm') return 'html';
  if (ending === '.pdf') return 'pdf';
  throw new UsageError('--out takes a file that ends in .html or .pdf');
}

function recordFormatOf(out: string): RecordFormat {
  const format = recordFormatSchema.safeParse(extname(out).slice(1).toLowerCase());
  if (!format.success) throw new UsageError('--out takes a file that ends in .csv or .json');
  return format.data;
}

/** A mark as a check printed it, "14:9f2c…", or the hash alone. */
function keptHeadOf({ head }: Flags): string | null {
  if (head === undefined) return null;
  const hash = head.toLowerCase().replace(/^\d+:/, '');
  if (!/^[0-9a-f]{64}$/.test(hash))
    throw new UsageError(`--head takes a mark as verify prints it, not "${head}"`);
  return hash;
}

function isKind(kind: string): kind is CliCommand['kind'] {
  return Object.hasOwn(OWN_FLAGS, kind);
}

function kindOf(positionals: readonly string[]): CliCommand['kind'] {
  const [kind, extra] = positionals;
  if (kind === undefined) throw new UsageError('Which command?');
  if (!isKind(kind)) throw new UsageError(`There is no command "${kind}"`);
  if (extra !== undefined) throw new UsageError(`"${extra}" is one word too many`);
  return kind;
}

function commandOf(kind: CliCommand['kind'], flags: Flags): CliCommand {
  const allowed = new Set([...EVERY_COMMAND, ...OWN_FLAGS[kind]]);
  const foreign = Object.keys(flags).find((name) => !allowed.has(name));
  if (foreign !== undefined) throw new UsageError(`${kind} takes no --${foreign}`);
  const place: Place = { workspace: required(flags, 'workspace'), language: languageOf(flags) };
  if (kind === 'verify') {
    return { kind, ...place, keptHead: keptHeadOf(flags), answer: flags.json === true ? 'json' : 'words' };
  }
  if (kind === 'record') {
    const out = required(flags, 'out');
    return { kind, ...place, feature: flags.feature ?? null, out, format: recordFormatOf(out) };
  }
  const target: Target = { ...place, feature: required(flags, 'feature') };
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
