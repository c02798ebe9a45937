/** What is asked of a figure, whatever the seed. */
export type Bar = { readonly most: number } | { readonly least: number };

/** A figure on all seeds together. */
export type Figure = {
  readonly value: number;
  /** How many runs a share is of; null for a figure that is no share and is held to its bar exactly. */
  readonly of: number | null;
};

export const BARS_TITLE =
  'What is asked of ours (all seeds together; FAILS: beyond the bar by more than two standard errors)';

const STANDARD_ERRORS = 2;

/** Standard error of a share of so many runs, if the truth were exactly at the bar. */
function standardErrorAt(bar: number, runs: number): number {
  return Math.sqrt((bar * (1 - bar)) / runs);
}

export type Verdict = 'kept' | 'within chance' | 'FAILS';

/** kept · within chance: beyond the bar, but by no more than two standard errors · FAILS. */
export function verdictOf(bar: Bar, { value, of }: Figure): Verdict {
  const beyond = 'most' in bar ? value - bar.most : bar.least - value;
  if (beyond <= 0) return 'kept';
  const slack = of === null ? 0 : STANDARD_ERRORS * standardErrorAt(limitOf(bar), of);
  return beyond <= slack ? 'within chance' : 'FAILS';
}

/** The verdict; a bar that fails ends the program with exit code 1, once all is printed. */
export function judge(bar: Bar, figure: Figure): Verdict {
  const verdict = verdictOf(bar, figure);
  if (verdict === 'FAILS') process.exitCode = 1;
  return verdict;
}

/** Judges a bar and prints it with its figure. */
export function printBar(bar: Bar & { readonly says: string }, about: string, figure: Figure): void {
  const { value, of } = figure;
  const asked = 'most' in bar ? `<= ${bar.most}` : `>= ${bar.least}`;
  const error = of === null ? '' : `+- ${standardErrorAt(limitOf(bar), of).toFixed(4)}`;
  console.log(
    `    ${about.padEnd(46)}${bar.says.padEnd(36)}${asked.padStart(9)}${value.toFixed(4).padStart(10)} ${error.padEnd(10)} ${judge(bar, figure)}`,
  );
}

function limitOf(bar: Bar): number {
  return 'most' in bar ? bar.most : bar.least;
}
