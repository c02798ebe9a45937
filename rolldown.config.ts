import type { BuildOptions } from 'rolldown';

// better-sqlite3 carries its own binary; electron exists only inside Electron.
const external = ['better-sqlite3', 'electron'];

// An import that leads nowhere would only be found when the program runs.
const onLog: BuildOptions['onLog'] = (level, log, report) => {
  report(log.code === 'UNRESOLVED_IMPORT' ? 'error' : level, log);
};

const programs: BuildOptions[] = [
  {
    input: {
      main: 'electron/main.ts',
      web: 'electron/web.ts',
      cli: 'electron/cli.ts',
      worker: 'electron/workspace/worker.ts',
      'reading-worker': 'electron/imports/reading-worker.ts',
      'simulation-worker': 'electron/simulator/simulation-worker.ts',
    },
    platform: 'node',
    external,
    onLog,
    output: { dir: 'out/main', format: 'esm' },
  },
  {
    input: { preload: 'electron/preload.ts' },
    platform: 'node',
    external,
    onLog,
    output: { dir: 'out/main', format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
  },
];

// oxlint-disable-next-line import/no-default-export -- rolldown reads its configuration from the default export
export default programs;
