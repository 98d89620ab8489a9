import { join } from 'node:path'
import { requireSpace } from '../lib/disk-space'
import type { Log } from '../lib/log'
import { root } from '../lib/root'
import { mustRunNode } from '../lib/run-program'
import { sourceHash } from '../lib/source-hash'
import { stamped } from '../lib/stamped'
import { step } from '../lib/step'
import { buildEnvironment } from './build-environment'

/** Everything the built app is made from. */
const SOURCES = [
  'app',
  'components',
  'frameworks',
  'i18n',
  'lib',
  'messages',
  'public',
  'prisma/schema.prisma',
  'instrumentation.ts',
  'next.config.ts',
  'package-lock.json',
  'postcss.config.mjs',
  'proxy.ts',
]

/** Builds the app for production, unless the last build was of the same sources. */
export async function nextBuild(log: Log): Promise<void> {
  const state = {
    stamp: join(root, '.next', 'sources.sha256'),
    result: join(root, '.next', 'BUILD_ID'),
    hash: sourceHash(root, SOURCES),
  }
  const done = await stamped(state, async () => {
    await requireSpace(root, 500, 'the build')
    await step(log, 'Building the app (a minute or two)', () =>
      mustRunNode('next build', ['node_modules/next/dist/bin/next', 'build'], {
        quiet: true,
        env: buildEnvironment(),
      }),
    )
  })
  if (!done) log('The app is built already.')
}
