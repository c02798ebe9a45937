import { foldText } from './fold-text.ts';
import type { Consent, Exposure, Person } from './person.ts';
import type { Id } from '#shared/kernel/schema.ts';

const CONSENT_ORDER: readonly Consent[] = ['none', 'take-part', 'quote'];

/** What somebody agreed to in one record was agreed to by the same person; the narrower word is the safe one. */
function narrower(left: Consent, right: Consent): Consent {
  return CONSENT_ORDER.indexOf(left) <= CONSENT_ORDER.indexOf(right) ? left : right;
}

function earlier(left: string | null, right: string | null): string | null {
  if (left === null || right === null) return left ?? right;
  return left < right ? left : right;
}

/**
 * One person of two records. The record kept wins where both say something; what it leaves empty the other fills.
 * Consent is the narrower of the two, an opt-out of either is an opt-out, and what the other was known by is remembered.
 */
export function mergePeople(kept: Person, double: Person): Person {
  const { code, customerNumber, email } = double;
  return {
    ...kept,
    customerNumber: kept.customerNumber ?? customerNumber,
    email: kept.email === '' ? email : kept.email,
    attributes: { ...double.attributes, ...kept.attributes },
    tags: [...new Set([...kept.tags, ...double.tags])],
    consent: narrower(kept.consent, double.consent),
    optedOutOn: earlier(kept.optedOutOn, double.optedOutOn),
    merged: [...kept.merged, { code, customerNumber, email }, ...double.merged],
  };
}

/** What of two records cannot both stay: the kept value and the one given up. */
export function givenUp(kept: Person, double: Person): { name: string; kept: string; givenUp: string }[] {
  return Object.entries(double.attributes).flatMap(([name, value]) => {
    const own = Object.hasOwn(kept.attributes, name) ? (kept.attributes[name] ?? value) : value;
    return own === value ? [] : [{ name, kept: own, givenUp: value }];
  });
}

/**
 * The ledger of one person out of the lines of two records: `moved` lines change to the person kept. Of two lines that last
 * in the same phase and arm only the kept one stays, with the earlier day and telling of both (`changed`); the other
 * is `dropped`, since nobody has a feature twice. Somebody who has a feature cannot be compared with it: their lasting
 * control lines of that feature are `ended`.
 */
export function mergeLedgers(
  kept: readonly Exposure[],
  double: readonly Exposure[],
): { changed: Exposure[]; moved: Exposure[]; dropped: Exposure[]; ended: Exposure[] } {
  const isSamePlace = (left: Exposure, right: Exposure): boolean =>
    left.phaseId === right.phaseId && left.arm === right.arm && left.until === null && right.until === null;
  const twinOf = (line: Exposure): Exposure | undefined => kept.find((own) => isSamePlace(own, line));
  const dropped = double.filter((line) => twinOf(line) !== undefined);
  const moved = double.filter((line) => twinOf(line) === undefined);
  const changed = dropped.flatMap((line) => {
    const twin = twinOf(line);
    return twin === undefined
      ? []
      : [{ ...twin, since: earlier(twin.since, line.since), toldOn: earlier(twin.toldOn, line.toldOn) }];
  });
  const lasting = [...kept, ...moved].filter(({ until }) => until === null);
  const having = new Set(lasting.filter(({ arm }) => arm === 'pilot').map(({ featureId }) => featureId));
  const ended = lasting.filter(({ arm, featureId }) => arm === 'control' && having.has(featureId));
  return { changed, moved, dropped, ended };
}

/** Why two records may be one person: the same e-mail address, or the same name where the addresses do not differ. */
export type DoubleReason = 'same-email' | 'same-name';
export type PossibleDouble = { readonly ids: readonly Id[]; readonly reason: DoubleReason };

function groupsBy(people: readonly Person[], keyOf: (person: Person) => string): Person[][] {
  const groups = new Map<string, Person[]>();
  for (const person of people) {
    const key = keyOf(person);
    const group = groups.get(key);
    if (key === '') continue;
    if (group === undefined) groups.set(key, [person]);
    else group.push(person);
  }
  return [...groups.values()].filter((group) => group.length > 1);
}

/** Records that may be the same person, each group in the order of the people; only a person can tell. */
export function findDoubles(people: readonly Person[]): PossibleDouble[] {
  const byEmail = groupsBy(people, ({ email }) => email.toLowerCase());
  const known = new Set(byEmail.flatMap((group) => group.map(({ id }) => id)));
  const byName = groupsBy(
    people.filter(({ id }) => !known.has(id)),
    ({ name, role }) =>
      `${role}:${foldText(name)
        .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
        .trim()}`,
  ).filter((group) => group.filter(({ email }) => email !== '').length < 2);
  return [
    ...byEmail.map((group) => ({ ids: group.map(({ id }) => id), reason: 'same-email' as const })),
    ...byName.map((group) => ({ ids: group.map(({ id }) => id), reason: 'same-name' as const })),
  ];
}
