import type { GateLooks, Sentence } from './gate.ts';
import { says } from './working.ts';

/** Where a gate stands among its planned looks, in a few words. */
export function standOfLooks({ all, reached, nextDay }: GateLooks): Sentence {
  if (reached === null) return says('look.before', { day: all[0]?.day ?? null });
  if (nextDay !== null) return says('look.next', { day: nextDay });
  return says(all.length === 1 ? 'look.open' : 'look.none-left');
}
