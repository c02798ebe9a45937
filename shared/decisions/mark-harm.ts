import type { CriterionVerdict } from './gate.ts';
import { worstFirst } from './judge-criterion.ts';
import type { GuardrailWatch } from './watch-guardrails.ts';
import { says } from './working.ts';

/**
 * Where the watch has shown harm, a criterion of the same guardrail that has not passed has failed, whatever it waited
 * for: more numbers would not take back what is shown.
 */
export function markHarm(
  criteria: readonly CriterionVerdict[],
  watches: readonly GuardrailWatch[],
): CriterionVerdict[] {
  const harmed = harmedMetrics(watches);
  const marked = criteria.map((found): CriterionVerdict => {
    const isShown =
      found.metricId !== null && harmed.has(found.metricId) && ABOUT_HARM.has(found.criterion.kind);
    if (!isShown || !OPEN.has(found.verdict)) return found;
    return { ...found, verdict: 'fail', missing: says('missing.harm-shown'), ifWeWait: null };
  });
  return worstFirst(marked);
}

const OPEN: ReadonlySet<CriterionVerdict['verdict']> = new Set(['not-enough-yet', 'fail']);
const ABOUT_HARM: ReadonlySet<CriterionVerdict['criterion']['kind']> = new Set([
  'guardrail-holds',
  'not-worse-shown',
]);

/** The metrics on which harm is shown. */
export function harmedMetrics(watches: readonly GuardrailWatch[]): ReadonlySet<string> {
  return new Set(watches.flatMap(({ watched }) => (watched.state === 'harm' ? [watched.metricId] : [])));
}
