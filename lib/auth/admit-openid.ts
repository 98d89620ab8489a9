import { z } from 'zod'
import { lookup } from '@/lib/access/keys'
import type { PrincipalTenant } from '@/lib/access/principal'
import type { DoorFault } from '@/lib/core/door-fault'
import { askPerson } from '@/lib/oidc/ask-person'
import { openIdProviderOf } from '@/lib/oidc/openid-provider-of'
import { tokensOf } from '@/lib/oidc/openid-tokens'
import { verifyIdToken } from '@/lib/oidc/verify-id-token'
import { findTenant } from '@/lib/store/tenants/find-tenant'
import { admitProviderPerson } from './admit-provider-person'
import { type KnownProvider, keptOpenId } from './find-openid-provider'
import { keepTokens } from './keep-tokens'
import type { Visit } from './visit'

const answer = z.object({
  id_token: z.string(),
  access_token: z.string().optional(),
  refresh_token: z.string().optional(),
})

/**
 * Lets in whom a provider vouched for, once NextAuth has the provider's tokens and has held state, nonce and PKCE: the ID
 * token's signature and claims, the groups, then the rules. Answers the session's opaque id, or why there is none.
 * @throws OpenIdError
 */
export async function admitOpenId(
  known: KnownProvider,
  tokens: unknown,
  { to, address, userAgent, at }: Visit,
): Promise<{ sid: string } | { fault: DoorFault }> {
  const given = answer.parse(tokens)
  const provider = openIdProviderOf(keptOpenId(known))
  const claims = await verifyIdToken(provider, given.id_token, { at, subject: null })
  const person = await askPerson(provider, claims, given.access_token ?? null)
  const { id, kind, name, changedAt } = known.row
  const admitted = await admitProviderPerson({
    door: await doorOf(known, to),
    provider: { tenantId: known.tenant.id, id, kind, name, changedAt },
    person,
    providerSession: typeof claims.sid === 'string' ? claims.sid : null,
    sealed: null,
    ...{ address, userAgent, at },
  })
  if (admitted.outcome === 'provider_gone') return { fault: 'unknown_provider' }
  if (admitted.outcome === 'too_many_groups') return { fault: 'overage' }
  if (admitted.outcome !== 'ok') return { fault: admitted.outcome }
  await keepTokens(admitted.sid, tokensOf(given, null))
  return { sid: admitted.sid }
}

/** At whose door they knocked: that of a tenant's own provider, always; else of the tenant they want to go to. */
async function doorOf({ tenant }: KnownProvider, to: string): Promise<PrincipalTenant | null> {
  if (tenant.slug !== '') return tenant
  const slug = slugOf(to)
  const found = slug === null ? null : await findTenant(lookup('sign-in'), slug)
  if (!found || found.suspendedAt !== null) return null
  const { suspendedAt: _, ...door } = found
  return door
}

/** The tenant whose page a path is, or null. */
export function slugOf(path: string): string | null {
  const slug = /^\/t\/([^/?#]+)/.exec(path)?.[1]
  return slug === undefined ? null : decodeURIComponent(slug)
}
