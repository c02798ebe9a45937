import type { ReplyError } from '#shared/contract/envelope.ts';
import type { SimulationQuestion } from '#shared/simulator/simulate-plan.ts';
import type { Simulation } from '#shared/simulator/simulation.ts';
import type { SuggestionQuestion } from '#shared/simulator/suggest-plan.ts';
import type { Suggestion } from '#shared/simulator/suggestion.ts';

/** Posted to a simulating thread, which does one plan at a time. */
export type ToSimulation =
  { type: 'simulate'; question: SimulationQuestion } | { type: 'suggest'; question: SuggestionQuestion };

/** What each of them is answered with. */
export type Answers = { simulate: Simulation; suggest: Suggestion };

/** Posted by a simulating thread; `done` or `failed` ends a plan. */
export type FromSimulation =
  | { type: 'progress'; done: number; total: number }
  | { type: 'done'; answer: Simulation | Suggestion }
  | { type: 'failed'; error: ReplyError };
