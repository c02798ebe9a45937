import { checkOpenShare, checkPositive } from '#shared/statistics/argument-checks.ts';

/**
 * Eppo's sequential multiplier of the standard error after `observations` of both arms (Howard, Ramdas, McAuliffe &
 * Sekhon 2021, eq. 14, as in Eppo's "statistical nitty-gritty", eq. 19; tuned for 10,000 by default).
 * Worked value: 6868 observations, tuned for 10,000 at 0.95: rho 1260.0560979256343, multiplier 3.049079272261522.
 * RangeError for observations or a tuning not above 0.
 */
export function eppoMultiplier({
  observations,
  tunedFor,
  confidence,
}: {
  readonly observations: number;
  readonly tunedFor: number;
  readonly confidence: number;
}): { readonly rho: number; readonly multiplier: number } {
  checkPositive({ name: 'observations', value: observations });
  checkPositive({ name: 'tunedFor', value: tunedFor });
  checkOpenShare({ name: 'confidence', value: confidence });
  const doubled = -2 * Math.log(1 - confidence);
  const rho = tunedFor / (doubled + Math.log1p(doubled));
  const grown = (observations + rho) / rho;
  const share = (observations + rho) / observations;
  return { rho, multiplier: Math.sqrt(share * (Math.log(grown) + doubled)) };
}
