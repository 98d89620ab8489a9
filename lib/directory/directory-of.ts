import { settings as serverSettings } from '@/lib/config/settings'
import { providerPlace } from '@/lib/core/identity-provider'
import type { LdapSettings } from '@/lib/core/ldap-settings'
import { unseal } from '@/lib/seal/unseal'
import type { Directory } from './directory'

/** A kept directory, and whose it is. */
export interface KeptDirectory {
  tenantId: string
  id: string
  settings: LdapSettings
  sealed: Uint8Array | null
}

/** A kept directory as one that can be asked. @throws SealLost when its secret was sealed under a lost PLIMSOLL_SECRET */
export function directoryOf({ tenantId, id, settings, sealed }: KeptDirectory): Directory {
  return {
    settings,
    bindPassword: sealed === null ? null : unseal(sealed, providerPlace(tenantId, id)),
    allow: serverSettings().outgoingAllow,
  }
}
