import { defineConfig } from 'vitest/config';

const shared = { globals: false, restoreMocks: true };

// oxlint-disable-next-line import/no-default-export -- vitest reads its configuration from the default export
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          ...shared,
          name: 'unit',
          // Threads and engines take their time to start on a busy machine; speed is measured by the benchmarks.
          testTimeout: 30_000,
          include: [
            '{shared,electron,renderer,scripts,benchmarks}/**/*.test.ts',
            'tests/{contract,migrations,safety,rules}/**/*.test.ts',
          ],
        },
      },
      {
        test: {
          ...shared,
          name: 'journeys',
          include: ['tests/journeys/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
