import type { ReplyError } from '#shared/contract/envelope.ts';
import type { SimulationQuestion } from '#shared/simulator/simulate-plan.ts';
import type { Simulation } from '#shared/simulator/simulation.ts';

/** Posted to a simulating thread, which does one plan at a time. */
export type ToSimulation = { type: 'simulate'; question: SimulationQuestion };

/** Posted by a simulating thread; `done` or `failed` ends a plan. */
export type FromSimulation =
  | { type: 'progress'; done: number; total: number }
  | { type: 'done'; simulation: Simulation }
  | { type: 'failed'; error: ReplyError };
