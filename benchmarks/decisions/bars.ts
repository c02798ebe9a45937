/** What is asked of a figure, whatever the seed. */
export type Bar = { readonly says: string } & ({ readonly most: number } | { readonly least: number });

/** A figure on all seeds together. */
type Measured = {
  readonly value: number;
  /** How many runs a share is of; null for a figure that is no share and is held to its bar exactly. */
  readonly of: number | null;
  /** What it is a figure of. */
  readonly about: string;
};

export const BARS_TITLE =
  'What is asked of ours (all seeds together; FAILS: beyond the bar by more than two standard errors)';

const STANDARD_ERRORS = 2;

/** Standard error of a share of so many runs, if the truth were exactly at the bar. */
function standardErrorAt(bar: number, runs: number): number {
  return Math.sqrt((bar * (1 - bar)) / runs);
}

/** kept · within chance: beyond the bar, but by no more than two standard errors · FAILS. */
export function verdictOf(
  bar: Bar,
  { value, of }: Pick<Measured, 'value' | 'of'>,
): 'kept' | 'within chance' | 'FAILS' {
  const limit = 'most' in bar ? bar.most : bar.least;
  const beyond = 'most' in bar ? value - limit : limit - value;
  if (beyond <= 0) return 'kept';
  const slack = of === null ? 0 : STANDARD_ERRORS * standardErrorAt(limit, of);
  return beyond <= slack ? 'within chance' : 'FAILS';
}

/** Prints a bar with its figure and verdict; a bar that fails ends the program with exit code 1, once all is printed. */
export function judgeBar(bar: Bar, measured: Measured): void {
  const { value, of, about } = measured;
  const asked = 'most' in bar ? `<= ${bar.most}` : `>= ${bar.least}`;
  const error =
    of === null ? '' : `+- ${standardErrorAt('most' in bar ? bar.most : bar.least, of).toFixed(4)}`;
  const verdict = verdictOf(bar, measured);
  console.log(
    `    ${about.padEnd(46)}${bar.says.padEnd(36)}${asked.padStart(9)}${value.toFixed(4).padStart(10)} ${error.padEnd(10)} ${verdict}`,
  );
  if (verdict === 'FAILS') process.exitCode = 1;
}
