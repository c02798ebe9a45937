import type { Gate, GateLooks, Sentence } from './gate.ts';
import { says } from './working.ts';

/** Where a gate stands among its planned looks, in a few words. */
export function standOfLooks({ all, reached, nextDay }: GateLooks): Sentence {
  if (reached === null) return says('look.before', { day: all[0]?.day ?? null });
  if (nextDay !== null) return says('look.next', { day: nextDay });
  return says(all.length === 1 ? 'look.open' : 'look.none-left');
}

/** That later numbers do not count yet, once a look is reached; null where all numbers are judged. */
export function numbersOfLook({ looks, dataUpTo }: Pick<Gate, 'looks' | 'dataUpTo'>): Sentence | null {
  const look = looks?.all.find(({ index }) => index === looks.reached);
  if (look === undefined || dataUpTo === null || look.upTo >= dataUpTo) return null;
  return says('look.numbers-up-to', { day: look.upTo, all: dataUpTo });
}
