import { parseArgs } from 'node:util';
import type { WorkspaceChoice } from '#electron/shell/shell.ts';

export type WebOptions = {
  opens: WorkspaceChoice;
  port: number;
  browser: 'open' | 'leave';
};

const USAGE = `Usage: npm start -- [options]

  --sample           look at the sample workspace
  --workspace FILE   open this workspace
  --port N           listen on this port (any free one otherwise)
  --no-open          print the address and open no browser
  --help             show this text`;

export type ParsedWebOptions =
  { kind: 'run'; options: WebOptions } | { kind: 'help'; text: string } | { kind: 'wrong'; text: string };

function wrong(why: string): ParsedWebOptions {
  return { kind: 'wrong', text: `${why}\n\n${USAGE}` };
}

function parseFlags(args: readonly string[]) {
  return parseArgs({
    args: [...args],
    options: {
      sample: { type: 'boolean', default: false },
      workspace: { type: 'string' },
      port: { type: 'string', default: '0' },
      'no-open': { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  }).values;
}

/** Reads the command line of the web host. */
export function parseWebOptions(args: readonly string[]): ParsedWebOptions {
  let flags: ReturnType<typeof parseFlags>;
  try {
    flags = parseFlags(args);
  } catch (error) {
    // parseArgs explains a wrong argument in its first sentence.
    return wrong(error instanceof Error ? (error.message.split('. ')[0] ?? '') : '');
  }
  if (flags.help) return { kind: 'help', text: USAGE };
  const port = /^\d{1,5}$/.test(flags.port) ? Number(flags.port) : Number.NaN;
  if (!(port <= 65_535)) return wrong(`--port takes a number from 0 to 65535, not "${flags.port}"`);
  if (flags.sample && flags.workspace !== undefined) return wrong('Choose --sample or --workspace, not both');
  const opens = flags.workspace === undefined ? null : ({ kind: 'file', path: flags.workspace } as const);
  return {
    kind: 'run',
    options: {
      opens: opens ?? { kind: flags.sample ? 'sample' : 'latest' },
      port,
      browser: flags['no-open'] ? 'leave' : 'open',
    },
  };
}
