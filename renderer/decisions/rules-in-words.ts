import type { Sentence } from '#shared/decisions/gate.ts';
import type { GateRules } from '#shared/features/gate-rules.ts';

export type RuleGroup = 'data' | 'harm' | 'benefit' | 'end';

function rule(name: string, values: Sentence['values']): Sentence {
  return { code: `rule.${name}`, values };
}

function dataRules({ data, least }: GateRules): Sentence[] {
  return [
    rule('stale', { count: data.staleDays }),
    rule('missing', { share: data.missingShare }),
    rule('split', { chance: data.sampleRatioChance, evidence: data.sampleRatioEvidence }),
    rule('both-arms', { share: data.bothArmsShare }),
    rule('least', { units: least.units, days: least.days }),
  ];
}

function harmRules({
  harm,
  hardLimit,
  forecast,
  reductionsAtMost,
  catastropheSeverity,
}: GateRules): Sentence[] {
  return [
    rule('hard-limit', { evidence: hardLimit.evidence, chance: hardLimit.dayChance }),
    rule('harm', { alpha: harm.alpha, evidence: 1 / harm.alpha, count: harm.days }),
    rule('warning', { evidence: harm.warningEvidence }),
    rule('crossing', { chance: forecast.chance }),
    rule('reductions', { count: reductionsAtMost }),
    rule('catastrophe', { severity: catastropheSeverity }),
    rule('burn-in', { units: harm.burnInUnits, days: harm.burnInDays }),
    rule('day-spreads', { spread: Math.exp(Math.max(...harm.daySpreads)) - 1 }),
  ];
}

function benefitRules({ benefit, futility, priorSpread }: GateRules): Sentence[] {
  const { spending } = benefit;
  return [
    rule('benefit', {}),
    rule(`spending-${spending.kind}`, { rho: spending.kind === 'power' ? spending.rho : null }),
    rule('margin', {}),
    rule('futility', { better: futility.better, passing: futility.passing, count: futility.days }),
    rule('prior', { spread: priorSpread }),
  ];
}

/** The numbers of the rule as sentences of `gate:rule.*`, by what they are for. */
export function rulesInWords(rules: GateRules): { group: RuleGroup; sentences: Sentence[] }[] {
  return [
    { group: 'data', sentences: dataRules(rules) },
    { group: 'harm', sentences: harmRules(rules) },
    { group: 'benefit', sentences: benefitRules(rules) },
    {
      group: 'end',
      sentences: [
        rule('extensions', { count: rules.extensionsAtMost }),
        rule(`inconclusive-${rules.ifInconclusive}`, {}),
      ],
    },
  ];
}
