import type { ProviderPerson } from '@/lib/core/provider-person'
import type { KeptDirectory } from '@/lib/directory/directory-of'
import type { PersonWithGroups } from '@/lib/directory/sign-in-at-directory'
import { directoryIssuer } from '@/lib/grants/directory-issuer'

/** A directory's person in the terms of all providers. A directory has no name for all the world: it goes by its id and where it is asked. */
export function directoryPerson(
  { id, settings }: Pick<KeptDirectory, 'id' | 'settings'>,
  { subject, login, name, email, groups }: PersonWithGroups,
): ProviderPerson {
  return { issuer: directoryIssuer(id, settings), subject, login, name, email, groups }
}
