import type { Directory } from './directory'
import { findBySubject } from './find-entry'
import { findGroups } from './find-groups'
import type { PersonWithGroups } from './sign-in-at-directory'
import { withDirectory } from './with-directory'

/**
 * Somebody who signed in before, with the groups they are in now, asked without their password; null when they are there no
 * longer, or disabled.
 * @throws DirectoryError when the directory does not answer: that says nothing of the person
 */
export async function lookUpPerson(
  directory: Directory,
  subject: string,
  timeMs?: number,
): Promise<PersonWithGroups | null> {
  return withDirectory({ directory, timeMs }, async (conversation) => {
    const { settings } = directory
    const person = await findBySubject(conversation, settings, subject)
    if (!person || person.disabled) return null
    return { ...person, groups: await findGroups(conversation, settings, person) }
  })
}
