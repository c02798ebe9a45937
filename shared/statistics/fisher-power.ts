import { checkOpenShare, checkPositiveCount, checkShare } from './argument-checks.ts';
import { binomialAtLeast, binomialPmf } from './binomial.ts';
import { conditionalLaw } from './conditional-table.ts';

type FisherPlan = {
  /** People in each arm, and the shares one expects there. */
  readonly treated: { readonly people: number; readonly share: number };
  readonly control: { readonly people: number; readonly share: number };
  /** Error rate of the one-sided test. */
  readonly alpha: number;
};

/**
 * Exact power of Fisher's one-sided test that the treated share is higher, by adding up the probabilities of all tables
 * it rejects (Fisher 1935; Bennett & Hsu 1960). For "lower" exchange the arms, or count failures.
 * Worked value: 25 with .30 against 25 with .05 at .05 = 0.6921534582883311. 0 where no table can be significant.
 * RangeError for an arm without whole people, a share outside 0 to 1, or alpha outside (0, 1).
 */
export function fisherPower({ treated, control, alpha }: FisherPlan): number {
  checkPositiveCount({ name: 'treated people', value: treated.people });
  checkPositiveCount({ name: 'control people', value: control.people });
  checkShare({ name: 'treated share', value: treated.share });
  checkShare({ name: 'control share', value: control.share });
  checkOpenShare({ name: 'alpha', value: alpha });
  const rejects = (treatedYes: number, controlYes: number): boolean => {
    const margins = {
      treated: treated.people,
      control: control.people,
      successes: treatedYes + controlYes,
    };
    return conditionalLaw(margins, 0).atLeast(treatedYes) <= alpha * (1 + 1e-12);
  };
  // The more control successes, the more treated ones are needed, so the border is walked only once.
  let needed = 0;
  let power = 0;
  for (let controlYes = 0; controlYes <= control.people; controlYes += 1) {
    while (needed <= treated.people && !rejects(needed, controlYes)) needed += 1;
    if (needed > treated.people) break;
    const law = { trials: treated.people, probability: treated.share };
    power +=
      binomialPmf(controlYes, { trials: control.people, probability: control.share }) *
      binomialAtLeast(needed, law);
  }
  return Math.min(1, power);
}
