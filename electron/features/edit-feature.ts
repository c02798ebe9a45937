import type { InputOf } from '#shared/contract/contract.ts';
import { type Feature, NOTHING_ASSUMED } from '#shared/features/feature.ts';
import { definedOnly } from '#shared/kernel/defined-only.ts';

/** A missing or undefined field stays as it is; so does one of the risk answers or of the value model. */
export type FeatureEdit = Omit<InputOf<'features.edit'>, 'featureId'>;

/** The feature with what the change names; null takes its value model away. */
export function editFeature(
  feature: Feature,
  { riskAnswers = {}, valueModel, ...facts }: FeatureEdit,
): Feature {
  return {
    ...feature,
    ...definedOnly(facts),
    riskAnswers: { ...feature.riskAnswers, ...definedOnly(riskAnswers) },
    valueModel:
      valueModel === undefined
        ? feature.valueModel
        : valueModel && { ...(feature.valueModel ?? NOTHING_ASSUMED), ...definedOnly(valueModel) },
  };
}
