import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Log } from '../lib/log'
import { root } from '../lib/root'
import { mustRunNode } from '../lib/run-program'
import { sourceHash } from '../lib/source-hash'
import { stamped } from '../lib/stamped'
import { step } from '../lib/step'

const OUTPUT = join(root, 'lib', 'store', 'generated')

/**
 * Generates Prisma's client if the schema changed. Generating asks Prisma's native engine for nothing, but wants its
 * file to exist, and would download it: so any program's path is given, to this one command only (with it,
 * `prisma migrate` would silently do nothing).
 */
export async function generatePrismaClient(log: Log): Promise<void> {
  const hash = sourceHash(root, [
    'prisma/schema.prisma',
    'prisma.config.ts',
    'node_modules/prisma/package.json',
  ])
  const state = { stamp: join(OUTPUT, '.stamp'), result: join(OUTPUT, 'client.ts'), hash }
  const standIn = existsSync('/bin/true') ? '/bin/true' : process.execPath
  await stamped(state, () =>
    step(log, 'Generating the database client', () =>
      mustRunNode('prisma generate', ['node_modules/prisma/build/index.js', 'generate'], {
        quiet: true,
        env: {
          PRISMA_SCHEMA_ENGINE_BINARY: standIn,
          CHECKPOINT_DISABLE: '1',
          PRISMA_HIDE_UPDATE_MESSAGE: '1',
        },
      }),
    ),
  )
}
