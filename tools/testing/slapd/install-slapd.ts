import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import type { Log } from '../../lib/log'
import { findSlapd } from './find-slapd'

/** Installs slapd with apt-get where there is none and this may be done (as root on Debian or Ubuntu); says why not otherwise. */
export function installSlapd(log: Log): boolean {
  if (findSlapd()) return true
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    log('  no slapd here: installing it with apt-get')
    const apt = (...args: string[]) =>
      spawnSync('apt-get', ['-q', '-y', ...args], {
        stdio: 'ignore',
        // The package would start a server of its own.
        env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' },
      })
    apt('update')
    apt('install', '--no-install-recommends', 'slapd', 'openssl')
  }
  const found = findSlapd() !== null
  if (!found)
    log('  there is no slapd, and it cannot be installed here: tests on a real directory are skipped')
  return found
}
