import { isFree, singleMoves, together, withMoves, type Move } from './plan-moves.ts';
import {
  gainOf,
  measureSchema,
  outcomeOf,
  scenariosInOutcome,
  type Measure,
  type PlanOutcome,
} from './plan-outcome.ts';
import { samplesOutOfReach, type SampleOutOfReach } from './samples-out-of-reach.ts';
import type { OnRuns } from './simulate-plan.ts';
import type { SimulatedPlan } from './simulated-plan.ts';
import type { Suggestion } from './suggestion.ts';
import { reachesNobody, worthOf, type Aim } from './worth-of-plan.ts';

export type SuggestionQuestion = {
  readonly plan: SimulatedPlan;
  /** By phase; what has started stays as it is. */
  readonly numbers: readonly ('fixed' | 'free')[];
  readonly seed: number;
  readonly runs?: SearchRuns;
};

/** Runs of each scenario while many plans are tried, for those that did well, and for the last, which draw anew. */
export type SearchRuns = { readonly many: number; readonly some: number; readonly last: number };

const USUAL_RUNS: SearchRuns = { many: 60, some: 200, last: 600 };
/** Single steps that are also tried in twos, and plans that come into the next round. */
const IN_TWOS = 6;
const IN_SOME: Readonly<Record<Aim, number>> = { better: 4, trade: 2 };
const IN_LAST: Readonly<Record<Aim, number>> = { better: 3, trade: 1 };
const MOST_IN = { some: IN_SOME.better + IN_SOME.trade, last: IN_LAST.better + IN_LAST.trade };

/**
 * Looks for a plan with phases of other sizes and lengths that is better in something and worse in nothing beyond the
 * error, by the app's own rule. All plans are given the same seed; the last ones are judged by other draws than those
 * they were chosen by. A plan whose phases ask for samples out of their reach is mended first. The same question gives the
 * same suggestion. `onRuns` may throw to end it.
 */
export function suggestPlan(question: SuggestionQuestion, onRuns: OnRuns = () => {}): Suggestion {
  const { plan, numbers, seed, runs = USUAL_RUNS } = question;
  const obstacles = samplesOutOfReach(plan);
  const isOpen = plan.phases.some((phase, at) => isFree(phase, numbers[at] ?? 'fixed'));
  const search = createSearch(question, onRuns);
  if (!isOpen) {
    return search.answer({ obstacles, before: outcomeOf({ plan, runs: runs.many, seed }), last: null });
  }
  const standing = search.tryOut([[]], runs.many);
  const mended = search.tryOut(mendingMoves(plan, obstacles, numbers), runs.many);
  const start = search.best([...standing, ...mended], { better: 1, trade: 0 })[0] ?? [];
  const singles = search.tryOut(
    singleMoves(plan, numbers).flatMap((move) => setOf(start, [move])),
    runs.many,
  );
  const twos = search.tryOut(inTwos(start, search.best(singles, { better: IN_TWOS, trade: 0 })), runs.many);
  const some = search.tryOut(search.best([...mended, ...singles, ...twos], IN_SOME), runs.some);
  const last = search.tryLast(search.best(some, IN_LAST));
  return search.answer({ obstacles, before: last.before, last: last.candidates });
}

type Candidate = { readonly moves: readonly Move[]; readonly outcome: PlanOutcome };

function setOf(start: readonly Move[], more: readonly Move[]): (readonly Move[])[] {
  const set = together(start, more);
  return set === null ? [] : [set];
}

/** Two steps that were good by themselves, at once. */
function inTwos(start: readonly Move[], singles: readonly (readonly Move[])[]): (readonly Move[])[] {
  const own = singles.map((moves) => moves.slice(start.length));
  return own.flatMap((first, at) =>
    own.slice(at + 1).flatMap((second) => {
      const pair = together(first, second);
      return pair === null ? [] : setOf(start, pair);
    }),
  );
}

/** As long, or as large, as each sample needs, its extensions included, and with some of them to spare. */
const TO_SPARE = [1, 1.5, 2, 3];
const FIVES = 5;

function mendingMoves(
  plan: SimulatedPlan,
  obstacles: readonly SampleOutOfReach[],
  numbers: SuggestionQuestion['numbers'],
): (readonly Move[])[] {
  let sets: (readonly Move[])[] = obstacles.length === 0 ? [] : [[]];
  for (const { at, enoughDays, enoughPeople } of obstacles) {
    const phase = plan.phases[at];
    if (phase === undefined || !isFree(phase, numbers[at] ?? 'fixed')) return [];
    const ways = [...waysOf({ at, field: 'holdDays', step: 1 }, enoughDays)];
    ways.push(...waysOf({ at, field: 'people', step: FIVES }, enoughPeople));
    sets = sets.flatMap((set) => ways.flatMap((way) => setOf(set, [way]))).slice(0, MOST_MENDED);
  }
  return sets;
}

const MOST_MENDED = 24;

type Way = Pick<Move, 'at' | 'field'> & { readonly step: number };

function waysOf({ at, field, step }: Way, enough: number | null): readonly Move[] {
  if (enough === null) return [];
  return TO_SPARE.map((factor) => ({ at, field, value: step * Math.ceil((enough * factor) / step) }));
}

