import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    root: fileURLToPath(new URL('..', import.meta.url)),
    include: ['test/**/*.test.ts'],
    // Fixtures are data: an app in there may have tests of its own.
    exclude: [
      '**/node_modules/**',
      'test/rules/**',
      'test/apps/**',
      'test/e2e/apps/**',
      'test/evals/apps/**',
    ],
    // Most files wait for processes that they start: two of them at a time keep two cores at work.
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
})
