import { settings } from '@/lib/config/settings'
import { providerPlace } from '@/lib/core/identity-provider'
import type { OpenIdProvider } from '@/lib/oidc/openid-provider'
import { unseal } from '@/lib/seal/unseal'
import type { KnownProvider } from './find-openid-provider'

/** A provider as `lib/oidc` wants it, its secret opened. */
export function openIdProviderOf({ tenant, row }: KnownProvider): OpenIdProvider {
  const given = row.settings
  return {
    issuer: given.issuer,
    clientId: given.client_id,
    clientAuth: given.client_auth,
    clientSecret: row.sealed === null ? null : unseal(row.sealed, providerPlace(tenant.id, row.id)),
    scopes: given.scopes,
    loginClaim: given.login_claim,
    nameClaim: given.name_claim,
    emailClaim: given.email_claim,
    groupsClaim: given.groups_claim,
    allow: settings().outgoingAllow,
    ca: given.ca,
  }
}
