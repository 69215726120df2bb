import path from 'node:path'
import { defineConfig } from 'vitest/config'

const exclude = ['**/node_modules/**', '**/dist/**', '**/.next/**', 'apps/web/e2e/**']

export default defineConfig({
  test: {
    projects: [
      {
        // Pure code shares nothing that a test could spoil for the next one, so workers are kept warm.
        test: {
          name: 'pure',
          include: ['packages/**/*.test.ts', 'conformance/**/*.test.ts', 'bench/**/*.test.ts', 'examples/**/*.test.ts'],
          exclude,
          pool: 'threads',
          isolate: false,
          testTimeout: 60_000,
        },
      },
      {
        // Files, databases, child processes: a process for each test file.
        resolve: { alias: { '@': path.join(import.meta.dirname, 'apps/web/src') } },
        test: {
          name: 'system',
          include: ['apps/*/{src,test}/**/*.test.ts', 'prisma/**/*.test.ts', 'test/**/*.test.ts'],
          exclude,
          pool: 'forks',
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
