import { readFileSync, statSync } from 'node:fs'
import { PlainError } from '../lib/plain-error'

/** A system user by its numbers. */
export type Account = { readonly name: string; readonly uid: number; readonly gid: number }

/** The accounts that are fit to run a database, best first. */
const CANDIDATES = ['plimsoll', 'postgres', '_postgres', 'nobody']

/** Picks the best candidate out of the text of /etc/passwd; never a superuser. */
export function accountIn(passwd: string): Account | undefined {
  const accounts = passwd.split('\n').flatMap((line): Account[] => {
    const [name, , uid, gid] = line.split(':')
    // macOS writes nobody as -2; the kernel takes the unsigned number.
    return name && uid && gid ? [{ name, uid: Number(uid) >>> 0, gid: Number(gid) >>> 0 }] : []
  })
  for (const candidate of CANDIDATES) {
    const found = accounts.find(({ name, uid }) => name === candidate && uid > 0)
    if (found) return found
  }
  return undefined
}

/**
 * PostgreSQL refuses to run as root. For root: the user that owns the database's `files` if there are any, else the
 * system user that fits best; for anybody else, nothing (it runs as that person).
 * @throws {PlainError} when root has no other user to run it as.
 */
export function databaseAccount(files: string | undefined): Account | undefined {
  if (process.getuid?.() !== 0) return undefined
  const owner = files === undefined ? undefined : statSync(files, { throwIfNoEntry: false })
  if (owner && owner.uid > 0) return { name: `number ${owner.uid}`, uid: owner.uid, gid: owner.gid }
  const account = accountIn(readFileSync('/etc/passwd', 'utf8'))
  if (account) return account
  throw new PlainError(
    'PostgreSQL refuses to run as root, and this system has neither a user "postgres" nor "nobody". ' +
      'Run the command as another user, or add one: useradd --system --no-create-home postgres',
  )
}
