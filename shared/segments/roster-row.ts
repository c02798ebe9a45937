import type { Person } from './person.ts';

/** A person as a roster file tells it; empty e-mail and null number mean that the file has none. */
export type RosterRow = Pick<Person, 'name' | 'customerNumber' | 'email' | 'role' | 'attributes' | 'tags'>;

/** Counted by people: rows with the same customer number are one person. */
export type RosterCounts = {
  readonly newPeople: number;
  readonly changedPeople: number;
  readonly samePeople: number;
};
