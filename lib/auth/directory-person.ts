import type { ProviderPerson } from '@/lib/core/provider-person'
import type { PersonWithGroups } from '@/lib/directory/sign-in-at-directory'

/** A directory's person in the terms of all providers. A directory has no name for all the world, so it goes by its id. */
export function directoryPerson(
  providerId: string,
  { subject, login, name, email, groups }: PersonWithGroups,
): ProviderPerson {
  return { issuer: `ldap:${providerId}`, subject, login, name, email, groups }
}
