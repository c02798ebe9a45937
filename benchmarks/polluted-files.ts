import { pollutedFiles } from '#tests/support/polluted-tables.ts';
import { loadUnaided } from '#tests/support/load-unaided.ts';
import { scoreLoading } from '#tests/support/score-loading.ts';

const SEEDS = [1, 2, 3];
const EVERY_NTH_ROW = 7;

/** Prints how well polluted files are read unaided, after the published benchmark; 10 is perfect. */
export function printPollutedFiles(): void {
  console.log('\nPolluted files read unaided (own files after the survey of Pollock; of 10)');
  for (const seed of SEEDS) {
    const start = performance.now();
    const score = scoreLoading(pollutedFiles(seed, EVERY_NTH_ROW), ({ bytes }) => loadUnaided(bytes));
    const { simple, weighted, named, damaged, files } = score;
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    console.log(
      `  seed ${seed}: simple ${simple.toFixed(3)}, weighted ${weighted.toFixed(3)}, damaged rows named ${named} of ${damaged}, ${files} files in ${seconds} s`,
    );
  }
}
