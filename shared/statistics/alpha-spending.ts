import { checkOpenShare, checkPositive } from './argument-checks.ts';
import { normalUpperQuantile, normalUpperTail } from './normal.ts';

/**
 * How the error allowed is spent over the looks (Lan & DeMets 1983): 'obrien-fleming' almost nothing early,
 * 'pocock' about evenly, 'power' as alpha * t^rho (Kim & DeMets 1987).
 */
export type Spending =
  | { readonly kind: 'obrien-fleming' }
  | { readonly kind: 'pocock' }
  | { readonly kind: 'power'; readonly rho: number };

/**
 * The one-sided error spent when the share `fraction` of the planned information is in; 0 before the start, all of
 * alpha from 1 on. Worked values at alpha .025 and fraction .2: obrien-fleming 5.39e-7 (a bound of 4.876884948790762),
 * pocock .0073849, power with rho 2 .001. RangeError for alpha outside (0, 1) or a rho not above 0.
 */
export function alphaSpent(fraction: number, alpha: number, spending: Spending): number {
  checkOpenShare({ name: 'alpha', value: alpha });
  if (spending.kind === 'power') checkPositive({ name: 'rho', value: spending.rho });
  if (!(fraction > 0)) return 0;
  if (fraction >= 1) return alpha;
  if (spending.kind === 'power') return alpha * fraction ** spending.rho;
  if (spending.kind === 'pocock') return alpha * Math.log1p((Math.E - 1) * fraction);
  return 2 * normalUpperTail(normalUpperQuantile(alpha / 2) / Math.sqrt(fraction));
}

/** The error allowed, how it is spent, and the information at the planned end in any unit, such as nT nC / (nT + nC). */
export type SpendingPlan = {
  readonly alpha: number;
  readonly spending: Spending;
  readonly plannedInformation: number;
};

/** One look: the information that is in, in the unit of the plan. */
export type Look = {
  readonly information: number;
  /** 'final' spends all that is left, also when less information came in than planned. */
  readonly kind: 'interim' | 'final';
  /** The new planned end, if after this look (and without regard to its effect) the plan was extended; else null. */
  readonly extendedTo: number | null;
};

/**
 * The error spent up to each look at the information that is really in. After an extension what has been spent stays
 * spent, and the rest is spread over the way to the new end as the spending function says (Lan & DeMets 1989). After a
 * look that spent everything an extension has nothing left to spend: plan with the end of the last extension allowed.
 * Worked value: pocock, alpha .05, planned 100: looks at 50 and, extended there to 200, at 100 and 200 spend .0310,
 * then .0310 + .0190 * (spent(1/2) - spent(1/4)) / (1 - spent(1/4)), then .05.
 * RangeError for information that does not rise, an extension that does not reach beyond its look, or a bad plan.
 */
export function alphaSpentAtLooks(plan: SpendingPlan, looks: readonly Look[]): readonly number[] {
  checkPositive({ name: 'plannedInformation', value: plan.plannedInformation });
  let end = plan.plannedInformation;
  let before = { information: 0, spent: 0 };
  let last = before;
  return looks.map((look) => {
    checkInformation(last.information, look);
    const share = (information: number): number =>
      alphaSpent(information / end, plan.alpha, plan.spending) / plan.alpha;
    const passed = share(before.information);
    const left = plan.alpha - before.spent;
    const spent =
      look.kind === 'final' || look.information >= end
        ? plan.alpha
        : before.spent + (left * (share(look.information) - passed)) / (1 - passed);
    last = { information: look.information, spent };
    if (look.extendedTo !== null) {
      end = look.extendedTo;
      before = last;
    }
    return spent;
  });
}

function checkInformation(before: number, { information, extendedTo }: Look): void {
  checkPositive({ name: 'information', value: information });
  if (information <= before) {
    throw new RangeError(`information must rise from look to look; got ${information} after ${before}.`);
  }
  if (extendedTo !== null && !(extendedTo > information)) {
    throw new RangeError(`an extension must reach beyond its look; got ${extendedTo} at ${information}.`);
  }
}
