import type { DecisionVerb } from './decision.ts';
import type { Gate } from './gate.ts';

/**
 * Whether a decision is what the gate advises; one that is not needs a reason. A start is nobody's advice, and closing the
 * rollout is what advancing comes to in its last phase: closed before its watch is over, it goes against the advice.
 */
export function followsAdvice(verb: DecisionVerb, advised: Gate['verb']): boolean {
  return verb === 'start' || verb === advised || (verb === 'finish' && advised === 'advance');
}
