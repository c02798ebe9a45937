import type { ColumnGuess } from '#shared/imports/guess-columns.ts';
import type { ImportPreview } from '#shared/imports/imports.contract.ts';
import type { ImportMapping } from '#shared/imports/import-mapping.ts';
import { fileStem as stemOf, proposeProfileName } from '#shared/imports/profile-name.ts';
import {
  columnsNewTo,
  rankProfiles,
  readByProfile,
  type NewFile,
} from '#shared/imports/recognise-profile.ts';
import { AppError } from '#shared/kernel/app-error.ts';
import type { Id } from '#shared/kernel/schema.ts';
import type { Metric } from '#shared/metrics/metric.ts';
import type { ServiceContext } from '#electron/workspace/service-context.ts';
import { createProfilesRepository, type StoredProfile } from './profiles.repository.ts';

export type UnknownFile = {
  featureId: Id;
  fileName: string;
  columns: readonly ColumnGuess[];
  /** How the file would be read by looking alone. */
  found: ImportMapping;
  metrics: readonly Metric[];
};

export type Recognised = {
  profile: NonNullable<ImportPreview['profile']>;
  mapping: ImportMapping;
  /** The year the former file's days without one belonged to; proposed first, never taken for granted. */
  likelyYear: number | null;
  /** Columns that it never met and that may matter, see `columnsNewTo`. */
  newColumns: readonly ColumnGuess[];
};

export type UsedReading = {
  featureId: Id;
  fileName: string;
  /** The column names of the file. */
  columns: readonly string[];
  /** As it was read, every metric by its id. */
  mapping: ImportMapping;
  metrics: readonly Metric[];
};

/** Ways of reading files, kept when a file comes in and found again for the next like it. */
export function createProfilesService({ commands, db, newId, now }: ServiceContext) {
  const profiles = createProfilesRepository(db);

  function getProfile(profileId: Id): StoredProfile {
    const profile = profiles.findById(profileId);
    if (profile === null) throw new AppError('not-found', 'profile-not-found');
    return profile;
  }

  function recognise({ fileName, ...file }: UnknownFile): Recognised | null {
    const asked: NewFile = { ...file, fileStem: stemOf(fileName) };
    for (const kept of rankProfiles(profiles.listAll(), asked)) {
      const mapping = readByProfile(kept, asked);
      if (mapping === null) continue;
      const { id, name, lastUsedAt } = kept;
      const newColumns = columnsNewTo(kept, asked);
      return { profile: { id, name, lastUsedAt }, mapping, likelyYear: kept.mapping.year, newColumns };
    }
    return null;
  }

  function keep(used: UsedReading): void {
    const { featureId, mapping, columns } = used;
    const fileStem = stemOf(used.fileName);
    const all = profiles.listAll();
    const former = all.find(
      (kept) =>
        kept.featureId === featureId &&
        kept.fileStem.toLowerCase() === fileStem.toLowerCase() &&
        sameNames(kept.columns, columns),
    );
    const drafts = mapping.metrics.map(({ metricId }) => draftOf(used.metrics, metricId));
    const reading = { featureId, fileStem, columns, mapping, drafts, lastUsedAt: now() };
    if (former === undefined) {
      const name = proposeProfileName({
        metrics: drafts.flatMap((draft) => draft?.name ?? []),
        stem: fileStem,
        taken: all.map((kept) => kept.name),
      });
      profiles.insert({ ...reading, id: newId(), name });
    } else profiles.update({ ...former, ...reading });
  }

  return {
    /** The kept way of reading that knows the file best, applied to it; null when none does. */
    recognise,
    /** Keeps how a file was read, inside the caller's command; a file of the same name and columns renews its profile. */
    keep,
    /** Throws `profile-not-found`. */
    renameProfile: (profileId: Id, name: string): void => {
      const profile = getProfile(profileId);
      commands.run({ method: 'imports.renameProfile', subjectId: profileId }, () =>
        profiles.update({ ...profile, name }),
      );
    },
    /** Throws `profile-not-found`. */
    forgetProfile: (profileId: Id): void => {
      getProfile(profileId);
      commands.run({ method: 'imports.forgetProfile', subjectId: profileId }, () =>
        profiles.remove(profileId),
      );
    },
  };
}

function sameNames(left: readonly string[], right: readonly string[]): boolean {
  const key = (names: readonly string[]) => names.map((name) => name.trim().toLowerCase()).toSorted();
  return key(left).join('\u0000') === key(right).join('\u0000');
}

function draftOf(metrics: readonly Metric[], metricId: Id | null): StoredProfile['drafts'][number] {
  const metric = metrics.find(({ id }) => id === metricId);
  if (metric === undefined) return null;
  const { id: _id, position: _position, featureId: _featureId, ...draft } = metric;
  return draft;
}

export type ProfilesService = ReturnType<typeof createProfilesService>;
