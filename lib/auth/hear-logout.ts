import { lookup, systemScope } from '@/lib/access/keys'
import { parsePublicId, publicId } from '@/lib/core/public-id'
import { OpenIdError } from '@/lib/oidc/openid-error'
import { openIdProviderOf } from '@/lib/oidc/openid-provider-of'
import { verifyLogoutToken } from '@/lib/oidc/verify-logout-token'
import { writeAuditEvent } from '@/lib/store/audit/write-audit-event'
import { noteLogoutToken } from '@/lib/store/identity-providers/note-logout-token'
import { inPerson } from '@/lib/store/in-person'
import { endSessionsAtProvider } from '@/lib/store/sessions/end-sessions-at-provider'
import { tellTenant } from '@/lib/store/tell-tenant'
import { findOpenIdProvider, keptOpenId } from './find-openid-provider'
import { sha256 } from './sha256'
import { tenantsConcerned } from './tenants-concerned'

export interface LogoutHeard {
  /** Public id of the provider in whose name it comes. */
  providerId: string
  token: string
  address: string | null
  at: Date
}

/**
 * Ends sessions here because their provider says so (OpenID Connect Back-Channel Logout 1.0): the one the token names, else
 * all of the person's by this provider. Each token counts once; the same again, and one for a session that is over, is no
 * fault of the provider's.
 * @throws OpenIdError for a token that must not be believed, or when the provider's keys cannot be had
 */
export async function hearLogout({ providerId, token, address, at }: LogoutHeard): Promise<void> {
  const id = parsePublicId('identity_provider', providerId)
  const known = id === null ? null : await findOpenIdProvider(id)
  if (!known) throw new OpenIdError('not_trusted', 'There is no such provider.')
  const provider = openIdProviderOf(keptOpenId(known))
  const { subject, sid, jti, until } = await verifyLogoutToken(provider, token, at)
  const source = `oidc:${known.row.id}`
  await inPerson(lookup('session'), async (person) => {
    const ended = await tellTenant(person, systemScope(known.tenant, 'sign-in'), async (tx) => {
      const jtiSha256 = sha256(jti)
      if (!(await noteLogoutToken(tx, { providerId: known.row.id, jtiSha256, until, at }))) {
        throw new OpenIdError('not_trusted', 'This logout token was heard before.', 'jti')
      }
      return endSessionsAtProvider(tx, { provider: source, issuer: provider.issuer, subject, sid, at })
    })
    for (const { id: sessionId, userId } of ended) {
      for (const { tenant } of await tenantsConcerned(person, userId, at)) {
        await tellTenant(person, systemScope(tenant, 'sign-in'), (tx) =>
          writeAuditEvent(tx, {
            action: 'session.ended',
            target: { kind: 'session', id: publicId('session', sessionId) },
            after: { why: 'provider', user: publicId('user', userId) },
            provider: source,
            ...{ address, at },
          }),
        )
      }
    }
  })
}
