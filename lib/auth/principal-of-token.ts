import { authorise, lookup } from '@/lib/access/keys'
import type { Principal } from '@/lib/access/principal'
import { isTokenSecret } from '@/lib/core/token-secret'
import { inTenant } from '@/lib/store/in-tenant'
import { tokenPrincipal } from '@/lib/store/tokens/token-principal'
import { touchToken } from '@/lib/store/tokens/touch-token'
import { UnauthenticatedError } from './auth-errors'
import { sha256 } from './sha256'

const TOUCH_EVERY_MS = 5 * 60_000

export interface TokenAsked {
  /** The whole `Authorization` header. */
  authorization: string
  /** Where the caller names a tenant, it must be the token's. */
  slug: string | null
  address: string | null
  at: Date
}

/**
 * Whoever a bearer token (RFC 6750 §2.1) stands for; notes at most every five minutes that it is in use.
 * @throws UnauthenticatedError for one that is malformed, unknown, expired, replaced or revoked
 */
export async function principalOfToken({ authorization, slug, address, at }: TokenAsked): Promise<Principal> {
  const secret = /^Bearer +(\S+)$/i.exec(authorization)?.[1]
  if (secret === undefined || !isTokenSecret(secret)) throw new UnauthenticatedError()
  const row = await tokenPrincipal(lookup('token'), sha256(secret))
  const past = (end: Date | null) => end !== null && end <= at
  if (!row || row.revokedAt !== null || past(row.expiresAt) || past(row.secretUntil)) {
    throw new UnauthenticatedError()
  }
  const meant = slug === null || slug === row.slug
  const here = meant && row.suspendedAt === null
  const principal: Principal = {
    actor: { kind: 'token', subject: row.tokenId, label: row.name, provider: 'token', address },
    platformAdmin: false,
    tenant: here
      ? {
          id: row.tenantId,
          slug: row.slug,
          name: row.tenantName,
          timeZone: row.timeZone,
          language: row.tenantLanguage,
        }
      : null,
    roles: here ? [row.kind] : [],
    agentId: row.agentId,
    assetPrefix: row.assetPrefix,
    sessionId: null,
    ...(meant && !here ? { suspended: true as const } : {}),
  }
  if (here && at.getTime() - (row.lastUsedAt?.getTime() ?? 0) > TOUCH_EVERY_MS) {
    const scope = authorise(principal, 'agents.heartbeat', 'tenant.read')
    // Where it cannot be noted (a full disk) it is noted later: whoever only reads is not refused for it.
    await inTenant(scope, (tx) =>
      touchToken(tx, { id: row.tokenId, agentId: row.agentId }, at, address),
    ).catch(() => {})
  }
  return principal
}