function createSearch(question: SuggestionQuestion, onRuns: OnRuns) {
  const { plan, numbers, seed, runs = USUAL_RUNS } = question;
  const perRun = scenariosInOutcome(plan);
  const tried = new Set<string>();
  let [done, total] = [0, perRun * plannedRuns(question, runs)];

  function outcome(moved: SimulatedPlan, each: number, own: number): PlanOutcome {
    onRuns(done, total);
    done += each * perRun;
    total = Math.max(total, done);
    return outcomeOf({ plan: moved, runs: each, seed: own });
  }

  function candidates(sets: readonly (readonly Move[])[], each: number, own: number): Candidate[] {
    const seen = new Set<string>();
    return sets.flatMap((moves) => {
      const moved = withMoves(plan, moves);
      const key = moved === null ? '' : JSON.stringify(numbersOf(moved));
      if (moved === null || seen.has(key)) return [];
      seen.add(key);
      if (key !== JSON.stringify(numbersOf(plan))) tried.add(key);
      return [{ moves, outcome: outcome(moved, each, own) }];
    });
  }

  let standing: PlanOutcome | null = null;
  const before = (): PlanOutcome => (standing ??= outcomeOf({ plan, runs: runs.many, seed }));
  return {
    tryOut: (sets: readonly (readonly Move[])[], each: number) => candidates(sets, each, seed),
    tryLast: (sets: readonly (readonly Move[])[]) => {
      const own = seed + 1;
      return { before: outcome(plan, runs.last, own), candidates: candidates(sets, runs.last, own) };
    },
    /** The moves that did best by either aim, each once. */
    best: (found: readonly Candidate[], most: Readonly<Record<Aim, number>>): (readonly Move[])[] => {
      const by = (aim: Aim): readonly Candidate[] => {
        const worth = new Map(found.map((one) => [one, worthOf(before(), one.outcome, aim)]));
        return found
          .toSorted((left, right) => (worth.get(right) ?? 0) - (worth.get(left) ?? 0))
          .slice(0, most[aim]);
      };
      return [...new Set([...by('better'), ...by('trade')])].map(({ moves }) => moves);
    },
    answer: (result: Pick<Result, 'obstacles' | 'before' | 'last'>): Suggestion => {
      const judgedBy = result.last === null ? runs.many : runs.last;
      return answerOf({ ...result, plan, numbers, tried: tried.size, runs: judgedBy });
    },
  };
}

/** The most that can come: what is left out on the way makes the end come sooner. */
function plannedRuns({ plan, numbers }: SuggestionQuestion, runs: SearchRuns): number {
  const pairs = (IN_TWOS * (IN_TWOS - 1)) / 2;
  return (
    runs.many * (1 + singleMoves(plan, numbers).length + pairs) +
    runs.some * MOST_IN.some +
    runs.last * (1 + MOST_IN.last)
  );
}

function numbersOf({ phases }: SimulatedPlan): Suggestion['phases'] {
  return phases.map(({ people, holdDays }) => ({ people, holdDays }));
}

type Result = {
  readonly plan: SimulatedPlan;
  readonly numbers: SuggestionQuestion['numbers'];
  readonly obstacles: readonly SampleOutOfReach[];
  readonly before: PlanOutcome;
  /** The plans judged last, the best first; null where nothing is left to change. */
  readonly last: readonly Candidate[] | null;
  readonly tried: number;
  /** Of each scenario, behind the outcomes. */
  readonly runs: number;
};

/** Gains count from two standard errors on; costs sooner. */
const [A_GAIN, A_COST] = [2, -1];

function weighed({ moves, outcome }: Candidate, before: PlanOutcome) {
  const gain = (measure: Measure): number => gainOf(measure, before, outcome) ?? 0;
  const asked = measureSchema.options.filter((one) => one !== 'touched' || outcome.harm === null);
  return {
    moves,
    outcome,
    gains: asked.filter((one) => gain(one) >= A_GAIN),
    costs: asked.filter((one) => gain(one) < A_COST),
  };
}

function answerOf({ plan, numbers, obstacles, before, last, tried, runs }: Result): Suggestion {
  const found = (last ?? []).map((one) => weighed(one, before));
  const worthwhile = found.filter(({ gains, outcome }) => gains.length > 0 && !reachesNobody(outcome));
  // Nothing is lost by a plan that goes nowhere, so that leaving it is a trade.
  const better = reachesNobody(before) ? undefined : worthwhile.find(({ costs }) => costs.length === 0);
  const trade = worthwhile.find(({ gains }) => gains.includes('reach'));
  const chosen = better ?? trade ?? null;
  const moved = chosen === null ? plan : (withMoves(plan, chosen.moves) ?? plan);
  return {
    kind: last === null ? 'fixed' : better !== undefined ? 'better' : trade !== undefined ? 'trade' : 'none',
    phases: numbersOf(moved),
    before,
    after: chosen?.outcome ?? null,
    gains: chosen?.gains ?? [],
    costs: chosen?.costs ?? [],
    obstacles: obstacles.map(({ at, ...own }) => ({ ...own, numbers: numbers[at] ?? 'fixed' })),
    tried,
    runs,
  };
}
