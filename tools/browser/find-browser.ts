import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import type { Log } from '../lib/log'
import { PlainError } from '../lib/plain-error'
import { starts } from './starts'
import { unpackedChromium } from './unpacked-chromium'

/** A browser that was seen to start, and what it wants in its environment. */
export type Browser = { readonly path: string; readonly env: Readonly<Record<string, string>> }

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const ELSEWHERE = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

/**
 * Finds a browser that starts: the one of `E2E_CHROMIUM`, the one inside an npm package (with its own libraries if the
 * machine has none), one that is installed, or one that apt installs now (as root).
 * @throws {PlainError} when there is none.
 */
export async function findBrowser(log: Log): Promise<Browser> {
  const given = process.env.E2E_CHROMIUM
  if (given) return required({ path: given, env: {} })
  const found = (await firstThatStarts(await unpackedChromium())) ?? (await firstThatStarts(installed()))
  if (found) return found
  const added = aptInstall(log) ? await firstThatStarts(installed()) : undefined
  if (added) return added
  throw new PlainError(
    'No browser starts on this machine, so the end-to-end tests cannot run. ' +
      'Install one (Debian, Ubuntu: apt-get install chromium) or set E2E_CHROMIUM to its path.',
  )
}

async function required(browser: Browser): Promise<Browser> {
  if (await starts(browser)) return browser
  throw new PlainError(`The browser of E2E_CHROMIUM (${browser.path}) does not start.`)
}

async function firstThatStarts(candidates: readonly Browser[]): Promise<Browser | undefined> {
  for (const candidate of candidates) if (await starts(candidate)) return candidate
  return undefined
}

const installed = (): Browser[] =>
  [
    ...(process.env.PATH ?? '').split(delimiter).flatMap((folder) => NAMES.map((name) => join(folder, name))),
    ...ELSEWHERE,
  ]
    .filter((path) => existsSync(path))
    .map((path) => ({ path, env: {} }))

function aptInstall(log: Log): boolean {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return false
  log('  no browser here starts: installing chromium with apt-get')
  const apt = (...args: string[]): boolean =>
    spawnSync('apt-get', ['-q', '-y', ...args], {
      stdio: 'ignore',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    }).status === 0
  return apt('update') && apt('install', '--no-install-recommends', 'chromium')
}
