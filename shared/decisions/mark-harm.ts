import type { CriterionVerdict } from './gate.ts';
import { worstFirst } from './judge-criterion.ts';
import type { GuardrailWatch } from './watch-guardrails.ts';
import { says } from './working.ts';

/**
 * Where the watch has shown harm, a criterion of the same guardrail that waits for more numbers has failed: they would
 * not take back what is shown.
 */
export function markHarm(
  criteria: readonly CriterionVerdict[],
  watches: readonly GuardrailWatch[],
): CriterionVerdict[] {
  const harmed = harmedMetrics(watches);
  const marked = criteria.map((found): CriterionVerdict => {
    const isShown =
      found.metricId !== null && harmed.has(found.metricId) && ABOUT_HARM.has(found.criterion.kind);
    if (!isShown || found.verdict !== 'not-enough-yet') return found;
    return { ...found, verdict: 'fail', missing: says('missing.harm-shown'), ifWeWait: null };
  });
  return worstFirst(marked);
}

const ABOUT_HARM: ReadonlySet<CriterionVerdict['criterion']['kind']> = new Set([
  'guardrail-holds',
  'not-worse-shown',
]);

/** The metrics on which harm is shown. */
export function harmedMetrics(watches: readonly GuardrailWatch[]): ReadonlySet<string> {
  return new Set(watches.flatMap(({ watched }) => (watched.state === 'harm' ? [watched.metricId] : [])));
}
