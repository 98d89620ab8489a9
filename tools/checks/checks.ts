import { mkdir, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { toStdout } from '../lib/log'
import { root } from '../lib/root'
import { runNode } from '../lib/run-program'
import { installSlapd } from '../testing/slapd/install-slapd'
import { heldAgainst, type Outcome, single } from './outcome'
import { readResults } from './read-results'

/** One step of `npm test`. */
export type Check = { readonly name: string; readonly what: string; readonly run: () => Promise<Outcome> }

const RESULTS = join(root, '.tmp', 'test')

/** Runs programs one after the other; the check passes when all do. */
const passes =
  (...programs: readonly (readonly string[])[]) =>
  async (): Promise<Outcome> => {
    for (const args of programs) if ((await runNode(args)) !== 0) return single(false)
    return single(true)
  }

const counted =
  (runner: 'vitest' | 'playwright', name: string, args: (results: string) => readonly string[]) =>
  async (): Promise<Outcome> => {
    const results = join(RESULTS, `${name}.json`)
    await mkdir(dirname(results), { recursive: true })
    await rm(results, { force: true })
    const code = await runNode(args(results), { env: { E2E_RESULTS: results } })
    return heldAgainst(await readResults(runner, results), code)
  }

const vitest = (name: string) =>
  counted('vitest', name, (results) => [
    'node_modules/vitest/vitest.mjs',
    'run',
    `--project=${name}`,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${results}`,
  ])

/** Tests on a real directory need one; without it they say that they are skipped. */
const withSlapd = (run: Check['run']) => async (): Promise<Outcome> => {
  installSlapd(toStdout)
  return run()
}

const NEXT = 'node_modules/next/dist/bin/next'

/** Everything `npm test` runs, in order: what fails fastest first. */
export const checks: readonly Check[] = [
  {
    name: 'lint',
    what: 'format and lint',
    run: passes(['node_modules/@biomejs/biome/bin/biome', 'check', '.']),
  },
  {
    name: 'types',
    what: 'types',
    run: passes(
      [NEXT, 'typegen'],
      ['node_modules/typescript-native/bin/tsc', '--noEmit', '-p', 'tsconfig.json'],
    ),
  },
  {
    name: 'layers',
    what: 'who may import whom',
    run: passes([
      'node_modules/dependency-cruiser/bin/dependency-cruise.mjs',
      '--config',
      '.dependency-cruiser.cjs',
      'app',
      'bench',
      'components',
      'lib',
      'tools',
    ]),
  },
  { name: 'unit', what: 'unit tests', run: withSlapd(vitest('unit')) },
  { name: 'integration', what: 'tests on a real PostgreSQL', run: withSlapd(vitest('integration')) },
  { name: 'build', what: 'production build', run: passes(['tools/build.mjs']) },
  {
    name: 'e2e',
    what: 'the demo in a real browser',
    run: counted('playwright', 'e2e', () => ['tools/e2e.mjs']),
  },
]
