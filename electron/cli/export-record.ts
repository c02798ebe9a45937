import { resolve } from 'node:path';
import type { RecordFormat } from '#shared/decisions/record.contract.ts';
import type { Language } from '#shared/words/language.ts';
import { cliSentence, findFeature, type CliSession } from './session.ts';
import { writeWhole } from './write-whole.ts';

export type RecordCommand = { feature: string | null; out: string; format: RecordFormat; language: Language };

/** Writes the record of decisions of one feature or of all; replaces a file of that name. */
export async function exportRecord(session: CliSession, command: RecordCommand): Promise<number> {
  const { feature, format, language } = command;
  const featureId = feature === null ? null : (await findFeature(session, feature)).feature.id;
  const { content } = await session.call('decisions.exportRecord', { featureId, format, language });
  const path = resolve(command.out);
  await writeWhole(session, path, content);
  session.print(cliSentence(session, 'record-written', { path }));
  return 0;
}
