import { describe, expect, it } from 'vitest';
import { rulesInWords } from './rules-in-words.ts';
import { DEFAULT_GATE_RULES, type GateRules } from '#shared/features/gate-rules.ts';
import { createWords, say } from '#shared/words/create-words.ts';

const SPENDINGS: GateRules['benefit']['spending'][] = [
  { kind: 'obrien-fleming' },
  { kind: 'pocock' },
  { kind: 'power', rho: 3 },
];
const CHOSEN = (['keep-old', 'ship-not-worse'] as const).flatMap((ifInconclusive) =>
  SPENDINGS.flatMap((spending) =>
    [0, 1, 2].map((times): GateRules => {
      const benefit = { spending };
      return Object.assign({}, DEFAULT_GATE_RULES, {
        ifInconclusive,
        benefit,
        extensionsAtMost: times,
        reductionsAtMost: times,
      });
    }),
  ),
);

function read(language: 'en' | 'it', rules: GateRules): string[] {
  const words = createWords(language);
  return rulesInWords(rules)
    .flatMap(({ sentences }) => sentences)
    .map(({ code, values }) => say(words, `gate:${code}`, values).replaceAll('\u00a0', ' '));
}

describe('the rules of a gate in words', () => {
  it.each(['en', 'it'] as const)(
    'have a sentence for whatever is chosen, each number in its place (%s)',
    (language) => {
      for (const rules of CHOSEN) {
        for (const sentence of read(language, rules))
          expect(sentence).not.toMatch(/^rule\.|\{\{| {2}|undefined|NaN/);
      }
    },
  );

  it('say the numbers they hold', () => {
    const said = read('en', { ...DEFAULT_GATE_RULES, extensionsAtMost: 1, reductionsAtMost: 0 }).join('\n');
    for (const words of [
      'Numbers older than 7 days',
      'more than 20 % of the days',
      'less than 0.1 % likely by chance, or evidence of 1,000',
      'evidence of 20 for one guardrail, on at least 2 days',
      'waited for once more',
      'goes no phase back',
      'the old is kept',
      'the one the criterion of the last gate names',
    ]) {
      expect(said).toContain(words);
    }
  });
});
