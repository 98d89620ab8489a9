import { settings as serverSettings } from '@/lib/config/settings'
import { providerPlace } from '@/lib/core/identity-provider'
import type { Directory } from '@/lib/directory/directory'
import { unseal } from '@/lib/seal/unseal'
import type { LdapProviderRow } from '@/lib/store/identity-providers/identity-provider-row'

/** A kept provider as a directory that can be asked. @throws Error when its secret was sealed under a lost PLIMSOLL_SECRET */
export function directoryOf(tenantId: string, { id, settings, sealed }: LdapProviderRow): Directory {
  return {
    settings,
    bindPassword: sealed === null ? null : unseal(sealed, providerPlace(tenantId, id)),
    allow: serverSettings().outgoingAllow,
  }
}
