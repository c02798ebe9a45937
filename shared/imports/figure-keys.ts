/** Gives every different triple of whole numbers a slot, counted from 0 in order of first appearance. */
export type FigureKeys = {
  /** The slot of a key, or -1 when no row had it yet. */
  readonly find: (place: number, segment: number, person: number) => number;
  readonly open: (place: number, segment: number, person: number) => number;
  readonly size: () => number;
  readonly placeOf: (slot: number) => number;
  readonly segmentOf: (slot: number) => number;
  readonly personOf: (slot: number) => number;
};

const FIRST_ROOM = 1024;

/**
 * An open-addressing table in flat arrays (linear probing, at most half full): ten times less memory than nested maps, and
 * no text is built or hashed for a row.
 */
export function createFigureKeys(): FigureKeys {
  let room = FIRST_ROOM;
  let size = 0;
  let places = new Int32Array(room);
  let segments = new Int32Array(room);
  let people = new Int32Array(room);
  let slots = new Int32Array(room * 2).fill(-1);

  const home = (place: number, segment: number, person: number): number =>
    hashOf(place, segment, person) & (slots.length - 1);
  const find = (place: number, segment: number, person: number): number => {
    for (let at = home(place, segment, person); ; at = (at + 1) & (slots.length - 1)) {
      const slot = slots[at] ?? -1;
      if (slot === -1) return -1;
      if (places[slot] === place && segments[slot] === segment && people[slot] === person) return slot;
    }
  };
  const settle = (slot: number): void => {
    let at = home(places[slot] ?? 0, segments[slot] ?? 0, people[slot] ?? 0);
    while (slots[at] !== -1) at = (at + 1) & (slots.length - 1);
    slots[at] = slot;
  };
  const grow = (): void => {
    room *= 2;
    places = larger(places, room);
    segments = larger(segments, room);
    people = larger(people, room);
    slots = new Int32Array(room * 2).fill(-1);
    for (let slot = 0; slot < size; slot += 1) settle(slot);
  };
  const open = (place: number, segment: number, person: number): number => {
    if (size === room) grow();
    const slot = size;
    places[slot] = place;
    segments[slot] = segment;
    people[slot] = person;
    size += 1;
    settle(slot);
    return slot;
  };
  return {
    find,
    open,
    size: () => size,
    placeOf: (slot) => places[slot] ?? 0,
    segmentOf: (slot) => segments[slot] ?? 0,
    personOf: (slot) => people[slot] ?? 0,
  };
}

/** Mixed as in MurmurHash3's finaliser, so that days and segments that count up do not pile up. */
function hashOf(place: number, segment: number, person: number): number {
  let hash = Math.imul(place, 0x9e3779b1) ^ Math.imul(segment, 0x85ebca6b) ^ Math.imul(person, 0xc2b2ae35);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return hash ^ (hash >>> 13);
}

function larger(numbers: Int32Array<ArrayBuffer>, length: number): Int32Array<ArrayBuffer> {
  const more = new Int32Array(length);
  more.set(numbers);
  return more;
}
