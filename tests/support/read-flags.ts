import { FlagdCore } from '@openfeature/flagd-core';

/**
 * A flag file as the reference evaluator of flagd reads it. Everything the evaluator objects to, the schema's
 * objections included, is in `objections`.
 */
export function readFlags(text: string) {
  const objections: string[] = [];
  const object = (message: string) => objections.push(message);
  const logger = { debug: object, info: () => undefined, warn: object, error: object };
  const core = new FlagdCore(undefined, logger, { disableDynamicCodeGeneration: true });
  core.setConfigurations(text);
  return {
    objections,
    /** What the product gets; its own default is the opposite of off, so that no answer shows as `true`. */
    isOn: (flagKey: string, targetingKey: string): boolean =>
      core.resolveBooleanEvaluation(flagKey, true, { targetingKey }).value,
    isOnForNobodyInParticular: (flagKey: string): boolean =>
      core.resolveBooleanEvaluation(flagKey, true, {}).value,
  };
}
