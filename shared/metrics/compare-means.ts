import type { ArmsAnswer, ArmsOfDays } from './arms-answer.ts';
import { commonDays } from './common-days.ts';
import type { Difference } from './comparison.ts';
import { meanOfArm, type ArmMean } from './mean-of-arm.ts';
import { meansWithinDays, type ComparedMeans } from './means-within-days.ts';
import { CONFIDENCE } from './summarise-arm.ts';
import { studentTUpperTail } from '#shared/statistics/student-t.ts';
import { tComparison } from '#shared/statistics/welch.ts';

/**
 * Difference of two averages, pilot minus reference, within days where both have figures of the same ones
 * (`meansWithinDays`), so that neither a slow Monday nor a pilot that grows while everybody's level rises is taken for a
 * difference. Otherwise, and as the other method, over all units or days without assuming equal spreads (Welch 1947,
 * degrees of freedom by Satterthwaite 1946). No spread at all: the estimate alone, method `none`.
 */
export function compareMeans(arms: ArmsOfDays): ArmsAnswer {
  const views = viewsOfMeans(arms);
  if (views === null) return { difference: null, otherMethods: [], probabilityAbove: () => null };
  const { comparison } = views.shown;
  return {
    difference: absolute(views.shown),
    otherMethods: views.others.map(absolute),
    probabilityAbove: (shift) =>
      comparison === null
        ? null
        : studentTUpperTail(
            (shift - comparison.estimate) / comparison.standardError,
            comparison.degreesOfFreedom,
          ),
  };
}

function absolute({ estimate, comparison, method }: ComparedMeans): Difference {
  const { low = null, high = null } = comparison ?? {};
  return { estimate, low, high, method, scale: 'absolute' };
}

export type ViewsOfMeans = {
  /** Within days where that can be. */
  readonly shown: ComparedMeans;
  /** Over everything, where that is not what is shown. */
  readonly others: readonly ComparedMeans[];
  /** The reference's own average over everything. */
  readonly referenceMean: number;
};

/** Null without units in an arm. */
export function viewsOfMeans(arms: ArmsOfDays): ViewsOfMeans | null {
  const treated = meanOfArm(arms.pilot);
  const control = meanOfArm(arms.reference);
  if (treated === null || control === null) return null;
  const across = meansAcross(treated, control);
  const within = meansWithinDays(commonDays(arms));
  const isSecondLook = within !== null && across.comparison !== null;
  return {
    shown: within ?? across,
    others: isSecondLook ? [across] : [],
    referenceMean: control.mean,
  };
}

function meansAcross(treated: ArmMean, control: ArmMean): ComparedMeans {
  const estimate = treated.mean - control.mean;
  const spread = spreadOf(treated, control);
  if (spread === null) return { estimate, comparison: null, method: 'none' };
  const { method, ...known } = spread;
  return { estimate, comparison: tComparison({ estimate, ...known, confidence: CONFIDENCE }), method };
}

type Spread = { standardError: number; degreesOfFreedom: number; method: 'welch' | 'welch-days' };

function spreadOf(treated: ArmMean, control: ArmMean): Spread | null {
  if (treated.standardError === null || treated.degreesOfFreedom === null) return null;
  if (control.standardError === null || control.degreesOfFreedom === null) return null;
  const varianceT = treated.standardError ** 2;
  const varianceC = control.standardError ** 2;
  const variance = varianceT + varianceC;
  return {
    standardError: Math.sqrt(variance),
    degreesOfFreedom:
      variance ** 2 / (varianceT ** 2 / treated.degreesOfFreedom + varianceC ** 2 / control.degreesOfFreedom),
    method: treated.method === 'welch' && control.method === 'welch' ? 'welch' : 'welch-days',
  };
}
