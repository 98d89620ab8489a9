import type { Lookup } from '@/lib/access/keys'
import { prisma } from '../client'

/** What a session keeps of the provider that vouched for its person. */
export interface SessionTokensRow {
  id: string
  userId: string
  identityId: string
  /** `oidc:` or `ldap:` and the provider's id. */
  provider: string
  subject: string
  /** Sealed at `session/ID`; null where there is nothing to ask with. */
  sealed: Uint8Array<ArrayBuffer> | null
  endedAt: Date | null
}

/** By the SHA-256 of the session's opaque id; null for sessions of local accounts. */
export async function sessionTokens(
  _key: Lookup,
  hash: Uint8Array<ArrayBuffer>,
): Promise<SessionTokensRow | null> {
  const rows = await prisma().$queryRaw<SessionTokensRow[]>`
    SELECT id, user_id AS "userId", identity_id AS "identityId", provider, subject, sealed, ended_at AS "endedAt"
    FROM app.session_tokens(${hash})`
  return rows[0] ?? null
}
