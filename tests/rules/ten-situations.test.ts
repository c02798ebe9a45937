import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Gate, Sentence } from '#shared/decisions/gate.ts';
import { createWords, say, type Words } from '#shared/words/create-words.ts';
import { buildTenSituations, gateOfSituation, type World } from '#tests/support/build-ten-situations.ts';
import { openTestWorkspace, type TestWorkspace } from '#tests/support/open-test-workspace.ts';
import { SITUATION_NAMES, type SituationName } from '#tests/support/ten-situations.ts';

const TODAY = '2026-11-24';

type Said = { advice: string; reason: string; next: string };

/** What a person reads first, in each situation. */
const EXPECTED: Readonly<Record<SituationName, { en: Said; it: Said }>> = {
  'five-none-bad': {
    en: {
      advice: 'hold (hold)',
      reason: 'Nothing shows harm; one criterion is not settled yet.',
      next: 'Wait for 3 more without a bad one: so few catch gross failures only',
    },
    it: {
      advice: 'hold (hold)',
      reason: 'Nulla mostra un danno; un criterio non è ancora deciso.',
      next: 'Attendi altri 3 casi senza negativi: così pochi rivelano solo guasti gravi',
    },
  },
  'twenty-five-three-bad': {
    en: {
      advice: 'hold (hold)',
      reason: 'Nothing shows harm; one criterion is not settled yet.',
      next: 'Too many to pass, too few to fail: more people would tell',
    },
    it: {
      advice: 'hold (hold)',
      reason: 'Nulla mostra un danno; un criterio non è ancora deciso.',
      next: 'Troppi per passare, troppo pochi per bocciare: servono altre persone',
    },
  },
  'clear-win': {
    en: { advice: 'advance (gate)', reason: 'All 4 criteria pass.', next: 'Start Everyone with 400 people.' },
    it: {
      advice: 'advance (gate)',
      reason: 'Tutti e 4 i criteri sono superati.',
      next: 'Avvia la fase Tutti con 400 persone.',
    },
  },
  'harm-on-day-4': {
    en: {
      advice: 'roll-back (harm)',
      reason: 'Complaints: worse than without the feature, 15.8 % against 1.3 %, too much for chance.',
      next: 'Take the feature back from everyone who has it.',
    },
    it: {
      advice: 'roll-back (harm)',
      reason: 'Reclami: peggio che senza la novità, 15,8 % contro 1,3 %, troppo per essere un caso.',
      next: 'Togli la novità a tutti quelli che ce l’hanno.',
    },
  },
  'harm-and-win': {
    en: {
      advice: 'roll-back (harm)',
      reason: 'Complaints: worse than without the feature, 12.5 % against 2.9 %, too much for chance.',
      next: 'Take the feature back from everyone who has it.',
    },
    it: {
      advice: 'roll-back (harm)',
      reason: 'Reclami: peggio che senza la novità, 12,5 % contro 2,9 %, troppo per essere un caso.',
      next: 'Togli la novità a tutti quelli che ce l’hanno.',
    },
  },
  'split-broken': {
    en: {
      advice: 'hold (data)',
      reason:
        'The groups are not split as planned: the pilot has 36 % of the cases of “Inquiries won” instead of 50 %.',
      next: 'Check how people were put into the groups and counted. The feature may also change how often they come.',
    },
    it: {
      advice: 'hold (data)',
      reason:
        'I gruppi non sono divisi come previsto: al pilota va il 36 % dei casi di «Richieste vinte» invece del 50 %.',
      next: 'Controlla come le persone sono state divise e contate. Può anche darsi che la novità cambi quanto spesso tornano.',
    },
  },
  'no-control': {
    en: {
      advice: 'hold (hold)',
      reason: 'Nothing shows harm; 2 criteria are not settled yet.',
      next: 'Import a control group’s numbers, or first hold one back: what changed since the time before may have other causes',
    },
    it: {
      advice: 'hold (hold)',
      reason: 'Nulla mostra un danno; 2 criteri non sono ancora decisi.',
      next: 'Importa i numeri di un gruppo di controllo, o prima tienine da parte uno: ciò che è cambiato rispetto a prima può avere altre cause',
    },
  },
  'drifting-base': {
    en: {
      advice: 'hold (hold)',
      reason: 'Nothing shows harm; one criterion is not settled yet.',
      next: 'Wait for the look of 7 Dec.',
    },
    it: {
      advice: 'hold (hold)',
      reason: 'Nulla mostra un danno; un criterio non è ancora deciso.',
      next: 'Attendi la verifica del 7 dic.',
    },
  },
  'stale-numbers': {
    en: {
      advice: 'hold (data)',
      reason: 'The newest numbers are 12 days old.',
      next: 'Import the latest numbers, then judge again.',
    },
    it: {
      advice: 'hold (data)',
      reason: 'I numeri più recenti hanno 12 giorni.',
      next: 'Importa i numeri più recenti, poi giudica di nuovo.',
    },
  },
  'customer-in-danger': {
    en: {
      advice: 'reduce (catastrophe)',
      reason: 'A catastrophic problem is open: “It told me to take twice the dose on the label.”',
      next: 'Resolve it or step back before anyone else gets the feature.',
    },
    it: {
      advice: 'reduce (catastrophe)',
      reason: 'È aperto un problema catastrofico: «Mi ha detto di usare il doppio della dose in etichetta.»',
      next: 'Risolvilo, o fai un passo indietro, prima che altri ricevano la novità.',
    },
  },
};

