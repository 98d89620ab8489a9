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
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']
  const run = spawnSync(npm, args, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' })
  if (run.status === 0) {
    console.log(`  done in ${Math.round((Date.now() - began) / 1000)} s`)
    return ''
  }
  return 'npm ci did not succeed (its message is above). Check the network and the disk, then run the command again.'
}
