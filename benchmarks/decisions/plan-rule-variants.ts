import { OUR_RULE, type PlanRule } from './plan-rule.ts';
import type { GateRules } from '#shared/features/gate-rules.ts';
import { DISCOUNT_BY_DISPERSION } from '#shared/statistics/evidence-of-harm.ts';

const { rules } = OUR_RULE;

function withRules(name: string, changed: Partial<GateRules>): PlanRule {
  return { ...OUR_RULE, name, rules: { ...rules, ...changed } };
}

function spending(kind: GateRules['benefit']['spending']): Partial<GateRules> {
  return { benefit: { spending: kind } };
}

/** The rule as it is, and each choice in it made otherwise. */
export const RULE_VARIANTS: readonly PlanRule[] = [
  { ...OUR_RULE, name: 'as it is' },
  { ...OUR_RULE, name: 'harm untempered', tempering: { kind: 'none' } },
  { ...OUR_RULE, name: 'harm discounted by dispersion', tempering: DISCOUNT_BY_DISPERSION },
  withRules('a warning only holds', { reductionsAtMost: 0 }),
  withRules('no warning', { harm: { ...rules.harm, warningEvidence: 20 } }),
  withRules('benefit spent evenly (Pocock)', spending({ kind: 'pocock' })),
  withRules('benefit spent by t^2', spending({ kind: 'power', rho: 2 })),
  withRules('no extensions', { extensionsAtMost: 0 }),
  withRules('never futile', { futility: { ...rules.futility, better: 0, passing: 0 } }),
  withRules('futile from the third day on', { futility: { ...rules.futility, days: rules.least.days } }),
  withRules('futile below .1 and .2', { futility: { ...rules.futility, better: 0.1, passing: 0.2 } }),
];
