import { doorPath } from './door-path'
import { publicId } from './public-id'

/** What is registered at the provider for this installation, to the letter. */
export interface OpenIdAddresses {
  /** Redirect URI of the code flow. */
  callback: string
  /** Post-logout redirect URI (RP-Initiated Logout 1.0). */
  afterLogout: string
  /** Back-channel logout URI (Back-Channel Logout 1.0). */
  backChannelLogout: string
}

/** The addresses of a provider (its UUID) of the tenant with this slug; none for the platform's. */
export function openIdAddresses(origin: string, providerId: string, slug: string): OpenIdAddresses {
  const id = publicId('identity_provider', providerId)
  return {
    callback: `${origin}/api/auth/callback/${id}`,
    afterLogout: origin + doorPath(slug),
    backChannelLogout: `${origin}/api/auth/back-channel-logout/${id}`,
  }
}
