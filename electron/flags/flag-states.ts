import {
  buildFlagDefinition,
  type FlagDefinition,
  flagFileText,
  type FlagReach,
} from '#shared/flags/build-flag-definition.ts';
import { flagExposure } from '#shared/flags/flag-exposure.ts';
import { targetingKeyOf, targetingKeysOf } from '#shared/flags/targeting-key.ts';
import type { FlagFeature, FlagsReadModel } from './flags.read-model.ts';

/** A feature's flag as plan, ledger and kill switch have it now. */
export type FlagState = {
  feature: FlagFeature;
  /** Name of the current phase, else of the last one reached; empty before the first. */
  phase: string;
  reach: FlagReach;
  /** People who get the feature; 0 when the kill switch holds them off. */
  people: number;
  /** Those of them the product must know by their person code. */
  knownByCode: number;
};

/** Reads the state of flags; decides nothing and writes nothing. */
export function createFlagStates(readModel: FlagsReadModel) {
  function phaseName(featureId: string): string {
    const phases = readModel.listPhases(featureId);
    const current = phases.find(({ state }) => state === 'current');
    return (current ?? phases.findLast(({ state }) => state === 'reached'))?.name ?? '';
  }

  function read(feature: FlagFeature): FlagState {
    const having = readModel.listHaving(feature.id);
    const exposure = flagExposure({
      feature,
      phases: readModel.listPhases(feature.id),
      people: having.length,
      customers: readModel.countCustomers(),
    });
    const ids = new Set(having.map(({ id }) => id));
    const without = exposure === 'everyone' ? readModel.listEverybody().filter(({ id }) => !ids.has(id)) : [];
    return {
      feature,
      phase: phaseName(feature.id),
      reach: { exposure, on: having.flatMap(targetingKeysOf), off: without.flatMap(targetingKeysOf) },
      people: exposure === 'killed' ? 0 : having.length,
      knownByCode: having.filter((person) => targetingKeyOf(person) === person.code).length,
    };
  }

  function define(state: FlagState, version: number): FlagDefinition {
    return buildFlagDefinition(state.reach, { feature: state.feature.name, phase: state.phase, version });
  }

  return {
    read,
    readAll: (): FlagState[] => readModel.listFeatures().map(read),
    define,
    fileText: (states: readonly FlagState[], versionOf: (featureId: string) => number): string =>
      flagFileText(
        new Map(states.map((state) => [state.feature.flagKey, define(state, versionOf(state.feature.id))])),
      ),
  };
}
