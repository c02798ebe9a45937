import { eppoMultiplier } from '../../../benchmarks/decisions/peers/eppo.ts';
import {
  oneSidedBoundary,
  oneSidedLogMixture,
  twoSidedBoundary,
  twoSidedLogMixture,
} from '../../../benchmarks/decisions/peers/normal-mixture.ts';
import { statsigInterval } from '../../../benchmarks/decisions/peers/statsig.ts';
import { z } from '#shared/kernel/schema.ts';

/** Each golden method that peers use and the app does not: from the inputs of a case to the keys of what is expected. */
export const peerMethods: Record<string, (inputs: unknown) => unknown> = {
  eppo_sequential_multiplier: (inputs) => {
    const question = z.object({ t: z.number(), nTune: z.number(), conf: z.number() });
    const { t, nTune, conf } = question.parse(inputs);
    const { rho, multiplier } = eppoMultiplier({ observations: t, tunedFor: nTune, confidence: conf });
    return { rho, B: multiplier };
  },
  normal_mixture_bound: (inputs) => {
    const question = z.object({
      v: z.number(),
      alpha: z.number(),
      vOpt: z.number(),
      alphaOpt: z.number(),
    });
    const { v, alpha, vOpt, alphaOpt } = question.parse(inputs);
    const tuning = { variance: v, tunedFor: vOpt, tunedAlpha: alphaOpt };
    return {
      twoSided: twoSidedBoundary({ ...tuning, alpha }),
      oneSided: oneSidedBoundary({ ...tuning, alpha }),
      logMixTwo_s25: twoSidedLogMixture(25, tuning),
      logMixOne_s25: oneSidedLogMixture(25, tuning),
    };
  },
  statsig_msprt_two_sided: (inputs) => {
    const question = z.object({
      diff: z.number(),
      varT: z.number(),
      nT: z.number(),
      varC: z.number(),
      nC: z.number(),
      alpha: z.number(),
    });
    const { diff, varT, nT, varC, nC, alpha } = question.parse(inputs);
    const found = statsigInterval({
      difference: diff,
      treated: { variance: varT, n: nT },
      control: { variance: varC, n: nC },
      alpha,
    });
    return {
      V: found.variance,
      tau: found.tau,
      zStar: found.z,
      ci: [found.low, found.high],
      p: found.pValue,
    };
  },
};
