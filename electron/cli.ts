import { userInfo } from 'node:os';
import { resolve } from 'node:path';
import { languageOfTag } from '#shared/words/language.ts';
import { parseCli, type CliCommand } from './cli/cli-options.ts';
import { evaluate } from './cli/evaluate.ts';
import { exportRecord } from './cli/export-record.ts';
import { importFile } from './cli/import-file.ts';
import { CliProblem, type CliSession } from './cli/session.ts';
import { verifyRecord } from './cli/verify-record.ts';
import { writeReport, type PrintPdf } from './cli/write-report.ts';
import type { Door } from './rpc/door.ts';
import { createEngineCalls } from './shell/engine-calls.ts';
import { createShellWords, problemSentence, systemLanguageTag } from './shell/words.ts';
import { findInstalledBrowser } from './web/find-browser.ts';
import { printPdf } from './web/print-pdf.ts';
import { openEngine } from './workspace/engine-link.ts';

const EXIT_ERROR = 1;
const EXIT_USAGE = 2;

function findPrinter(): PrintPdf {
  const browser = findInstalledBrowser();
  return browser === null ? null : (html) => printPdf({ browser, html });
}

function carryOut(session: CliSession, command: CliCommand): Promise<number> {
  if (command.kind === 'evaluate') return evaluate(session, command.feature);
  if (command.kind === 'import') return importFile(session, command);
  if (command.kind === 'verify') return verifyRecord(session, command);
  const language = command.language ?? languageOfTag(systemLanguageTag());
  if (command.kind === 'record') return exportRecord(session, { ...command, language });
  return writeReport(session, { ...command, language }, findPrinter());
}

async function run(command: CliCommand): Promise<number> {
  const words = createShellWords(command.language ?? systemLanguageTag());
  let door: Door | null = null;
  try {
    const opened = await openEngine({
      path: resolve(command.workspace),
      mode: 'must-exist',
      actorFallback: userInfo().username,
    });
    door = opened;
    const { call } = createEngineCalls({ current: () => ({ door: opened }) });
    return await carryOut({ call, words, print: console.log, warn: console.error }, command);
  } catch (error) {
    console.error(error instanceof CliProblem ? error.message : problemSentence(words, error));
    return EXIT_ERROR;
  } finally {
    await door?.close();
  }
}

// Whoever reads the lines may stop early (`| head`); the command is carried out all the same.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

const parsed = parseCli(process.argv.slice(2));
if (parsed.kind === 'run') process.exitCode = await run(parsed.command);
else if (parsed.kind === 'help') console.log(parsed.text);
else {
  console.error(parsed.text);
  process.exitCode = EXIT_USAGE;
}
