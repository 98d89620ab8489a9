import type { ProviderPerson } from '@/lib/core/provider-person'
import { directoryOf, type KeptDirectory } from '@/lib/directory/directory-of'
import { lookUpPerson } from '@/lib/directory/look-up-person'
import { directoryPerson } from './directory-person'

/**
 * What a directory says now of somebody who signed in by it before, asked without their password; null when it no longer has
 * them, or calls them disabled.
 * @throws DirectoryError, SealLost when it cannot be asked: that says nothing of the person
 */
export async function askDirectoryAgain(
  directory: KeptDirectory,
  subject: string,
  timeMs?: number,
): Promise<ProviderPerson | null> {
  const person = await lookUpPerson(directoryOf(directory), subject, timeMs)
  return person && directoryPerson(directory, person)
}
