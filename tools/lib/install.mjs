import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** What is installed does not answer the lock file: missing, or of another version. Returns the first such package or ''. */
export function firstMismatch(lock, installed) {
  for (const [path, wanted] of Object.entries(lock.packages ?? {})) {
    if (path === '' || wanted.link) continue
    const found = installed.packages?.[path]
    // Packages for other platforms are in the lock file and rightly absent.
    if (!found && (wanted.optional || wanted.devOptional || wanted.peer)) continue
    if (!found || found.version !== wanted.version) return path.replace(/^node_modules\//, '')
  }
  return ''
}

function npm(root, args) {
  const windows = process.platform === 'win32'
  const quiet = ['--include=dev', '--no-audit', '--no-fund', '--loglevel=error']
  const options = { cwd: root, encoding: 'utf8', stdio: ['ignore', 'ignore', 'pipe'], shell: windows }
  const { status, stderr, error } = spawnSync(windows ? 'npm.cmd' : 'npm', [...args, ...quiet], options)
  return { ok: status === 0, said: error ? String(error) : stderr }
}

/**
 * Brings node_modules to what package-lock.json says, if it is not there yet. `PLIMSOLL_INSTALL=never` leaves it alone.
 * Returns a sentence when that failed, otherwise ''.
 */
export function installIfNeeded(root) {
  if (process.env.PLIMSOLL_INSTALL === 'never') return ''
  const read = (path) => JSON.parse(readFileSync(join(root, path), 'utf8'))
  const present = existsSync(join(root, 'node_modules/.package-lock.json'))
  const mismatch = present
    ? firstMismatch(read('package-lock.json'), read('node_modules/.package-lock.json'))
    : ''
  if (present && !mismatch) return ''
  const began = Date.now()
  console.log(
    present
      ? `Installing dependencies again (${mismatch} does not fit) …`
      : 'Installing dependencies (a minute or two) …',
  )
  let run = npm(root, ['ci'])
  // `npm ci` wants the packages of every platform in the lock file, and a registry without one of them cannot give it.
  // `npm install` takes the same locked versions and does not mind; without --save it leaves the lock file as it is.
  if (!run.ok && run.said.includes('EUSAGE')) run = npm(root, ['install', '--no-save'])
  if (run.ok) {
    console.log(`  done in ${Math.round((Date.now() - began) / 1000)} s`)
    return ''
  }
  return `${run.said.trim()}\n\nThe dependencies could not be installed (npm says why above). Check the network and the disk, then run the command again.`
}
