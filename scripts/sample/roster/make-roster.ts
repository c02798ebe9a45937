import type { Chance } from '../chance.ts';
import { italianCsv } from '../italian-csv.ts';
import { BUSINESS_KINDS, BUSINESS_TAILS, FIRST_NAMES, LAST_NAMES, PROVINCES } from './business-names.ts';
import { SEGMENT_OF_VOICE } from './voices-in-roster.ts';

export type SegmentName = keyof typeof BUSINESS_KINDS;

export const CUSTOMERS = 300;
export const STAFF = 40;
const SEGMENT_SIZES: Readonly<Record<SegmentName, number>> = { Wholesale: 96, Retail: 124, Horeca: 80 };

/** People whose names stand in plans and decisions; the rest of the staff follows. */
const NAMED_STAFF = [
  ['Giulia Conti', 'Sales'],
  ['Marco Bellini', 'Customer care'],
  ['Sara Riva', 'Logistics'],
  ['Paolo Neri', 'Sales'],
  ['Luca Sala', 'Sales'],
  ['Davide Greco', 'Warehouse'],
] as const;
const TEAMS = [
  'Sales',
  'Sales',
  'Customer care',
  'Logistics',
  'Warehouse',
  'Warehouse',
  'Administration',
] as const;

export const ROSTER_HEADER = [
  'Codice',
  'Ragione sociale',
  'Tipo',
  'segment',
  'province',
  'since',
  'team',
  'E-mail',
];

function slugOf(name: string): string {
  return name
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
}

function weightedProvince(chance: Chance): (typeof PROVINCES)[number] {
  let left = chance.whole(0, 99);
  for (const province of PROVINCES) {
    if (left < province.weight) return province;
    left -= province.weight;
  }
  return PROVINCES[0];
}

/** Each segment has its size, and those who speak in the sample stand where the notes say they do. */
function segmentsInOrder(chance: Chance): SegmentName[] {
  const left = { ...SEGMENT_SIZES };
  for (const segment of SEGMENT_OF_VOICE.values()) left[segment] -= 1;
  const rest = chance.shuffled(
    (Object.keys(left) as SegmentName[]).flatMap((segment) =>
      Array.from({ length: left[segment] }, () => segment),
    ),
  );
  return Array.from(
    { length: CUSTOMERS },
    (_, index) => SEGMENT_OF_VOICE.get(index + 1) ?? rest.pop() ?? 'Retail',
  );
}

function freeNames(segment: SegmentName, chance: Chance): string[] {
  const names = BUSINESS_KINDS[segment].flatMap((kind) =>
    BUSINESS_TAILS[segment].map((tail) => `${kind} ${tail}`),
  );
  return chance.shuffled(names);
}

function customerRows(chance: Chance): string[][] {
  const names: Record<SegmentName, string[]> = {
    Wholesale: freeNames('Wholesale', chance),
    Retail: freeNames('Retail', chance),
    Horeca: freeNames('Horeca', chance),
  };
  return segmentsInOrder(chance).map((segment, index) => {
    const { province, town } = weightedProvince(chance);
    const short = names[segment].pop() ?? `Cliente ${index + 1}`;
    const name = segment === 'Wholesale' ? `${short} S.r.l.` : `${short}, ${town}`;
    const since = String(chance.whole(2006, 2025));
    const code = `C${String(index + 1).padStart(4, '0')}`;
    return [code, name, 'Cliente', segment, province, since, '', `ordini@${slugOf(short)}.example`];
  });
}

function staffRows(chance: Chance): string[][] {
  const taken = new Set<string>(NAMED_STAFF.map(([name]) => name));
  const pairs = FIRST_NAMES.flatMap((first) => LAST_NAMES.map((last) => `${first} ${last}`));
  const others = chance
    .shuffled(pairs)
    .filter((name) => !taken.has(name))
    .slice(0, STAFF - NAMED_STAFF.length)
    .map((name) => [name, chance.oneOf(TEAMS)] as const);
  return [...NAMED_STAFF, ...others].map(([name, team], index) => {
    const code = `D${String(index + 1).padStart(3, '0')}`;
    const since = String(chance.whole(2008, 2025));
    return [code, name, 'Dipendente', '', '', since, team, `${slugOf(name)}@adriatica-forniture.example`];
  });
}

/** The customer list as the business's own system exports it; the codes P-01 to P-300 follow its order, then staff. */
export function makeRosterFile(chance: Chance): Uint8Array {
  return italianCsv(ROSTER_HEADER, [...customerRows(chance), ...staffRows(chance)]);
}
