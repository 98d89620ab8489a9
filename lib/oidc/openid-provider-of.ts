import { settings as serverSettings } from '@/lib/config/settings'
import { providerPlace } from '@/lib/core/identity-provider'
import type { OidcSettings } from '@/lib/core/oidc-settings'
import { unseal } from '@/lib/seal/unseal'
import type { OpenIdProvider } from './openid-provider'

/** An OpenID provider as it is kept. */
export interface KeptOpenId {
  tenantId: string
  id: string
  settings: OidcSettings
  sealed: Uint8Array | null
}

/** A kept provider as one that can be asked. @throws SealLost when its secret was sealed under a lost PLIMSOLL_SECRET */
export function openIdProviderOf({ tenantId, id, settings, sealed }: KeptOpenId): OpenIdProvider {
  return {
    issuer: settings.issuer,
    clientId: settings.client_id,
    clientAuth: settings.client_auth,
    clientSecret: sealed === null ? null : unseal(sealed, providerPlace(tenantId, id)),
    scopes: settings.scopes,
    loginClaim: settings.login_claim,
    nameClaim: settings.name_claim,
    emailClaim: settings.email_claim,
    groupsClaim: settings.groups_claim,
    allow: serverSettings().outgoingAllow,
    ca: settings.ca,
  }
}
