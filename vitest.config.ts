import { defineConfig } from 'vitest/config'

// Tests say what comes about, not how fast: a slow machine is no failure. How fast is asked by `npm run bench`.
const PATIENCE = { poll: { timeout: 20_000 } }
// Files of one process share what they import, which takes as long as the tests themselves: none of ours mocks a module.
const SHARED = { isolate: false, maxWorkers: 2 }

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          ...SHARED,
          expect: PATIENCE,
          testTimeout: 30_000,
          name: 'core',
          include: [
            'core/**/*.test.ts',
            'contract/**/*.test.ts',
            'cli/**/*.test.ts',
            'scripts/**/*.test.ts',
            'web/src/**/*.test.ts',
          ],
          exclude: ['**/node_modules/**', 'scripts/prove/**'],
        },
      },
      {
        test: {
          ...SHARED,
          expect: PATIENCE,
          name: 'server',
          include: ['server/**/*.test.ts', 'scripts/prove/**/*.test.ts'],
          globalSetup: ['server/src/plant/db/test-cluster.ts'],
          testTimeout: 120_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          expect: PATIENCE,
          name: 'e2e',
          include: ['e2e/**/*.test.ts'],
          globalSetup: ['e2e/demo-setup.ts'],
          testTimeout: 600_000,
          hookTimeout: 600_000,
          // Each file has a house of its own; two at a time is what two cores carry.
          maxWorkers: 2,
        },
      },
    ],
  },
})
