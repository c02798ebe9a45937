import { hidePeople, type HiddenPerson } from '#shared/segments/hide-people.ts';
import type { ReportModel } from './report-model.ts';

/**
 * What stays as it is: ids, days, members of closed sets, and the names of those who answer for what they did (owner,
 * decider, whoever ticked or resolved), who sign for it.
 */
const KEPT: ReadonlySet<string> = new Set(
  [
    'workspaceName ownerName decidedBy actor',
    'id featureId phaseId toPhaseId nextPhaseId metricId segmentId noteId withdraws hash sha256 personCode code',
    'badges kind metricKind unit which audience state verdict verb adviceVerb role direction basis method arm',
    'mark group origin weight before after source currency notCounted',
    'day today from to dataUpTo plannedStart startedOn endedOn gateDay waivedUntil',
  ].flatMap((keys) => keys.split(' ')),
);

function withhold(value: unknown, texts: ReadonlySet<string>, instead: string): unknown {
  if (Array.isArray(value)) return value.map((inner: unknown) => withhold(inner, texts, instead));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]: [string, unknown]) => [
      key,
      key === 'text' && typeof inner === 'string' && texts.has(inner)
        ? instead
        : withhold(inner, texts, instead),
    ]),
  );
}

export type Protection = {
  readonly people: readonly HiddenPerson[];
  /** What people said word for word who did not agree to be quoted. */
  readonly unquotable: ReadonlySet<string>;
  /** Stands where such words would. */
  readonly instead: string;
};

/** The report without anybody's name or e-mail address, and without a quote nobody agreed to. */
export function protectPeople(model: ReportModel, { people, unquotable, instead }: Protection): ReportModel {
  // The walk rebuilds the same shape with other texts in it.
  const quoted = unquotable.size === 0 ? model : (withhold(model, unquotable, instead) as ReportModel);
  return hidePeople(quoted, people, KEPT);
}