function spaced(text: string): string {
  return text.replaceAll('\u00a0', ' ');
}

function read(words: Words, { code, values }: Sentence): string {
  return spaced(say(words, `gate:${code}`, values));
}

function saidBy(words: Words, { verb, step, reason, next }: Gate): Said {
  return { advice: `${verb} (${step})`, reason: read(words, reason), next: read(words, next) };
}

/** Every sentence a gate holds, those of its workings too. */
function sentencesOf(gate: Gate): Sentence[] {
  const workings = [...gate.criteria, ...gate.watched, ...gate.data].flatMap(({ working }) => working ?? []);
  return [
    { code: `step.${gate.step ?? ''}`, values: {} },
    gate.reason,
    gate.next,
    ...gate.criteria.flatMap(({ asked, now, missing }) => [
      asked,
      now,
      ...(missing === null ? [] : [missing]),
    ]),
    ...gate.data.map(({ sentence }) => sentence),
    ...gate.speaksFor,
    ...gate.speaksAgainst,
    ...gate.ruledOut,
    ...workings.map(({ method }) => ({ code: `working.${method}`, values: {} })),
    ...workings.map(({ why }) => why),
    ...workings.flatMap(({ figures }) => figures.map(({ name }) => ({ code: `figure.${name}`, values: {} }))),
  ];
}

describe.each(['en', 'it'] as const)('the ten situations (%s)', (language) => {
  const words = createWords(language);
  const gates = new Map<SituationName, Gate>();
  let workspace: TestWorkspace;
  let world: World;
  let ids: ReadonlyMap<SituationName, string>;

  beforeAll(async () => {
    workspace = openTestWorkspace({ today: TODAY });
    world = { workspace, today: TODAY, language };
    ids = await buildTenSituations(world);
    for (const [name, id] of ids) gates.set(name, await gateOfSituation(world, id));
  }, 120_000);
  afterAll(() => workspace.close());

  it.each(SITUATION_NAMES)('%s', (name) => {
    const gate = gates.get(name);
    expect(gate && saidBy(words, gate)).toEqual(EXPECTED[name][language]);
  });

  it.each(SITUATION_NAMES)('%s leaves nothing without words or without its number', (name) => {
    for (const sentence of sentencesOf(gates.get(name) as Gate)) {
      const text = read(words, sentence);
      expect(text).not.toMatch(/\{\{|undefined|NaN| {2}|^$/);
      expect(text).not.toBe(sentence.code);
    }
  });

  it.each(SITUATION_NAMES)('%s is judged the same again from what was kept', async (name) => {
    const featureId = ids.get(name) ?? '';
    const decision = { featureId, verb: 'hold', reason: 'Wait.', decidedBy: '' } as const;
    await workspace.call('decisions.decide', decision);
    const [latest] = await workspace.call('decisions.listEvaluations', { featureId });
    expect(latest).toMatchObject({ verb: gates.get(name)?.verb, replay: 'same' });
  });
});
