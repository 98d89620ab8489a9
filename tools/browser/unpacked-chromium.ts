import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { root } from '../lib/root'
import type { Browser } from './find-browser'

/** Folder the browser is unpacked to, once. */
const FOLDER = join(root, '.tmp', 'browser')

/** The package unpacks its system libraries too when it believes to be where there are none. */
const UNPACK = `
  process.env.AWS_EXECUTION_ENV = 'AWS_Lambda_nodejs22.x'
  const { default: chromium } = await import('@sparticuz/chromium')
  await chromium.executablePath()`

/**
 * Unpacks the Chromium that comes inside an npm package (Linux on x64 only).
 * @returns ways to start it: with the machine's libraries, with its own; nothing where it does not fit.
 */
export async function unpackedChromium(): Promise<Browser[]> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return []
  if (!existsSync(FOLDER)) await unpack()
  const path = join(FOLDER, 'chromium')
  if (!existsSync(path)) return []
  return [
    { path, env: {} },
    { path, env: { LD_LIBRARY_PATH: join(FOLDER, 'al2023', 'lib'), FONTCONFIG_PATH: join(FOLDER, 'fonts') } },
  ]
}

/** Beside its place first, so that a run that is cut short leaves no half browser. */
async function unpack(): Promise<void> {
  await mkdir(join(root, '.tmp'), { recursive: true })
  const half = await mkdtemp(`${FOLDER}-`)
  const run = spawnSync(process.execPath, ['--input-type=module', '--eval', UNPACK], {
    cwd: root,
    env: { ...process.env, TMPDIR: half },
    encoding: 'utf8',
  })
  if (run.status === 0) await rename(half, FOLDER).catch(() => {})
  await rm(half, { recursive: true, force: true })
}
