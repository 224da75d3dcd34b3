import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const source = (path: string) => fileURLToPath(new URL(`packages/${path}`, import.meta.url))

export default defineConfig({
  resolve: {
    alias: {
      '@undisclosed/core/frame': source('core/src/frame.ts'),
      '@undisclosed/core/nearest': source('core/src/nearest.ts'),
      '@undisclosed/core/rehype': source('core/src/rehype.ts'),
      '@undisclosed/core/reporters': source('core/src/reporters/index.ts'),
      '@undisclosed/core/specifier': source('core/src/specifier.ts'),
      '@undisclosed/core': source('core/src/index.ts'),
      'eslint-plugin-undisclosed': source('eslint-plugin/src/index.ts'),
      '@undisclosed/project/errors': source('project/src/errors.ts'),
      '@undisclosed/project/short-run': source('project/src/short-run.ts'),
      '@undisclosed/project/standing': source('project/src/standing.ts'),
      '@undisclosed/project': source('project/src/index.ts'),
      '@undisclosed/review': source('review/src/index.ts'),
    },
  },
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['**/node_modules/**', 'test/rules/**', 'test/sdks/**'],
    // Builds, browsers and servers run in tests, on whatever machine: a limit ends what hangs, and asserts no speed.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    // Half of the time is spent in processes that tests start: one worker for each of two cores is none too many.
    maxWorkers: 2,
  },
})
