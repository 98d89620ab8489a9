import { randomUUID } from 'node:crypto'
import { bindService } from './bind-service'
import type { Directory, DirectoryPerson } from './directory'
import { DirectoryError } from './directory-error'
import { findByLogin } from './find-entry'
import { findGroups } from './find-groups'
import { withDirectory } from './with-directory'

export interface DirectorySignIn {
  login: string
  password: string
  /** Milliseconds for all of it. */
  timeMs?: number
}
export type PersonWithGroups = DirectoryPerson & { groups: readonly string[] }

/**
 * Who signs in with a login name and a password; null for whoever is unknown, disabled, named twice or has another password:
 * nobody is told which. Search as the service account, bind as who was found, look for groups as the service account again.
 * @throws DirectoryError when the directory does not answer in time, or refuses to be asked
 */
export async function signInAtDirectory(
  directory: Directory,
  { login, password, timeMs }: DirectorySignIn,
): Promise<PersonWithGroups | null> {
  if (login.trim() === '' || password === '') return null
  return withDirectory({ directory, timeMs }, async (conversation) => {
    const { settings } = directory
    const person = await theOne(findByLogin(conversation, settings, login.trim()))
    // For nobody the same is asked as for somebody, so that the time tells little.
    const right = await conversation.bind(
      person?.dn ?? `cn=${randomUUID()},${settings.people_base}`,
      password,
    )
    if (!person || !right || person.disabled) return null
    await bindService(conversation, directory)
    return { ...person, groups: await findGroups(conversation, settings, person) }
  })
}

/** Of a name that two have, nobody is meant. */
async function theOne(found: Promise<DirectoryPerson | null>): Promise<DirectoryPerson | null> {
  try {
    return await found
  } catch (error) {
    if (error instanceof DirectoryError && error.code === 'person_ambiguous') return null
    throw error
  }
}
