import { defineConfig } from 'vitest/config';

/** Two projects: `unit` beside the code, and `e2e`, whole nights and a browser, one file at a time. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: [
            'generator/**/*.test.ts',
            'site/**/*.test.ts',
            'scripts/*.test.ts',
            'scripts/lib/**/*.test.ts',
            'scripts/findings/*.test.ts',
          ],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['scripts/e2e/**/*.test.ts'],
          globalSetup: ['scripts/e2e/nginx-setup.ts'],
          testTimeout: 600_000,
          hookTimeout: 600_000,
          // A busy machine is no defect of a page.
          expect: { poll: { timeout: 30_000 } },
          fileParallelism: false,
        },
      },
    ],
  },
});
