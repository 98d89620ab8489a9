import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const never = ['**/node_modules/**', '**/.next/**', '**/.plimsoll/**', 'e2e/**', 'agent/node_modules/**']

/** `server-only` throws outside of Next's server graph; tests are a server, so its empty half is used. */
const alias = [
  { find: /^@\//, replacement: here('./') },
  { find: /^server-only$/, replacement: here('./node_modules/server-only/empty.js') },
]

/**
 * Two projects. `unit`: no database, files `*.test.ts(x)`. `integration`: files `*.db.test.ts` on a real
 * PostgreSQL that `tools/testing/global-setup.ts` starts once; each file asks `testDatabase()` for its own.
 */
export default defineConfig({
  resolve: { alias },
  test: {
    projects: [
      {
        resolve: { alias },
        test: {
          name: 'unit',
          environment: 'node',
          include: ['**/*.test.{ts,tsx}'],
          exclude: [...never, '**/*.db.test.{ts,tsx}'],
          // No promise of speed is held by time: a loaded machine is slow.
          testTimeout: 60_000,
          // Left alone it leaves one of two processors idle.
          maxWorkers: 2,
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'integration',
          environment: 'node',
          include: ['**/*.db.test.{ts,tsx}'],
          exclude: never,
          globalSetup: ['tools/testing/global-setup.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          maxWorkers: 2,
        },
      },
    ],
  },
})
