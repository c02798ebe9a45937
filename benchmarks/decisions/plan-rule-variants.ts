import { byRule, type PlanDecider } from './plan-deciders.ts';
import { DEFAULT_GATE_RULES, type GateRules } from '#shared/features/gate-rules.ts';

const rules = DEFAULT_GATE_RULES;

function spending(kind: GateRules['benefit']['spending']): Partial<GateRules> {
  return { benefit: { spending: kind } };
}

/** The rule as it is, and each choice in it made otherwise. */
export const RULE_VARIANTS: readonly PlanDecider[] = [
  byRule('as it is'),
  byRule('harm untempered', { harm: { ...rules.harm, daySpreads: [0] } }),
  byRule('a warning only holds', { reductionsAtMost: 0 }),
  byRule('no warning', { harm: { ...rules.harm, warningEvidence: 20 } }),
  byRule('benefit spent evenly (Pocock)', spending({ kind: 'pocock' })),
  byRule('benefit spent by t^2', spending({ kind: 'power', rho: 2 })),
  byRule('no extensions', { extensionsAtMost: 0 }),
  byRule('never futile', { futility: { ...rules.futility, better: 0, passing: 0 } }),
  byRule('futile from the third day on', { futility: { ...rules.futility, days: rules.least.days } }),
  byRule('futile below .1 and .2', { futility: { ...rules.futility, better: 0.1, passing: 0.2 } }),
];
