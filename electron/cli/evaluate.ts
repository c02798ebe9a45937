import type { AdviceVerb, CriterionVerdict, Gate, Sentence } from '#shared/decisions/gate.ts';
import { numbersOfLook } from '#shared/decisions/stand-of-looks.ts';
import { namesRange } from '#shared/decisions/weigh-evidence.ts';
import { criterionCode } from '#shared/features/criterion.ts';
import type { Id } from '#shared/kernel/schema.ts';
import type { Words } from '#shared/words/create-words.ts';
import { say } from '#shared/words/create-words.ts';
import { cliSentence, findFeature, type CliSession } from './session.ts';

export const EXIT_CODES: Readonly<Record<AdviceVerb, number>> = {
  advance: 0,
  hold: 10,
  reduce: 20,
  'roll-back': 30,
  stop: 40,
};

function gateWords(words: Words, sentence: Sentence): string {
  return say(words, `gate:${sentence.code}`, sentence.values);
}

/** The names of the feature's metrics: a criterion whose numbers have not come knows its metric only by id. */
type MetricNames = ReadonlyMap<Id, string>;

function criterionLine(session: CliSession, names: MetricNames, verdict: CriterionVerdict): string {
  const { words } = session;
  const metric = names.get(verdict.metricId ?? '') ?? say(words, 'report:gate.removedMetric');
  const values = { ...verdict.asked.values, metric };
  const line = cliSentence(session, 'criterion', {
    verdict: say(words, `gate:verdict.${verdict.verdict}`),
    criterion: say(words, `gate:criterion.${criterionCode(verdict.criterion)}`, values),
    now: gateWords(words, verdict.now),
  });
  const asked = cliSentence(session, 'asked', { asked: gateWords(words, verdict.asked) });
  if (verdict.missing === null) return `- ${line} (${asked})`;
  const missing = cliSentence(session, 'missing', { missing: gateWords(words, verdict.missing) });
  return `- ${line} (${asked}; ${missing})`;
}

/** Sentences under what they are said for, as the report heads them; nothing where there are none. */
function listLines(
  { words }: CliSession,
  heading: 'for' | 'against' | 'ruledOut',
  sentences: readonly Sentence[],
): string[] {
  if (sentences.length === 0) return [];
  return [
    `${say(words, `report:gate.${heading}`)}:`,
    ...sentences.map((sentence) => `- ${gateWords(words, sentence)}`),
  ];
}

function gateLines(session: CliSession, gate: Gate, names: MetricNames): string[] {
  const { words } = session;
  const ofLook = numbersOfLook(gate);
  const badges = gate.badges.map((badge) => `[${say(words, `gate:badge.${badge}`)}]`);
  const verb = say(words, `gate:verb.${gate.verb}`);
  return [
    ...(badges.length === 0 ? [] : [badges.join(' ')]),
    cliSentence(session, 'advice', { verb, reason: gateWords(words, gate.reason) }),
    cliSentence(session, 'next', { next: gateWords(words, gate.next) }),
    ...(gate.criteria.length === 0 ? [] : [`${cliSentence(session, 'criteria')}:`]),
    ...gate.criteria.map((criterion) => criterionLine(session, names, criterion)),
    ...listLines(session, 'for', gate.speaksFor),
    ...listLines(session, 'against', gate.speaksAgainst),
    ...listLines(session, 'ruledOut', gate.ruledOut),
    ...(ofLook === null ? [] : [gateWords(words, ofLook)]),
    ...(namesRange(gate) ? [say(words, 'gate:range.everywhere')] : []),
  ];
}

/** Prints the advice on the running phase with its reasons; answers with the exit code that stands for it. */
export async function evaluate(session: CliSession, featureKey: string): Promise<number> {
  const { feature, dial } = await findFeature(session, featureKey);
  const gate = await session.call('decisions.evaluate', { featureId: feature.id });
  if (gate === null) {
    session.print(cliSentence(session, 'nothing-to-judge', { feature: feature.name }));
    return EXIT_CODES.hold;
  }
  const phase = dial.find(({ phaseId }) => phaseId === gate.phaseId)?.name ?? '';
  session.print(cliSentence(session, 'heading', { feature: feature.name, phase }));
  const metrics = await session.call('metrics.list', { featureId: feature.id });
  const names = new Map(metrics.map(({ id, name }) => [id, name]));
  for (const line of gateLines(session, gate, names)) session.print(line);
  return EXIT_CODES[gate.verb];
}
